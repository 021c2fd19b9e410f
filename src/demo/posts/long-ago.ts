/** Long because it is words: the oldest stories, each with what was said below it. */

import { DAY } from '../../time.ts';
import type { Story } from '../story.ts';

const dog: Story = {
  slug: 'same-dog-both-programmes',
  title: 'Why is the same dog on both breakfast programmes?',
  standfirst:
    'He was under the desk on Good Egg at ten past seven, and on the sofa of First Lark at twenty past. The studios are nine minutes apart.',
  by: 'nell',
  hero: 'dog',
  people: ['Gravy', 'Imani Lark', 'Barney Quince'],
  topics: ['Animals', 'Television'],
  age: 176.3 * DAY,
  hour: 10,
  body: `
We put it to *Good Egg* that their dog is also on *First Lark*. They said that he was “a common sort of dog”.

We put it to *First Lark*. They said that he was “a common sort of dog”, and we noticed that they had said it before we had quite finished asking.

He is not. He has one brown ear, and another that seems to have been fitted by a different firm. He answers to Gravy on both channels. He has been seen to arrive at the back door of the one in a taxi that had just come from the back door of the other; he was in the back, by the window, and he had a newspaper, though we are told that this was underneath him.

Neither presenter would talk to us. “I do not discuss her,” said Barney Quince, of the dog. “I have never met the man,” said Imani Lark, of the dog.

We think that something is going on, and that it is the dog.
`,
  talk: {
    over: 2 * DAY,
    script: `
Pam from Accounts: He has been on both for at least two years. He is always on whichever of the two is *not* doing the weather.
  No, Really: Two dogs.
    Pam from Accounts: One dog, one taxi. I have the receipts. Well, I have the reg.
Marjoram: That is a dog who has been told to keep a secret and is doing his best.
  gentle_ferret: good boy
Fountain Truther: It is the fountain all over again. Wake up.
  No, Really: I agree about the dogs, and I should like it noted that I do not agree about anything else.
Kev the Sparky: I’ve driven that route. Nine minutes, if he knows about the bus lane.
`,
  },
};

const teaTowel: Story = {
  slug: 'our-comment-rules-fit-on-a-tea-towel',
  title: 'Our comment rules now fit on a tea towel. We have had the tea towel made',
  standfirst: null,
  by: 'winnie',
  hero: null,
  people: [],
  topics: ['House business'],
  age: 362.4 * DAY,
  hour: 9,
  body: `
We used to have four pages of rules, and the only person who read them was Professor Plimsoll, who sent us corrections. Here are the new ones.

- Be as kind as you are funny. If you can only manage one, kind.
- Nobody’s body. Nobody’s children. Nobody’s grief.
- Guessing is fine. Knowing is not.
- If you have typed it in capitals, read it again in small letters. If it is still true, go on.
- What happens at the goose stays at the goose.

Gladwyn Moss looks after the comments. He has never deleted a joke; he has deleted six things that said they were jokes. First comments wait for him, and he is usually quick, except on Mondays, when he has band practice.
`,
  talk: {
    over: 2 * DAY,
    script: `
Professor Plimsoll: “If you can only manage one, kind” lacks a verb. I find that I do not mind.
Old Trombone: Gladwyn is third trombone. He’s told us nothing. He is a *vault*.
gentle_ferret: i would like to buy a tea towel
  Winnie Prothero: They went in an hour. All to people called Pam.
`,
  },
};

const boughtYacht: Story = {
  slug: 'roxana-flint-has-bought-a-yacht',
  title: 'Roxana Flint has bought a yacht. She will be gone by the weekend, she says',
  standfirst: 'Forty years on the road have left her with one wish, thirty-one metres long, and a bucket.',
  by: 'cosmo',
  hero: 'rocker',
  people: ['Roxana Flint'],
  topics: ['Music', 'Boats'],
  age: 425.2 * DAY,
  hour: 8.75,
  body: `
Roxana Flint, of the Hot Flints, has played every town with a plug in it. Last night, between the second encore and the third, she told nine thousand people that she was done with roads, had bought a boat, and would be sailing at the weekend.

We asked where to.

> “Out.”
>
> — Roxana Flint

We asked whether she could sail. She said that she had once driven a tour bus through a car wash with the roof open, and that she expected it was largely that.

It is called *Encore*. There is room for eight, and a piano. She gets seasick, as she is the first to say, in the bath; in a hammock; at some films. A doctor has given her a wristband, and her drummer has given her a bucket with her name on it, in studs.

Bon voyage, Rox. Send us a card from the horizon.
`,
  talk: {
    over: 2 * DAY,
    script: `
Old Trombone: I give it a fortnight before she is in another ocean. That woman has never stood still for the length of a drum solo.
  No, Really: I give it a fortnight before she’s back in a hotel.
    Bathsheba: You have no romance in you.
Kev the Sparky: If the piano’s on the port side she’ll want something on the other. Like a second piano.
Two Sugars: A bucket with her name on it in studs. That’s friendship.
`,
  },
};

export const longAgo = [dog, teaTowel, boughtYacht];
