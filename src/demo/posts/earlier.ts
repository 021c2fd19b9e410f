/** Long because it is words: six stories of the last months, each with what was said below it. */

import { DAY } from '../../time.ts';
import type { Story } from '../story.ts';

const yacht: Story = {
  slug: 'roxana-flint-yacht-per-mile',
  title: 'What Roxana Flint’s yacht has cost her a mile. We did the sum',
  standfirst: 'Thirty-one metres, four cabins, one anchor. Total distance travelled: the width of a rope.',
  by: 'cosmo',
  hero: 'yacht',
  people: ['Roxana Flint'],
  topics: ['Boats', 'Music'],
  age: 27.3 * DAY,
  hour: 11,
  comments: 'kept open',
  body: `
It is now a little over a year since Roxana Flint, of the Hot Flints, announced that she had [bought a yacht](story:roxana-flint-has-bought-a-yacht) and would be gone by the weekend. The yacht is called *Encore*. It is moored where it was delivered. It has been washed forty times.

The neighbours speak of it fondly. It goes up with the tide, they say, and then after some hours it comes down.

Roxana lives on board, rehearses on board, and gave a very good birthday on board, at which three guests asked when it would be leaving and were shown the cheese. She gets seasick in the bath and has said so. What she likes is the *sound*. She says it is like sleeping inside a bass drum that is thinking about something.

> “Everybody asks where I’m going. I’ve been going since I was seventeen. I bought the one thing on this earth that’s *supposed* to move, and I’ve made it stay put. That’s rock and roll, that is.”
>
> — Roxana Flint, from a deckchair

So, the sum. The boat, the mooring, the washing and the cheese, divided by the distance covered since delivery (four metres ten, when the rope was changed) come to a figure that made our calculator show a small picture of a snake.

The swan in the photograph is called Kevin. He is a pedalo, he goes past twice a day, and Roxana waves him by from the stern. “He’s my navy,” she says.

We are keeping the comments open on this one, because a reader has set up a watch.
`,
  talk: {
    over: 12 * DAY,
    script: `
Harbour Watch Pam: As announced: I live opposite. I shall report here daily until it moves. Day 1: it has not moved.
  Pam from Accounts: Welcome, Harbour Watch Pam. That makes four of us.
    The Other Pam: Three and a half, I am mostly on weekends.
Harbour Watch Pam: Day 2: it has not moved. She has bought a plant.
  Marjoram: WHAT plant.
    Harbour Watch Pam: Tall. Spiky. Looks as though it has had a past.
      Marjoram: Yucca. She’s staying.
Kev the Sparky: I’ll tell you what’s drawing the power on that boat. It’s not the engine. That’s a kiln or a very big amplifier.
  Old Trombone: It’s the amplifier. I was at the birthday. I could feel the cheese.
Bathsheba: “A bass drum that is thinking about something.” Roxana Flint is our greatest living poet and she is on a stationary boat.
No, Really: Four metres ten IS travelling. Credit where it’s due.
  Quietly Furious: With the current or against it?
    Harbour Watch Pam: With. I was there.
Søren: In my town there is a ferry that was finished in 1961 and has never left. We have married in it. It is a very good ferry.
Two Sugars: I don’t see what’s odd. I’ve got an exercise bicycle.
toastie: kevin update please
  Harbour Watch Pam: Kevin passed at 10:15 and at 16:40. Two people aboard, one in a hat. All in order.
Mrs Abernethy’s Nephew: My aunt knew her drummer. She says that he also never went anywhere, and that it was a strength.
`,
    lately: `
Harbour Watch Pam: Four weeks in: there is a MAN on the pontoon with a CHART.
  Dilys on the 38: I have got off the bus.
  Harbour Watch Pam: He was lost. He wanted the library. Roxana gave him some cheese and he has gone.
    Dilys on the 38: I have got back on the bus.
      Anaïs: I was holding my breath in another country.
Pam from Accounts: With today’s mooring fee the figure no longer fits in the column. I have widened the column.
gentle_ferret: wave to kevin for me
`,
  },
};

const interesting: Story = {
  slug: 'constance-figgis-interesting',
  title: 'Constance Figgis said “interesting”, and a nation put down its fork',
  standfirst: 'In six series of The Proving Drawer she had never used the word. This week she used it of a sponge.',
  by: 'winnie',
  hero: 'judge',
  people: ['Constance Figgis'],
  topics: ['Baking', 'Television'],
  age: 41.5 * DAY,
  hour: 9.5,
  body: `
For readers who have lives: *The Proving Drawer* is a programme in which twelve people bake in a barn. Constance Figgis judges them. She has a rolling pin, which she has never been seen to use, and a vocabulary of nine words, which our readers keep in a list:

1. No.
2. Ah.
3. Dry.
4. Who?
5. Better.
6. Wet.
7. Again.
8. Hm.
9. “Butter.” (The highest praise. Given twice.)

This week a retired surveyor called Desmond put down a sponge. She looked at it. She walked round it. She took off her glasses, which she does not, and she said: “Interesting.”

The barn went quiet. You could hear a meringue. Desmond, who has a heart, sat on a flour bin.

> “I have no idea. I keep thinking of the way she said it. I’ve been married for forty-one years and I couldn’t tell you, even of my wife, whether that was good.”
>
> — Desmond, on the flour bin

We have slowed it down. We have played it backwards, where it says *gnitseretni*, which helps nobody. We rang Miss Figgis. She said “Who?”, then “Ah”, and then a third thing, but there was a lorry.
`,
  talk: {
    over: 3 * DAY,
    script: `
Bathsheba: I was STANDING UP. I was standing up in my own living room.
  Two Sugars: I dropped a stitch and I don’t even knit.
Professor Plimsoll: The stress fell on the second syllable: in-TER-esting. In the north that is a compliment.
  No, Really: In the north that is a diagnosis.
Pam from Accounts: I have gone back through all six series. No 212, Dry 140, Wet 96, Who 61, Hm 300 or so. Interesting: 1.
  The Other Pam: Is there a tab?
    Pam from Accounts: There is a tab.
Old Trombone: You could hear a meringue. You could, though! Third bench. It ticked.
  Kev the Sparky: That’s the lamp cooling. But it did come in on the beat.
Quietly Furious: If Desmond is not in the final I shall do something. I don’t know what. I shall move a chair.
toastie: NOBODY hurt desmond
  gentle_ferret: i would like to be desmond’s flour bin. supportive
Mrs Abernethy’s Nephew: My aunt was at school with her. She said it once, in 1951, about a frog.
  Anaïs: And was it good?
    Mrs Abernethy’s Nephew: They made the frog a prefect.
Cardigan Weather: She took off the GLASSES.
`,
  },
};

const band: Story = {
  slug: 'the-fairweather-five-row',
  title: 'The Fairweather Five are back, and not one of them can remember the row',
  standfirst:
    'They have not spoken for twenty-two years. Asked why, they looked at each other, and then at the sandwiches.',
  by: 'nell',
  hero: 'microphones',
  people: ['The Fairweather Five', 'Monty Skerritt', 'Zephyrine Bell'],
  topics: ['Reunions', 'Music'],
  age: 63.4 * DAY,
  hour: 16,
  body: `
Five stools, five microphones, five men in their fifties being careful on a step. The Fairweather Five, who split in a motorway café and have given three separate accounts of it through three sets of lawyers, sat down yesterday in one room to say that they would tour.

It went well until somebody asked about the row.

“It was about the running order,” said Lex, who has a scarf.

“It was about the van,” said Little Ted, who has a mug.

“I thought it was me,” said Big Ted.

“I wasn’t there,” said Gordon. “I was parking the van.”

Everybody then looked at **Monty Skerritt**, who sings sitting down, has always sung sitting down, and has the short stand. Monty said that he remembered a sandwich.

> “There were five of us and four sandwiches. I’ve thought about it every day. I don’t know who had mine. I had egg on my sleeve. I think, lads, that it’s possible that I had mine.”
>
> — Monty Skerritt, after twenty-two years

There was a silence, and then all five of them began to laugh in what, it turned out, was still close harmony.

Zephyrine Bell will open for them. She learned to sing from their second album, and has told them so, and Little Ted had to be given his own mug back to hold.
`,
  talk: {
    over: 4 * DAY,
    script: `
Cardigan Weather: “I thought it was me,” said Big Ted. BIG TED. COME HERE.
  gentle_ferret: twenty two years of thinking it was him 🥺
    Two Sugars: They always think it’s them, the Big Teds.
Kev the Sparky: I rigged the ’98 tour. There were ALWAYS four sandwiches. The café did them in packs of four. It was nobody’s fault. It was catering.
  Nell Hartigan: Kev, may we pass this on to them?
    Kev the Sparky: Please do. I’ve carried it long enough.
      Bathsheba: WE HAVE SOLVED THE FAIRWEATHER FIVE
Professor Plimsoll: Close harmony in laughter is commoner than is supposed. There is a literature.
  No, Really: There is not a literature.
    Professor Plimsoll: I wrote it.
Dilys on the 38: My first concert. I had the badge. I *have* the badge. I am *wearing* the badge, on the bus, and a woman across the aisle has just opened her coat, and SHE HAS THE BADGE.
  Anaïs: And?
    Dilys on the 38: We’re going together.
Old Trombone: Played on two of the albums. Monty tips the brass. You would be surprised how few tip the brass.
Pam from Accounts: Five men, four sandwiches, 22 years. That is 0.8 sandwiches per man, or 0.036 of a sandwich per man per year.
  The Other Pam: When you put it like that.
Søren: I have a brother. I think that I will telephone.
  Two Sugars: Do it now, pet. We’ll wait.
    Søren: He thought it was him.
Mrs Abernethy’s Nephew: My aunt says that she never liked Gordon’s parking.
`,
  },
};

const cake: Story = {
  slug: 'the-cake-that-leaned',
  title: 'The cake leaned. Then the barn leaned with it',
  standfirst:
    'Dario Vennik’s five tiers on The Proving Drawer’s charity night, and the forty seconds in which nobody breathed.',
  by: 'winnie',
  hero: 'cake',
  people: ['Dario Vennik', 'Constance Figgis'],
  topics: ['Baking', 'Retirement projects'],
  age: 96.3 * DAY,
  hour: 9.25,
  body: `
It was for charity, so nobody minded. That was the idea. Six people who are known for something else baked a cake each, and Dario Vennik, who is known for keeping things out of a net, made one of five tiers, because nobody had told him that two would do.

It began to go at ten to nine. There was no noise. It just, like a tall man at a funeral, leaned in to hear.

And here is what we love about him. He did not shout, he did not push. He got down in front of it with his knees bent and his arms out, the way he did for nineteen years, and he looked at it. And everybody in the barn (two cameramen, five celebrities, a person with a mop) bent their knees as well.

It leaned. They leaned. Somebody passed him a wooden spoon.

> “With a striker you watch the hips. A cake has no hips. So I watched the cherry.”
>
> — Dario Vennik

It held. It is holding still; we went to look. Constance Figgis walked round it twice, against the clock, and cut a slice from the side that was nearer to her. She ate it. She looked at the spoon.

“Butter,” she said.
`,
  talk: {
    over: 2 * DAY,
    script: `
Bathsheba: “BUTTER.” She said BUTTER. That’s THREE.
  Pam from Accounts: Charity nights are not in the count, Bathsheba, I am sorry. I have put it in brackets.
    Bathsheba: Put it in GOLD brackets.
Kev the Sparky: I was on the lamps that night. I bent my knees up a ladder.
  Two Sugars: Of course you did.
Old Trombone: So I watched the cherry. That’s all any of us can do.
gentle_ferret: the person with a mop also bent their knees. i think about them
Marjoram: Five tiers and one cherry. He has his proportions right and everything else wrong, which is my idea of a gardener.
  The Other Pam: Marjoram is smitten.
    Marjoram: Marjoram is *observant*.
Anaïs: I have replaced all my furniture with this sentence: like a tall man at a funeral, it leaned in to hear.
Professor Plimsoll: A deviation of some six degrees. Pisa has four.
No, Really: It’s not still standing.
  Winnie Prothero: It is. They hang their coats on it.
`,
  },
};

const overheard: Story = {
  slug: 'overheard-in-the-queue-for-the-ferrets',
  title: 'Eleven things overheard in the queue for the Ferrets',
  standfirst: null,
  by: 'cosmo',
  hero: null,
  people: ['Augustin Pell', 'Roxana Flint', 'The Alderman'],
  topics: ['Overheard', 'Red carpets'],
  age: 130.2 * DAY,
  hour: 11.5,
  body: `
I had no ticket this year. I had a folding chair, and a good position between the bins and the revolving door. All of these are exact.

1. “I’m not nervous, I’m *upholstered*.”
2. “Is that a goose?”
3. “He’s very tall in person.” “He’s on a box.” “He’s very tall on a box.”
4. “Don’t look now, it’s my agent.” “Which one?” “Oh God, they’ve met.”
5. “I’ve had this zip since the car.”
6. **Augustin Pell**, to a small boy who had asked whether it was real: “Sir, are *you*?”
7. “It *is* a goose.”
8. “I shall say that it’s an honour to be nominated, and I shall say it through the nose.”
9. **Roxana Flint**, looking at two hundred photographers: “Which of you is Brian? Your mum says ring her.”
10. “Why’s everybody bowing?” “It’s the goose.”
11. And a commissionaire, to nobody, at the very end, sweeping up: “And every one of them somebody’s baby.”
`,
  talk: {
    over: 3 * DAY,
    script: `
Two Sugars: Number 11. I’ll be in the other room.
Brian: It’s me. I was there. I’m Brian. I have rung her.
  Bathsheba: BRIAN!
  The Other Pam: What did she say, Brian?
    Brian: That I looked cold on the television.
      Anaïs: I love Brian’s mother now as my own.
Professor Plimsoll: Two, seven and ten constitute a three-act play.
toastie: i’m not nervous i’m upholstered is my whole personality from today
Kev the Sparky: Fitted that revolving door. It isn’t for geese, but it’ll take one.
`,
  },
};

const sleeves: Story = {
  slug: 'oriel-bascombe-sleeves-seats',
  title: 'Oriel Bascombe’s sleeves had seats of their own at the Ferrets',
  standfirst:
    'Row C, numbers 7, 8 and 9: Left Sleeve, Miss Bascombe, Right Sleeve. Only one of the three won anything.',
  by: 'cosmo',
  hero: 'sleeves',
  people: ['Oriel Bascombe', 'Zephyrine Bell', 'Constance Figgis'],
  topics: ['Frocks', 'Red carpets'],
  age: 131.2 * DAY,
  hour: 8,
  body: `
I am going to be calm about this. I have waited fourteen years in this chair for a sleeve.

They are green. They begin at the shoulder like other sleeves and then they have a thought. Each, at its widest, is ninety-four centimetres across, and holds its shape by means of eleven bones, some horsehair and, the dressmaker says, “an attitude”. Oriel Bascombe arrived at the Golden Ferrets sideways. The revolving door was tried once.

The organisers, who are saints, moved a duke. There were three name cards. When the camera came along row C for the Best Supporting Actress it showed, in this order, Left Sleeve, looking hopeful; Oriel, looking at Left Sleeve; and Right Sleeve, being talked to by a bishop.

> “I didn’t want to be looked at, that’s the truth of it. I’d had a year of that. So I thought, I’ll bring something for them to look at, and I’ll sit down in the middle of it and have a nice evening.”
>
> — Oriel Bascombe, between the two of them

She won. She could not get out of the row. Zephyrine Bell, one behind, leaned over and pressed both sleeves flat, like a person closing a suitcase; Constance Figgis, presenting, watched her come up the steps, held out the statue, and said “Better.”

And then, as she passed the microphone, Right Sleeve said the only unscripted thing of the night. It went *whumpf*.
`,
  talk: {
    over: 5 * DAY,
    script: `
Cardigan Weather: Row C, 7 to 9. I have it as my wallpaper. I have it as my actual wallpaper. In the hall.
  Anaïs: Please send a picture of the hall.
    Cardigan Weather: It is a narrow hall. It is mostly Left.
Bathsheba: “And then they have a thought.” Cosmo, lie down.
  Cosmo Wraxall: I am lying down. I wrote it lying down.
toastie: team left sleeve
  marmalade_hrs: Team Right Sleeve. It SPOKE.
    toastie: left sleeve LISTENED
      Quietly Furious: There is no Left and Right. There is only the frock.
        Professor Plimsoll: On the contrary, there are two, and they are not quite symmetrical. Right has twelve bones. I counted.
          Pam from Accounts: So did I. Twelve. Cosmo?
            Cosmo Wraxall: I have telephoned the dressmaker. Twelve. The twelfth is “for luck”.
Kev the Sparky: Revolving door’s rated for four persons. She’s one person. I don’t see where the fault lies.
Mrs Abernethy’s Nephew: My aunt has had sleeves. She says that the trick is never to look at them first thing in the morning.
Old Trombone: The bishop tells me that it was a marvellous conversationalist. Hardly interrupted.
  gentle_ferret: you know the bishop?
    Old Trombone: Second trombone, parish band. Mondays.
Two Sugars: “I’ll sit down in the middle of it and have a nice evening.” Oh, love.
  Hat, Second Row: I wore a big hat to my divorce for the same reason. It was a very good hat.
    Two Sugars: I’m sure it was, pet. And welcome.
Marjoram: Whumpf.
  Bathsheba: Whumpf.
  Dilys on the 38: Whumpf. (On the bus. Aloud. A child answered.)
No, Really: Fine. It’s a good sleeve.
Søren: My grandfather was moved for a hat once. He spoke of it with pride.
Heather on the Moor: The duke has written to the local paper to say that he saw much better from where they put him.
`,
  },
};

export const earlier = [yacht, interesting, band, cake, overheard, sleeves];
