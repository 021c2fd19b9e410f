/** Long because it is words: three stories of the last fortnight, each with what was said below it. */

import { DAY, HOUR } from '../../time.ts';
import type { Story } from '../story.ts';

const wig: Story = {
  slug: 'the-wig-flew-in-front',
  title: 'The wig flew in the front. The Dame it belongs to flew in row 31',
  standfirst: 'Seat 2A, window, belted, with the fish. We have spoken to the gentleman in 2B, who had hoped to sleep.',
  by: 'winnie',
  hero: 'wig',
  people: ['Dame Hermia Pugh', 'Augustin Pell'],
  topics: ['Theatre', 'Travel'],
  age: 5.4 * DAY,
  hour: 15.5,
  body: `
*The Widow Galleon* goes on tour, and the wig goes with it. It is a metre and ten high, it has a three-masted ship on the top with working sails, and it may not be folded, stacked, checked in or put under anything. So it gets a seat. The insurers insisted on the front of the aeroplane, where there is less of what they call “elbow”.

Dame Hermia Pugh, who wears it, was in row 31, next to the galley, by choice. (“They bring you the biscuits first *and* last, dear, if you know their names.”)

> “It was no trouble. It looked out of the window. At one point there was a bump and I found that I had put out my arm, as you do for a child.”
>
> — The gentleman in 2B

The wig was offered a hot towel. It was offered the fish. When the captain came out to see it he took off his hat, and then, we hear, stood for a while with his hat off, and said that his mother would have liked this.

On arrival it was met by a car. Dame Hermia took the bus, and was recognised by nobody, except by the driver, and by the whole of the lower deck, and by a choir.

https://x.com/lowerdeckchoir/status/9000000000000000038
`,
  clippings: [
    {
      url: 'https://x.com/lowerdeckchoir/status/9000000000000000038',
      author: 'The Lower Deck Choir',
      handle: 'lowerdeckchoir',
      quote:
        'Sang Dame Hermia Pugh to her stop this morning. She took the alto line without being asked, and rang the bell on the beat.\n\nWe are told that the wig went by car.',
      before: 5 * HOUR,
    },
  ],
  talk: {
    over: 3 * DAY,
    script: `
Cardigan Weather: “I found that I had put out my arm.” We don’t deserve the gentleman in 2B.
  Two Sugars: Somebody raised him right.
  Bathsheba: Somebody marry him.
    The Other Pam: Pam, is he married?
      Pam from Accounts: I do not do that kind of spreadsheet.
Kev the Sparky: Working sails. On a wig. That’s servo motors. I have questions about the battery and none for the hairdresser.
  Old Trombone: It’s a stagehand with a fan. Lovely lad. Hides behind the chaise.
    Kev the Sparky: My whole life is a lie.
Professor Plimsoll: Properly a barque, if the mizzen is fore-and-aft rigged.
Mrs Abernethy’s Nephew: My aunt wants it known that she was on that bus and gave the Dame her seat, and was told “certainly not, I’ve been sitting down since Tuesday”.
  Anaïs: Your aunt is everywhere! I begin to think that your aunt is the story.
Dilys on the 38: WHICH BUS.
  Mrs Abernethy’s Nephew: The 38, Dilys.
    Dilys on the 38: I was at the DENTIST.
      gentle_ferret: oh dilys
Søren: Once I sat beside a cello. It was better company than most. It did not recline.
`,
  },
};

const potter: Story = {
  slug: 'dario-vennik-sells-a-pot',
  title: 'Dario Vennik has sold a pot. To his mother. For the second time',
  standfirst: 'He kept goal for nineteen years and let in almost nothing. Retirement has been harder on the crockery.',
  by: 'nell',
  hero: 'potter',
  people: ['Dario Vennik', 'Constance Figgis'],
  topics: ['Retirement projects', 'Crafts'],
  age: 9.4 * DAY,
  hour: 9,
  body: `
When Dario Vennik stopped keeping goal he said that he wanted to do something with his hands that did not end with somebody shouting. He bought a wheel. He has a shed. He has, by his own count, made two hundred and six pots, of which “a good forty are still pots”.

They lean. It is the first thing one notices. They lean away from him, like people at a party who have seen somebody they know, and he talks to them while he works, in the voice he used for defenders.

> “Up. Up. Hold. *Hold.* Where are you going? There is nobody there. Come back to me. Good. Now nobody move.”
>
> — Dario Vennik, to a jug

Last week he sold one. Then it came out that the buyer, a Mrs E. Vennik, had paid with a cheque in handwriting he knew. It was the same pot that she had bought a year ago; he had found it on her step with a note that said *try again, more handle*. He had tried again. It has more handle.

We are glad to say that there is now a second customer. Constance Figgis, who does not say kind things by accident, has ordered a mixing bowl. Asked whether it mattered that it would lean, she said: “So does the table.”

The mug that Calder Whin drinks from in *Dogger Light* is his as well. You can tell. It is the reason why the horizon looks wrong.
`,
  talk: {
    over: 4 * DAY,
    script: `
Two Sugars: “Try again, more handle.” Best review anybody ever had.
  gentle_ferret: i have put it above my desk
Old Trombone: I saw him save three penalties in the rain in a cup replay. He apologised to each of them afterwards. You could see him doing it.
  Kev the Sparky: I was behind that goal. He apologised to the BALL.
Pam from Accounts: Forty pots out of 206 is 19.4 per cent. For comparison, his clean sheets were 61 per cent.
  The Other Pam: And his mother?
    Pam from Accounts: 100 per cent.
Anaïs: I have one of the others! The hundred and sixty-six! He gave it to my cousin as a doorstop. It is a very good doorstop and it has a small face.
  No, Really: The face cannot be on purpose.
    Anaïs: It is winking.
Marjoram: A pot that leans is a pot for a trailing plant. I would take ten.
  Nell Hartigan: Marjoram, he has asked for your address. He is holding ten. He says that they are “coming back to him”.
`,
  },
};

const boat: Story = {
  slug: 'calder-whin-augustin-pell-boat',
  title: 'Two rival dramas, one rowing boat, and nobody will say whose idea it was',
  standfirst:
    'On Sundays they are on opposite channels at nine. The other evening they were in the middle of a lake, arguing about oars.',
  by: 'winnie',
  hero: 'boat',
  people: ['Calder Whin', 'Augustin Pell'],
  topics: ['Television', 'Boats'],
  age: 9.7 * DAY,
  hour: 13.25,
  body: `
A reader on the quay sends us this, and we have looked at it through a glass for an hour. On the left, in the red jumper that everybody has asked about: Calder Whin, the keeper in *Dogger Light*. On the right, under a hat that hides everything but the moustache: Augustin Pell, who is *Trout*.

They are supposed not to get on. It has been in the papers. One of them, it was said, had called the other’s programme “weather with a plot”; the other had replied that he had at least *got* a plot.

Our reader could hear most of it, because sound carries on water.

- “You are looking at where we have been.”
- “One *does*. It is a rowing boat.”
- “Then who is looking at where we’re going?”
- “That, dear boy, is what the gull is for.”

They went round in a circle for some time. There was a flask. At the end Mr Pell stood up, to make a point, and then sat down again, having made it.

We asked both their offices what this was about, and had the same answer from each within a minute of the other, word for word, which is how one knows that something is up. Our guess is a special. Trout comes to the lighthouse; somebody has taken the lamp. If we are right, remember where you read it. If we are wrong, it was the gull.
`,
  talk: {
    over: 6 * DAY,
    script: `
Søren: “That is what the gull is for.” I rowed for my school. This is exactly the technique.
  Quietly Furious: It explains the results.
    Søren: We hit a ferry. It was tied up.
Bathsheba: TROUT COMES TO THE LIGHTHOUSE. I have gone very calm.
  toastie: bathsheba you posted that in capitals
    Bathsheba: It was a calm capital.
Professor Plimsoll: For the record, the oarsman on the left is feathering, and the one on the right is gesticulating.
Pam from Accounts: Both statements were sent at 16:02. I have put them side by side. They share a comma that neither office has ever used before.
  The Other Pam: The comma of love.
  Pam from Accounts: The comma of a shared publicist, Pam.
Mrs Abernethy’s Nephew: My aunt taught Mr Pell to row in 1978. She would rather not discuss it.
  Old Trombone: Was it the regatta?
    Mrs Abernethy’s Nephew: She would rather not discuss the regatta.
Kev the Sparky: Boat that size wants a white light at the stern after sunset. I’m not reporting anybody. I’m just saying it to the room.
Dilys on the 38: Weather with a plot is my favourite kind of programme.
`,
  },
};

export const lastWeek = [wig, potter, boat];
