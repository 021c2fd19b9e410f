/** Long because it is words: the four stories of the last day, each with what was said below it. */

import { DAY, HOUR, MINUTE } from '../../time.ts';
import type { Story } from '../story.ts';

const soupVan: Story = {
  slug: 'zephyrine-bell-soup-van',
  title: 'Zephyrine Bell left her own album launch. She was in the soup van',
  standfirst:
    'For two hours nobody could find the woman whose name was on the building. The queue outside could have told them: she was the one with the ladle.',
  by: 'nell',
  hero: 'soup',
  people: ['Zephyrine Bell', 'Maureen Tibbs', 'Oriel Bascombe'],
  topics: ['Music', 'Soup'],
  age: 20 * MINUTE,
  body: `
There were four hundred people at last night’s launch of *Quiet Machinery*, and a wall of ice with her face in it, and a man whose whole job was to say “she’s just coming”. Zephyrine Bell was not just coming. Zephyrine Bell had gone out for air at ten past seven, seen that Maureen Tibbs was on her own in the soup van with a queue to the corner, and asked where the aprons were.

She served until nine. Nobody in the queue said anything, partly because it was dark and she was in sunglasses, and partly, one of them told us, “because she was quick, and you don’t distract a person who is quick”.

> “I have been photographed for this record for most of a year. Do you know how long it is since anybody handed me something and needed it back? Maureen needed it back. It was her good ladle.”
>
> — Zephyrine Bell, through the hatch

Here is what Maureen put up when the pans were empty:

https://www.instagram.com/p/hearsay-ladle/

The speeches went ahead without her. We are told that they were excellent and that by the end they were mostly about soup. Oriel Bascombe, who had come as a guest, was sent out to look, found her, and was given an apron and the bread; the sleeves (new ones, sensible by her lights) had to be pinned up with two clothes pegs, and both pegs are now said to be in a private collection.

One song of hers was let out early, so that the queue had something too. Maureen played it through the hatch, twice, on the telephone she keeps for orders:

https://open.spotify.com/track/hearsayQuietMachinery0

Records come out on a Friday. The lentil is on Tuesdays.
`,
  clippings: [
    {
      url: 'https://www.instagram.com/p/hearsay-ladle/',
      author: 'The Ladle',
      handle: 'theladlevan',
      quote:
        'To the lady who helped out: you left your sunglasses on the bread. I have washed them.\nYou have a good wrist and you did not once ask what was in it. Come back Tuesday, it is the lentil.',
      shows: 'a pair of very large sunglasses, drying on a rack between two colanders',
      before: 'the evening before',
    },
    {
      url: 'https://open.spotify.com/track/hearsayQuietMachinery0',
      author: 'Zephyrine Bell',
      shows: 'Stand Clear of the Doors',
      before: 'the evening before',
    },
  ],
  talk: {
    over: 19 * MINUTE,
    script: `
[19 likes] Two Sugars: She was QUICK. I am putting that on my gravestone. “She was quick, and they did not distract her.”
  Anaïs: In my family this is the highest thing one can say of a person.
    Two Sugars: What did they say about your grandmother, Anaïs?
      [11 likes] Anaïs: “She is quick, and she does not let go of the lid.”
Kev the Sparky: A wall of ice under stage lanterns at that temperature gives you forty minutes. She got out just in time, that thing will have been a puddle by eight.
  Pam from Accounts: 110 minutes of service, queue to the corner, call it one bowl every 35 seconds. I make it 188 bowls.
    The Other Pam: 189. She will have had one herself.
    Pam from Accounts: I will allow the one.
  Kev the Sparky: > call it one bowl every 35 seconds
  |
  | You’ve not allowed for the gentleman in the scarf who wanted to know what was in it. I was behind him. I have aged.
    Pam from Accounts: He is in the notes. He is most of the notes.
Mrs Abernethy’s Nephew: Read this out to my aunt. She says the good ladle is never lent, and that Maureen must have seen something in her.
  [held first_comment] Ladle Owner, 52: I have three ladles and would lend none of them. Long-time reader, never had anything to say before today.
[pick; 27 likes] Dilys on the 38: Reading this on the top deck and I have just said “the lentil is on Tuesdays” out loud. A man nodded.
Cardigan Weather: Where are the clothes pegs. WHO has the clothes pegs.
Gladwyn Moss: From the moderator’s chair: the sunglasses on the bread are not a blind item. I have had four guesses already, and one of them was the bread.
Bathsheba: I have heard the last song on the record. ||It ends with somebody putting the lid back on a pan, and then you hear her sit down.|| I have had to sit down myself.
  Old Trombone: ||I thought it was a hi-hat.|| I shall listen again with my coat off.
[edited; 9 likes] toastie: pre-ordered the album for my mum and pre-ordered the lentil for me
`,
  },
};

const goose: Story = {
  slug: 'the-alderman-red-carpet',
  title: 'The goose was on the red carpet again, and this time it was on the list',
  standfirst:
    'It had walked in front of three premieres uninvited. At the fourth, last night, the Alderman had a name card, a bow tie and, we are told, a plus one.',
  by: 'cosmo',
  hero: 'goose',
  people: ['The Alderman', 'Oriel Bascombe', 'Augustin Pell'],
  topics: ['Red carpets', 'Animals'],
  age: 2.6 * HOUR,
  body: `
For those who came in late: the goose lives on the canal behind the Paragon cinema, is known to everyone as the Alderman, and believes the red carpet to be a path that somebody unrolls for it. Three times it has been asked to leave. Three times it has declined, at length, while film stars waited.

Last night the Paragon gave in. There was a card on the list between *Adeyo, Mr and Mrs* and *Anstruther, Sir B.*, and on the card it said *Alderman, The*.

It arrived at eight, on foot. It stopped where the marks were. It gave the photographers the left side, then the right. Then it turned to Augustin Pell, who plays a man afraid of nothing in *Trout Investigates*, and looked at him until he moved.

Somebody on the wrong side of the rope has all eleven seconds of it:

https://www.tiktok.com/@keith.by.the.lock/video/9000000000000000018

> “I have stood next to some of the great ladies of the stage and I have never been so thoroughly upstaged with so little effort. It has *stillness*. You cannot teach stillness.”
>
> — Augustin Pell, from behind a pillar

What it wore: a teal bow tie by Oriel Bascombe’s own dressmaker, cut from what was left of Right Sleeve. What it said: nothing we can print, because nobody here can spell it. The plus one did not come. We understand that they are moulting.
`,
  clippings: [
    {
      url: 'https://www.tiktok.com/@keith.by.the.lock/video/9000000000000000018',
      author: 'Keith by the Lock',
      handle: 'keith.by.the.lock',
      quote: 'he was asked to wait 🪿\nhe has been waiting since the eighties\nit is our turn now',
      shows: 'a goose in a bow tie looks up at a large moustache; after a while the moustache leaves',
      before: 'the evening before',
    },
  ],
  talk: {
    over: 2.4 * HOUR,
    script: `
Bathsheba: “It turned to Augustin Pell and looked at him until he moved.” I have been trying to write that sentence for thirty years.
  Professor Plimsoll: A small point. It is a gander. One can tell by the gait.
  ! false_claim: It is an Alderman. It says so on the card.
    [22 likes] Bathsheba: Professor, with love, it is an *Alderman*.
Marjoram: Right Sleeve lives!
  Cardigan Weather: Right Sleeve GIVES.
[deleted] Kev the Sparky: I lit the second one, and they were on the cheap lanterns from
  Bathsheba: Kev! What did it say? I blinked.
    Kev the Sparky: I’d named a make of lantern. Professional shame. The goose was very well lit.
Kev the Sparky: Four premieres and it has never once squinted at the flash. Film stars take note.
gentle_ferret: i hope the plus one is all right
  Cosmo Wraxall: We telephoned the canal. They are resting and would prefer no flowers.
No, Really: I refuse to believe there is a card. I want to see the card.
  Cosmo Wraxall: The card has been eaten.
    No, Really: Of course it has.
[held first_comment] Ganderwatch: I walk my dog along that canal every morning and I can confirm that it practises.
`,
  },
};

const blindItem: Story = {
  slug: 'blind-item-who-hums',
  title: 'Blind item: who hums through every take, and who has been paid to let them?',
  standfirst: 'A leading actor, a very quiet drama, and a sound department with a secret. Your guesses below, please.',
  by: 'winnie',
  hero: 'blind',
  people: [],
  topics: ['Blind items'],
  age: 6.2 * HOUR,
  body: `
The rules, as ever: everybody in it is alive, everybody in it is fine, and nobody in it did anything that they would mind their mother knowing. If you guess it, you may have the satisfaction.

So. There is a drama. It is the kind in which people look at the sea. Its leading actor, who is admired for silences, **hums**. Not between takes. During them. It is low, it is tuneful, and for the whole of the first series nobody could work out where it was coming from; they replaced a boiler.

By the second series the sound department knew. By the third they had grown fond of it. And by the fourth, we hear, there was an arrangement: every quiet scene is recorded again afterwards, at night, by one loyal person with a microphone and a bucket of gravel, so that the actor need never be told.

- It is always the same tune.
- It is from an advertisement for stairlifts.
- The composer of the show’s music has begun, without knowing why, to write in the same key.

The bucket of gravel has its own parking space.
`,
  talk: {
    over: 5.5 * HOUR,
    script: `
Pam from Accounts: Drama, sea, silences, fourth series. There is only one drama with that much sea in it. *Dogger Light*.
  The Other Pam: There is also *The Saltings*.
    Pam from Accounts: Nobody in *The Saltings* is admired for silences, Pam. They never stop.
[pick; 33 likes] Old Trombone: That stairlift advertisement again. Two trombones and a glockenspiel, and it has been to more places this week than I have. I have never been so proud.
  Bathsheba: Trombone!! First the landing, and now you are IN the blind item!!
    Old Trombone: Fourteen seconds of me, yes. They paid in vouchers.
      gentle_ferret: vouchers for stairlifts?
        Old Trombone: I live in a bungalow.
No, Really: They replaced a BOILER.
  Kev the Sparky: I have done worse for less. Replaced a whole ring main once, it was a budgie.
Professor Plimsoll: The foley artist’s gravel is traditionally kept in a tray, not a bucket. A bucket suggests television.
  Dilys on the 38: The Professor has solved it. It is television.
Søren: It is Calder Whin. In the harbour episode you can hear it, very softly, under the gulls. I thought that I had a problem with my refrigerator.
  Anaïs: Søren! I also moved my refrigerator!
  ! spoiler: Some of us were still guessing, and had our coats on.
  Mrs Abernethy’s Nephew: My aunt got up and turned off the wireless. Twice.
  [held words] Old Trombone: Spoiler, from somebody who sat next to me: it is who you think, and the gravel person is getting a credit in series five.
Lucian: My wife says, in case anybody would rather not know: ||it is the keeper, it is always the keeper, and the one with the gravel has asked for a bigger bucket.|| She has written it down and dated it.
toastie: if he hums the stairlift tune i will simply love him more
Cardigan Weather: One loyal person, at night, with a bucket. This is the love story. Why are we not doing a post about THEM.
  Winnie Prothero: I have asked. They would rather not. They have a scene with a gate tonight.
`,
  },
};

const corrections: Story = {
  slug: 'what-we-got-wrong-sleeve-trout-lentil',
  title: 'What we got wrong: a sleeve, a trout and the word “allegedly”',
  standfirst: null,
  by: 'nell',
  hero: null,
  people: ['Oriel Bascombe', 'Augustin Pell', 'Dario Vennik'],
  topics: ['House business'],
  age: 0.9 * DAY,
  body: `
Once a month we read our own post. It is good for us, like cold water.

- We said that **Oriel Bascombe’s** left sleeve had been seated beside a bishop. It was the right sleeve. The bishop has been very nice about it.
- We said that the trout in the opening titles of *Trout Investigates* is a perch. It is a trout. **Augustin Pell** sent us a photograph of it with today’s newspaper.
- We described **Dario Vennik’s** fruit bowl as “a sort of ashtray”. It is a fruit bowl. He has asked us to print that there has been fruit in it.
- We used the word “allegedly” of a sponge. The sponge happened.
- The reader who signs herself The Other Pam was called “the other other Pam” in one place. That is another Pam. There are four, and we are sorry to them all.

If we got you wrong, say so, and we will say so too. And where one of you gets us right, we read it out to one another. Of all that was said here this week, about a wedding and the nine years before it, this went round the desk twice:

said:barney-quince-imani-lark-married by Søren

Winnie has written it on the wall above the kettle.
`,
};

const lid: Story = {
  slug: 'cosmo-has-the-lid',
  title: 'To whoever left a lid at the soup van: we have it',
  standfirst: null,
  by: 'cosmo',
  hero: null,
  people: [],
  topics: ['House business'],
  age: 0.6 * DAY,
  body: 'Blue enamel, one chip, smells of leek. It is on the windowsill and is being treated as a guest.',
};

export const today = [soupVan, goose, blindItem, corrections, lid];
