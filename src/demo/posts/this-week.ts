/** Long because it is words: three stories of this week, each with what was said below it. */

import { DAY, HOUR, MINUTE } from '../../time.ts';
import type { Story } from '../story.ts';

const satnav: Story = {
  slug: 'dame-hermia-pugh-satnav',
  title: 'Dame Hermia Pugh, 84, is the new voice of a satnav, and she has notes',
  standfirst: '“Left, darling. No. Your other left.” Fourteen hours of directions, of which nine were in the script.',
  by: 'cosmo',
  hero: 'headphones',
  people: ['Dame Hermia Pugh', 'Calder Whin'],
  topics: ['Theatre', 'Travel'],
  age: 1.15 * DAY,
  hour: 9.25,
  body: `
They asked Dame Hermia for four hundred phrases in a clear, neutral voice. She has never owned a neutral voice. What they have instead, after three days in a greenhouse with a microphone among the dahlias (“the acoustic is *damp*, dear, it’s kind to me”), is the first navigation system with a point of view.

We have been driven about in it. Some of what it said:

- “In two hundred yards, have courage.”
- “At the roundabout, take the third exit. I never take the second. Somebody I knew lives off the second.”
- “You have missed the turn. We shall say no more about it.”
- “You have arrived. *Pause.* Go in. They’re waiting for you.”

It also, if you are within a mile of a theatre at ten to seven, goes there. This was not in the script. The engineers have looked for the line of code and cannot find it.

> “A direction is only a direction if it’s *meant*. I spent sixty years being told to cross left by boys with clipboards. Well. Now I tell them.”
>
> — Dame Hermia Pugh, turning right

There is a recording of the session, and the part at six minutes where she refuses to say “recalculating” is the best acting we have seen this year.

https://www.youtube.com/watch?v=hearsay0001

She was Calder Whin’s grandmother twice, on stage and in *Dogger Light*, and he has had the thing in his car for a week. It tells him to sit up straight.
`,
  clippings: [
    {
      url: 'https://www.youtube.com/watch?v=hearsay0001',
      author: 'The Greenhouse Sessions',
      shows: 'Dame Hermia will not say “recalculating” (9 minutes 12 seconds)',
      before: 20 * HOUR,
    },
  ],
  correction: {
    words:
      'We first said that Dame Hermia is 83. She is 84, and telephoned herself to say so. She would like it known that she did not need directions.',
    after: 4 * HOUR + 50 * MINUTE,
  },
  talk: {
    over: 20 * HOUR,
    script: `
Dilys on the 38: “In two hundred yards, have courage.” I need this for the bus. I need this for *leaving the house*.
  gentle_ferret: i have had courage in two hundred yards before. it was more like three hundred
    Two Sugars: Still counts, love.
Professor Plimsoll: The third exit is, I am bound to say, frequently the wrong one.
  Bathsheba: But taken with what conviction.
Marjoram: Those are ‘Bishop’s Folly’ behind her, bottom left. The same that stood on Constance Figgis’s table at the final. You cannot buy them. Somebody gave somebody those tubers.
  Anaïs: Marjoram, you always see the real story.
  Marjoram: I’m only saying. One does not give those tubers to just anyone.
[pick; 52 likes] Old Trombone: I played under her *Widow Galleon* for nine weeks. She came down to the pit every night before the half and asked each of us how our mother was. All fourteen mothers. By name.
  Cardigan Weather: I am going to need a minute.
  Mrs Abernethy’s Nephew: My aunt says that was always the word about her. And that she could be heard in the car park.
    Old Trombone: She could be heard in the *other* theatre.
Kev the Sparky: My sister’s had one on trial. It has taken her to three matinées and she only wanted compost.
  Pam from Accounts: Three matinées at what price?
    Kev the Sparky: Restricted view. She says she saw everything she needed to.
[spam honeypot] Best Satnav Deals: Cheap maps for every model, lifetime updates, ask about our lifetime
[removed private_person] Gate Post: She records it at home, which is the white one behind the
  Cardigan Weather: No. We don’t do where people live. We do what they said to a satnav.
    [18 likes] Gladwyn Moss: It’s gone. Thank you for the reports, all six of you, in under a minute.
[held links] Pam from Accounts: There is a full list of the phrases at https://phrases.example.org/dame and another, with the swearing, at https://phrases.example.org/dame-uncut
No, Really: It does not go to theatres by itself. Cars do not do that.
  toastie: it took us to an amateur production of a musical about canals. we stayed. i cried
    No, Really: …which one
      toastie: the lock keeper’s daughter
        No, Really: All right, that is a good one.
          toastie: the second act is on a BARGE
            No, Really: A real barge?
              toastie: four planks and a very brave man with a rope
                [16 likes] No, Really: And did it go?
                  [41 likes] toastie: it missed the turn. nobody said any more about it
Søren: In Danish it says only “Nå.” It is enough.
Quietly Furious: “You have missed the turn. We shall say no more about it.” She then says more about it. For about a mile. I loved every yard.
The Other Pam: Sit up straight, Calder.
`,
  },
};

const wedding: Story = {
  slug: 'barney-quince-imani-lark-married',
  title: 'Barney Quince and Imani Lark have got married. The dog leaked it',
  standfirst:
    'He has Good Egg at seven on one channel; she has First Lark at seven on the other. They have been at war for nine years, and sharing a toaster for four.',
  by: 'nell',
  hero: 'wedding',
  people: ['Imani Lark', 'Barney Quince', 'Gravy'],
  topics: ['Weddings', 'Television'],
  age: 3.2 * DAY,
  hour: 8.5,
  body: `
Every morning at seven the nation divides. Half of it has *Good Egg*, in which Barney Quince shouts kindly at the weather. The other half has *First Lark*, in which Imani Lark raises one eyebrow at the news. They have not been seen in one room since the incident with the fountain. Their dressers do not speak.

They were married last week.

We would still not know, if it were not for Gravy, who is four, and a dog, and has an account in his own name. Gravy’s people put a small camera on his collar to find out who was eating the post. Once a week the pictures go up by themselves. This week’s were: a hedge; a hedge; a pigeon; the inside of a bag; and then, from about knee height, a registry office with both of them in it.

https://www.instagram.com/p/hearsay-gravy/

You will recall that we asked in this place, half a year ago, [why the same dog seemed to be on both programmes](story:same-dog-both-programmes). We were told it was “a common sort of dog”.

> “It was never a feud. It was two people who get up at half past three in the morning. Do you know how few people there are to talk to at half past three in the morning?”
>
> — Imani Lark, to us, at half past three in the morning

The fountain, it turns out, was when he proposed. She did not push him. He was kneeling, and it was wet.

They will go on at seven, opposite one another, as before. “I record hers,” said Barney. “I *time* his,” said Imani.
`,
  clippings: [
    {
      url: 'https://www.instagram.com/p/hearsay-gravy/',
      author: 'Gravy',
      handle: 'gravy.at.seven',
      quote:
        'hedge\nhedge\nPIGEON\nbag (smells of ham)\nmy people. they are standing up very straight. he is leaking a bit. there was ham after',
      shows: 'two pairs of good shoes on a municipal carpet, and part of a lead',
      before: 3 * HOUR,
    },
  ],
  talk: {
    over: 2 * DAY,
    script: `
Anaïs: “He is leaking a bit.” I also am leaking a bit.
  gentle_ferret: there was ham after
    [38 likes] Two Sugars: There was ham after. That’s a marriage.
Pam from Accounts: I have timed both programmes for seven years and they have always gone to the weather at *exactly* the same second. I wrote to both channels. I was told that it was a coincidence.
  [24 likes] The Other Pam: Pam. You found them. You found them FIRST.
  Pam from Accounts: I have the spreadsheet. It is called “suspicious weather”.
    Nell Hartigan: Pam, may we see the spreadsheet?
      Pam from Accounts: It has tabs.
        toastie: it has TABS
Bathsheba: He proposed in the fountain!!! I have been angry with her about that fountain for FOUR YEARS
  Quietly Furious: I wrote her a letter. I am now going to have to write her another letter.
    Mrs Abernethy’s Nephew: My aunt never believed it. She said no woman pushes a man and then holds his coat.
      Cardigan Weather: She was holding his coat. It was in every picture. We are all fools.
[edited] Kev the Sparky: I did the lights on Good Egg for a bit. There was a second mug. Nobody ever asked about the second mug.
  No, Really: There was never a second mug.
    Kev the Sparky: Blue. Chipped. Said LARK on it. We thought it was the bird.
Professor Plimsoll: I should like to enter a mild objection to “a common sort of dog”. He has one brown ear and one that has been put on differently.
  Marjoram: He is a perfectly proportioned hedge enthusiast.
Dilys on the 38: Watched Good Egg this morning and he said “and now, over to you” at the end, and he never used to. He has ALWAYS used to. I checked. Nine years.
  [pick; 47 likes] Søren: Nine years of “over to you”. That is the longest letter.
    Dilys on the 38: Søren, I am on a BUS.
      Søren: I am sorry. I am also on a bus.
[held reported] Fountain Truther: He was not kneeling, he slipped, I have it on very good authority that the pair of them
! false_claim: They have both said what happened.
! abuse: He has said this about them on every story for a year.
! false_claim: There are pictures. He is kneeling. The knee is wet.
[held hold_all,first_comment] A. Registrar: I should not say so, but it was a lovely service and the dog did the rings.
Old Trombone: Half past three in the morning is when the band gets home. I can confirm that there is nobody to talk to but the milk.
  Two Sugars: Milk’s a good listener.
Anaïs: Imani raised the OTHER eyebrow this morning. Only for a second. After the weather.
  Pam from Accounts: 07:21:04.
Lurking Since Forever: Nine years I have read this site without a word. Congratulations to them and to the dog.
  Winnie Prothero: And welcome to you. The kettle is just there.
No, Really: All right. I have looked at the pictures. There is a second mug.
  Kev the Sparky: 💙
Two Sugars: Getting up at half past three for love AND work. I get up at six for neither and complain all day.
`,
  },
};

const moustache: Story = {
  slug: 'augustin-pell-moustache-clause',
  title: 'Augustin Pell’s moustache has its own clause, and we have read the clause',
  standfirst: 'It is number nine of forty, it runs to a page and a half, and it uses the word “curl” as a verb.',
  by: 'cosmo',
  hero: 'moustache',
  people: ['Augustin Pell'],
  related: ['the-wig-flew-in-front', 'oriel-bascombe-sleeves-seats', 'dame-hermia-pugh-satnav'],
  topics: ['Television', 'Grooming'],
  age: 5.1 * DAY,
  hour: 10.75,
  comments: 'closed by an editor',
  body: `
Somebody left a contract on a train, and somebody else, who reads us, found it. It is the contract for series seven of *Trout Investigates*. We have given it back. We did look at clause nine.

Clause nine is about the moustache. It may not be shown wet. It may not be shown “in doubt”. It travels in the front. In any scene where Inspector Trout is struck on the head, the moustache is to be lit as though nothing had happened. And if Mr Pell should ever decide to remove it, the producers are to be told in person, by a friend, at a time of day when they are not alone.

> “People think it’s vanity. It isn’t vanity. I had it before I had the job, I had it before I had the *hat*. It’s the only one of us that has never once been told it was a bit much.”
>
> — Augustin Pell, stirring his tea with the other end of the spoon

The tea is in the clause too. The cup has a little shelf in it.

What we most liked was the last line, added by hand and initialled by both parties: *On the day of the last episode the moustache and Mr Pell shall be thanked separately.*
`,
  talk: {
    over: 0.95 * DAY,
    script: `
Bathsheba: “Shall be thanked separately.” I would like this at my funeral.
  Cardigan Weather: For which part of you?
    Bathsheba: I shall leave instructions.
Professor Plimsoll: The vessel is a moustache cup, with a ledge; a perfectly respectable object. My grandfather had four.
  No, Really: Nobody has four.
    Professor Plimsoll: One for each day of the long weekend.
Kev the Sparky: “Lit as though nothing had happened.” That’s a little kicker from the left, and you never, ever move it. I know a man who moved it. He does car parks now.
toastie: is the moustache in the union
  Pam from Accounts: Clause nine suggests that it is self-employed.
    toastie: king
[removed abuse] Bald Truth: It is glued on, they are all glued on, and anybody who thinks otherwise is a
  Two Sugars: Now then. We don’t do that here. It’s a thread about a moustache.
  Mrs Abernethy’s Nephew: My aunt stood behind it at the post office and says that it moved independently.
Old Trombone: Front stalls, the Widow Galleon gala. It got a round on its own entrance. He came on a moment later and got a smaller one, and bowed to it.
Søren: We had a mayor like this.
  Anaïs: With the moustache?
    Søren: Without him, in the end.
Marjoram: Is nobody going to ask what he waxes it with? Because from the shine I should say beeswax and bergamot, and that he does it himself.
gentle_ferret: “by a friend, at a time of day when they are not alone” 🥲
Dilys on the 38: I have started lighting my sister as though nothing had happened.
Quietly Furious: I am not going to say what I think about the beard in *The Saltings*, because I have been asked not to.
! abuse: I have a beard, and I felt this.
  Cosmo Wraxall: Thank you.
    Quietly Furious: It knows what it did.
No, Really: Every thread about this moustache ends in a vote on whether it is load-bearing. I vote yes, and go to bed.
  Pam from Accounts: Yes: 14. No: 2. Abstained: the moustache.
Cosmo Wraxall: We had seven separate sea shanties about it overnight, all with the same chorus, so I am closing this one while we are all still friends.
`,
  },
};

export const thisWeek = [satnav, wedding, moustache];
