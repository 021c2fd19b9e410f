/** Long because it is words: Calder Whin and the clipboard, and what was said below the three parts of it. */

import { DAY } from '../../time.ts';
import type { Story } from '../story.ts';

const doors: Story = {
  slug: 'jory-tamm-doors',
  title: 'Jory Tamm has twelve thousand pictures of doors. We asked him about one',
  standfirst:
    'The script supervisor of Dogger Light on a side door, a wet afternoon, and the only mistake he has let stand.',
  by: 'winnie',
  hero: 'supervisor',
  people: ['Jory Tamm', 'Calder Whin'],
  topics: ['Mostly love', 'Television'],
  age: 15.6 * DAY,
  hour: 12,
  body: `
Since [the business with the cup](story:calder-whin-continuity) Jory Tamm’s is the most looked-at clipboard in the land. In his own time (in queues, at the dentist’s, on the way home) he takes pictures of doors. There are twelve thousand. None of them has a word under it.

We telephoned, and asked whether we might ask about one. He was very polite, and wanted to know which. We said the green one. He said that there were three hundred and twelve green ones, put the receiver down, and was heard to walk to a cabinet.

> “It’s a side door of a theatre. I’d got there early, it was raining, and I took it shut, so that I’d know if anybody had moved it. Then somebody came out of it.”
>
> — Jory Tamm

![](picture:umbrella)

We asked who.

“I have a note of that,” he said.

There are two pictures of the green door. In the second it is open, and the handle has changed sides, because he had run across the road to see better. He has never corrected it. He keeps the two next to each other, and says that it is the one mistake of his that he has let stand.
`,
  talk: {
    over: 2 * DAY,
    script: `
Heather on the Moor: Six years I have followed those doors. I have just been down to look. I liked both of the green ones. I never noticed that they were the same door.
  Anaïs: Heather! You were there! You were the only guest!
Two Sugars: “So that I’d know if anybody had moved it.” Somebody had, pet.
Pam from Accounts: 12,000 doors in six years is five and a half a day. I should like to see the system.
  The Other Pam: She would like to see the cabinet.
    Pam from Accounts: I would like to see the cabinet.
No, Really: It is a picture of a door.
  Kev the Sparky: It’s a picture of a door with a light on behind it.
    No, Really: Yes. All right.
Dilys on the 38: Do bus doors count?
  Winnie Prothero: We rang him back. He says that they do, that they are two doors, and that he has yours.
`,
  },
};

const continuity: Story = {
  slug: 'calder-whin-continuity',
  title: 'Calder Whin on the two quiet years: he fell for the man who noticed that his cup had moved',
  standfirst:
    'The Dogger Light actor on keeping a secret in a lighthouse, on being looked at properly, and on a mug with its handle at four o’clock.',
  by: 'nell',
  hero: 'lighthouse',
  people: ['Calder Whin', 'Jory Tamm', 'Dario Vennik'],
  topics: ['Mostly love', 'Television', 'Knitwear'],
  age: 18.1 * DAY,
  hour: 8.5,
  clippings: [
    {
      url: 'https://www.instagram.com/p/hearsay-cup/',
      author: 'Calder Whin',
      handle: 'calder.whin',
      quote: `I was asked, a lot, who was on the other end of the telephone in the breaks. I said: the bank. I said it for so long that somebody sent me a leaflet about mortgages.

It was not the bank. It was the person who had gone home an hour before and who wanted to know whether I had put the cup back.

I am not a brave man. I play a man who walks into the sea with a lamp, and I come home and let the answering machine get it. For two years I have been as careful as anybody you ever saw. I took separate taxis. I bought one ticket, and then, a bit later, in a hat, another ticket. I called it being private. It was not private, it was only small; I had folded the best thing I own until it fitted in a coat.

So here it is, unfolded. His name is Jory. He writes down where everything was, so that it can be put back just as it was, and he has never once done that to me. He lets me move.

If you are standing in a doorway with a speech: you do not need the speech. I said “it’s you” and he said “yes, I had a note of that”.`,
      shows: 'a blue mug on a windowsill, leaning a little; a hand is coming into the picture to straighten it',
      before: 3 * DAY,
    },
    {
      url: 'https://www.gettyimages.com/detail/900000000018',
      shows:
        'Two men sharing one umbrella outside a stage door. One is holding it. The other is explaining where it was a moment ago.',
      credit: 'P. Larkspur',
      token: 'et=aNoteOfTheUmbrella&tld=com&sig=fourOClock_HandleToTheLeft=',
      // Some days before the story of the umbrella, which is this much older than this one.
      before: 290 * DAY,
    },
  ],
  body: `
I had flu a while ago, and I was told to rest, and I watched four series of *Dogger Light* in five days with a hot-water bottle on my feet. I mention this so that you understand my condition. Calder Whin is the keeper. He is 33, he says nothing for nine minutes at a time, and there is a scene with a lamp that made me put down a grape. Before that he was the milkman in the old titles of *First Lark*; you have seen him ten thousand times, from behind. So when I opened the new *Kettle & Key* on the way to work, and found out that all this while he has been in love, and with the *script supervisor*, I missed my stop. Two people with a thermos and nothing to sell: I would have taken this job for that alone.

“People want a thunderbolt and I haven’t got one, I’m sorry. I put my cup down. Somebody behind the monitor said, ‘It was further left, and the handle was at four o’clock.’ And I thought, well, nobody has ever looked at anything of mine that hard.

“His job is to notice what has changed. So I couldn’t hide it, could I? By the Wednesday he’d got it in the notes. *Scene 40: C. looks at door. Did not look at door in 39.*

“You spend years learning to be watched by everybody. Nobody warns you what it’s like when it’s one person, and he’s only checking your buttons.

“We weren’t secret, exactly. We were unlit. [He laughs here, says the magazine, and then asks if that is a lighthouse joke, and is told that it is.] I told myself that it was for the work. It was because I was frightened somebody would say it was nothing much.

“It isn’t nothing much. It’s the first thing I’ve had that I’d want put back exactly where it was.”

I read it to the desk, and Cosmo said that he had something in his eye, and that it was a lighthouse. What stays with me is the word *unlit*. You can be in a room with somebody for years, door open, nothing locked away, and simply never have reached for the switch. He had put his hand on it by himself, three days earlier, and a good deal better than most of us would. Here is all of it.

https://www.instagram.com/p/hearsay-cup/

They have been photographed together once, in the rain, and [we ran it here](story:calder-whin-clipboard) nine months ago without having the faintest idea what we were looking at. We said that the gentleman with the clipboard seemed “very particular about the umbrella”. Reader, he was.

https://www.gettyimages.com/detail/900000000018

The cup, for those who will ask, is one of Dario Vennik’s, and the handle is *always* at four o’clock. It is how it came out. I’ll be watching series five for it, and for who looks at the door.

*Photos: Tilly Marsh / Kettle & Key; the umbrella, P. Larkspur / Getty Images*
`,
  talk: {
    over: 2.5 * DAY,
    script: `
Anaïs: The handle is at four o’clock! I have just gone to look at all my cups. One of them is at nine. I live alone. Who is doing this?
  marmalade_hrs: @Anaïs it’s the cup that’s lonely, put it beside the teapot.
  |
  | I have been 🤸‍♂️ round the kitchen 🤸‍♂️ since I read it. “He lets me move”!! Do you know the lamp scene? You must see the lamp scene.
    Anaïs: I have not seen the lamp scene. I will see it tonight, with my suspicious cup.
      [pick; 58 likes] marmalade_hrs: @Anaïs take a cushion 😄 I was a night porter when it was first on. There was a small set behind the desk and a gentleman from room 12 who could not sleep, and never said why, and we watched the sea together every week with the sound down, so as not to wake anybody.
      |
      | On the night of the lamp he reached over and turned the sound up. He said, “I think they’ll forgive us.” He sent me a card every year after that, with a lighthouse on it, always a different one, and I have seven. So I may not be quite impartial about this programme. But somebody held up a light in it, and a tired man in a dressing gown turned round to look. I am so happy that the one who held it has somebody who looks. 🥹💡
Two Sugars: One ticket. And then, a bit later, in a hat, another ticket. I want to give them both a sandwich.
Heather on the Moor: I follow a man who only posts pictures of doors. Twelve thousand doors. I have this minute scrolled up to see what he is called. It’s HIM. It’s Jory Tamm. I have liked that man’s doors for six years!
Dilys on the 38: I missed my stop too, Nell. Same paragraph. I think we may have been on the same bus.
Lucian: My wife keeps notes of where everything was as well. I had never thought of it as a love letter. I have gone to put the scissors back.
  Two Sugars: Good lad.
[29 likes] Kev the Sparky: “Unlit” is a technical term and he has used it right. It’s wired, it’s safe, it’s all there in the wall. You just want somebody to come and turn it on.
Cardigan Weather: That jumper has been mended at the left elbow, with the proper wool, by somebody patient. You can see it in the picture if you know where an elbow goes.
No, Really: I came here to say that nobody falls in love over a cup. I have been sitting here for some time. I met my husband over a stapler. I withdraw it.
Ráhel: He was the lodger in *Up the Lane*! Three episodes, one line. The line was “I’ll let myself out.” And now see.
Professor Plimsoll: One is happy to be corrected by events. I wrote under our picture of the umbrella that the other gentleman was an accountant. He is, it turns out, the opposite: a man who counts for something.
[34 likes] barbican_m: I showed this to my dad, who is 81 and a widower and not a talker. He read it twice, and said “good”, and then he asked me whether I had anyone to ring up. I do, as it happens. He’s coming on Sunday.
Old Trombone: Every show has one person who knows where everything was. If you have any sense you make a friend of them in the first week. He went further. Bravo.
gentle_ferret: scene 40: c. looks at door
  Mrs Abernethy’s Nephew: I read that line to my aunt. She got up, crossed the room, and moved one of her own ornaments. It is the first time since 1994.
`,
  },
};

const umbrella: Story = {
  slug: 'calder-whin-clipboard',
  title: 'Who is Calder Whin’s friend with the clipboard?',
  standfirst: 'He was seen leaving a stage door in the rain with a man who seemed very particular about the umbrella.',
  by: 'winnie',
  hero: 'umbrella',
  people: ['Calder Whin'],
  topics: ['Television', 'Weather'],
  age: 305.2 * DAY,
  hour: 14,
  body: `
It is a slow week, so here are two people in the rain.

The one in the yellow coat is Calder Whin, of *Dogger Light*, who does not go out. The other we do not know. He had a clipboard under his arm the whole way to the bus, and he did not once put up his own umbrella, though our reader at the stop could see it sticking out of his bag.

There is only one thing to report. Half-way along, Mr Whin changed hands. They stopped. There was a short discussion, in which the friend pointed at the umbrella, and then at where it had been; and Mr Whin changed hands back, and they walked on.

> “You’d have thought it mattered. They were ever so serious about it. And then they laughed like drains.”
>
> — Our reader at the bus stop

If anybody knows who he is, tell us. If it turns out to be an agent, we shall be very disappointed in the entire weather.
`,
  talk: {
    over: 3 * DAY,
    script: `
Dilys on the 38: It was the 38! They went upstairs. They sat at the front and he held the clipboard on his knees like a tray.
  Professor Plimsoll: An accountant. Observe the pencil.
    Bathsheba: NO accountant has ever laughed like a drain, Professor. With respect to Pam.
      Pam from Accounts: None taken. I have laughed like a gutter at most.
Mrs Abernethy’s Nephew: My aunt looked at the picture for a long time, and said “Ah”, and would not be drawn.
`,
  },
};

export const calderWhin = [doors, continuity, umbrella];
