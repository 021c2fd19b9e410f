/** Long because it is a whole evening: the 300 responses to the final, in the order in which they were said. */
export const finalNight = `
Two Sugars: Kettle on. Blanket on. Telephone in the other room, under a cushion, with another cushion on it.
  Bathsheba: I have told my family that I am unwell.
    Two Sugars: And are you?
      Bathsheba: By ten o’clock I shall be.
Pam from Accounts: Good evening, all. The spreadsheet is open. There are fourteen tabs and one of them is for crying.
  The Other Pam: Put me down for two already, I saw Jean’s coat.
Dilys on the 38: I AM AT HOME. I took a day off. I have never seen this programme with the sound on.
  Anaïs: Dilys! Welcome to the sound!
  Kev the Sparky: You’ll hate the theme tune.
    Old Trombone: I beg your pardon.
      Kev the Sparky: Not you, Trombone. The flute.
        Old Trombone: Ah. Yes. The flute.
toastie: team desmond checking in
gentle_ferret: team yusra, quietly
Quietly Furious: Team Col. If you have anything to say about the size of his biscuits, say it to me.
Professor Plimsoll: I remain neutral, as befits a man who once set fire to a jelly.
  No, Really: You can’t set fire to a jelly.
    Professor Plimsoll: There was brandy, and a slope.
Mrs Abernethy’s Nephew: My aunt has taken the good chair and asked not to be spoken to until there is a winner. I shall be posting from the hall.
Søren: It is an hour later here, so I ought to know before you do. I have made open sandwiches for support.
Cardigan Weather: Desmond’s jumper has a spirit level on it. Intarsia. Somebody loves him.
  Two Sugars: That’s Jean’s work.
    Cardigan Weather: Jean is holding the needles. I can see the needles. She’s doing another one DURING.
Harbour Watch Pam: I am told there is one more Pam in here than expected. That would be me. I have come inside for the evening; the yacht will have to watch itself.
  Pam from Accounts: Noted. Pams present: 3.
  The Other Pam: And Pam from the Chemist’s, who only reads.
    Pam from the Chemist’s: Hello.
      The Other Pam: PAM!
Marjoram: They have put dahlias on the judging table. Those are ‘Bishop’s Folly’.
  Bathsheba: Is that good?
    Marjoram: You cannot buy them. Somebody in that barn has been let into somebody’s greenhouse.
Heather on the Moor: Is there a door in every shot because of that man with the doors, or has he ruined me?
Lurking Since Forever: My second comment ever. I have brought a plate, as instructed. There’s a scone on it.
  Winnie Prothero: Lurking, you are very welcome, and so is the scone.
Ráhel: In my country the final would last four days and there would be a horse.
Kev the Sparky: They’ve relamped the barn. That’s a warmer white. Kinder on sponge.
Old Trombone: There it is. The tune. Bar nine, second trombone. Say hello.
  gentle_ferret: hello trombone
  Dilys on the 38: So THAT’S what it sounds like. I had been imagining something with more bells.
marmalade_hrs: Jean has waved. Jean has waved at Desmond with a needle.
Bathsheba: HERE SHE COMES. Glasses: on. Pin: in hand. Mood: a cathedral.
  Pam from Accounts: She said “Ah” to a camera. Ah: 418.
No, Really: I have never understood what is meant by “a loaf your mother would have sent back”.
  Two Sugars: You had a nice mother.
    No, Really: I suppose I did.
Professor Plimsoll: Yusra’s is a flat bread with nigella. Her mother sent it back because it was round; it was a Tuesday; on Tuesdays it was square.
  Anaïs: The logic of mothers. It has no door and you may not come in.
Cardigan Weather: Desmond has measured the PROVING DRAWER.
  Kev the Sparky: It’s two mil out. You can see on his face that it’s two mil out.
    toastie: he’s put a bit of card under it. he’s FIXED it
      Pam from Accounts: Six series. Two millimetres. Nobody ever checked.
Lucian: My wife wants to know who is looking after the other oven. There are four ovens and three bakers.
Mrs Abernethy’s Nephew: From the good chair, through the wall: “He’s over-kneading it.” I don’t know which of them she means. She may mean me.
gentle_ferret: col has drawn a tiny road on his loaf. with tiny white lines
  Quietly Furious: HATPIN.
  marmalade_hrs: There’s a lay-by. There is a tiny lay-by with a tiny van in it.
    Heather on the Moor: The van has a hatch.
      Anaïs: It is the soup van!
        Two Sugars: He stops at the Ladle. Of course he stops at the Ladle. All the drivers stop at the Ladle.
barbican_m: Watching with my dad and with Sunday’s visitor, who has stopped waiting for Sundays. Dad has told him that he may stay if he is for Desmond.
  Bathsheba: And IS he?
    barbican_m: He was for Col. There has been a discussion. He’s been given the biscuits to hold.
Dilys on the 38: What does she mean, “Again”? Do they do it AGAIN?
  Pam from Accounts: It is a word of judgement. Again: 37. It means that she would like some more.
    Dilys on the 38: With the sound off I always took it for a hiccup.
Brian: Evening all. It’s Brian, from the photographers. I’m ringing my mum at the adverts.
  The Other Pam: Good lad, Brian.
Old Trombone: She’s tapped the bottom of Yusra’s loaf and it has given an A flat. I’d take that into any pit in the land.
Harbour Watch Pam: Desmond’s loaf has *foundations*.
Bathsheba: “Better.” To YUSRA. Not half an hour in. I need to lie on the carpet.
  Pam from Accounts: Better: 22.
  gentle_ferret: i’m on the carpet too. it’s nice down here
    Bathsheba: There’s a raisin.
toastie: col got “hm”
  Quietly Furious: A LONG hm. With a rise on the end of it. That is practically a sonnet.
No, Really: I liked the one with the road. I don’t care who knows it.
Pam from the Chemist’s: I only read, as a rule. But that was a lovely crust.
Mrs Abernethy’s Nephew: “Square,” says my aunt, through the door, with feeling. So that’s Tuesdays settled.
Ráhel: I said to my grandmother on the telephone what the first task was. She has been naming loaves for ten minutes. I have put her on the table.
Adverts, Annie: I do not watch the programme. I watch the adverts in it. There’s a good one coming about gutters.
  toastie: legend
  Old Trombone: That’s me on the gutters.
    Adverts, Annie: It NEVER is. The slide bit at the end?
      Old Trombone: Going down the pipe, yes. Two takes.
        Adverts, Annie: I have waited four years to find out who that was.
Brian: Rang her. She says I sound cold.
Cardigan Weather: She’s finished a sleeve. Jean has turned a heel, I mean a sleeve, in ONE advert break.
Anaïs: I have run to the shop and back. The man in the shop was watching. We said nothing. He gave me the milk for free.
Winnie Prothero: From the desk: Cosmo has loosened the tie. Nell has eaten the decorative lemon. We go on.
  Bathsheba: Tighten it, Cosmo. For Desmond.
  Cosmo Wraxall: It’s tight again.
Professor Plimsoll: And now the technical. Nine wafers, a custard, and no recipe but the words “as usual”.
  No, Really: As usual WHAT.
    Professor Plimsoll: That is the technical.
Dilys on the 38: The music has gone like when the bus is on the bridge.
Pam from Accounts: For the record: nine wafers at 0.8 mm. Total permitted height 7.2. Desmond has a gauge.
  toastie: desmond HAS A GAUGE
  Harbour Watch Pam: He has a gauge for his gauge. It’s in a little leather pouch.
    Cardigan Weather: Jean made the pouch.
marmalade_hrs: Yusra is doing it with her eyes shut. She’s doing it by FEEL. That’s how you find a vein.
  Two Sugars: She’s got night-shift hands.
    gentle_ferret: the safest hands there are
Quietly Furious: Col has put a wafer down on his palm to look at it and I cannot see the palm for wafer nor the wafer for palm. Be careful, my darling.
Lucian: My wife has begun to write down where they’re putting the spoons. She says that somebody will want to know.
Søren: The custard is moving.
  Ráhel: Custard moves. That is how one knows that it’s afraid.
    Heather on the Moor: Yours too?
      Ráhel: Mine leaves the room.
Bathsheba: OH NO
  toastie: OH NO
  Anaïs: Oh no no no
  Dilys on the 38: WHAT. I was looking at the raisin.
    Bathsheba: DESMOND’S DOOR. THE OVEN DOOR. HE LEFT IT OPEN WHILE HE MEASURED.
[edited] Kev the Sparky: It’s lost sixty degrees. It won’t come back in time, not on that element. Oh, Des.
  Pam from Accounts: He measured everything. He measured the heat going *out*.
  Cardigan Weather: Jean has put down the needles.
    Two Sugars: She never puts down the needles.
Mrs Abernethy’s Nephew: There is silence from the good chair. I have gone in. I’ve been allowed to stand.
gentle_ferret: he’s just looking at it
  marmalade_hrs: He’s looking at it like a man at a platform.
Bathsheba: WAIT
  Bathsheba: WAIT WAIT WAIT
    Bathsheba: YUSRA
[44 likes] Harbour Watch Pam: Yusra has taken his tray. She has opened her own oven. She has moved hers UP a shelf and put his in BELOW.
  toastie: i am on the floor
  [37 likes] Pam from Accounts: She has given him half her oven. It’s going in the tab. THE tab.
    The Other Pam: Mine as well, please, in the same cell.
Quietly Furious: And Col’s come over and is holding the door shut. With his back. It does not need holding. He’s holding it anyway.
  Bathsheba: Nobody in this competition understands what a competition is and I would DIE for all three.
  [20 likes] Old Trombone: That’s a pit band, that is. That’s what it’s like on a good night.
No, Really: I’m not crying, I have a raisin in my eye.
  Dilys on the 38: So that’s where it went.
Professor Plimsoll: There is no rule against it. I have just looked. The rules run to one line, and it’s about hair.
Ráhel: My grandmother has heard me shout. I’ve explained about the oven. She says, “Marry the nurse.” I said who should. She said, “Everybody.”
[pick; 61 likes] Two Sugars: When I was in hospital with my hip there was a nurse on nights who used to warm the milk. It wasn’t her job. She’d look both ways first. I never got her name.
  Anaïs: Perhaps it was her.
    Two Sugars: It was thirty years ago and in a different town. But yes. I think it was, too.
Søren: The custard has calmed down.
barbican_m: Dad’s got up and shut OUR oven. It wasn’t on.
  barbican_m: The visitor has gone to stand against it. He’s in.
Constance Counts: Did anybody see her face? She turned round so that she wouldn’t have to have seen it. She studied a beam for a full minute.
  Marjoram: She studied the *dahlias*.
Lurking Since Forever: I’ve eaten the scone. I don’t remember eating the scone.
Kev the Sparky: Out they come. Desmond’s bottom row’s gone a shade dark. The rest are all right. They’re ALL RIGHT.
  Cardigan Weather: Needles are back up. I repeat, needles are up.
Bathsheba: Blind tasting. She does not know whose is whose. She absolutely knows whose is whose.
  No, Really: How could she?
    Bathsheba: One of them has a tiny road on it.
Heather on the Moor: She has stopped at the dark one. She knows. She’s looking at the dark row and then at the two ovens.
  Bathsheba: and then at YUSRA
    Heather on the Moor: And she has had a second wafer. She never has a second.
      Pam from Accounts: She never has a second. I’ve checked. Never.
Professor Plimsoll: “Again,” she said. I confess that I stood.
Dilys on the 38: Desmond second! From a dead oven!
  Two Sugars: From a *shared* one, pet.
Bathsheba: Everybody report. Are we hydrated? Have we told somebody that we love them?
  Kev the Sparky: I’ve told the fuse box.
  gentle_ferret: i told a cushion
  Cardigan Weather: I have told a stranger on the stairs. He said “likewise”.
  Søren: I rang my brother. He is watching too. He was for Col.
    Quietly Furious: I like your brother.
Winnie Prothero: Bulletin from the desk: the tie is now round Nell’s head. Nobody asked her to.
  Nell Hartigan: It’s a matter of morale.
Harbour Watch Pam: I looked out at the yacht, in case. It hasn’t moved. There’s a light on, though. I think that she’s watching.
  toastie: roxana flint is watching the proving drawer??
    Harbour Watch Pam: Something on that boat just shouted “CLOSE THE DOOR, DESMOND”. The whole quay heard it. Kevin went round twice.
      Bathsheba: I have never loved her more.
Mrs Abernethy’s Nephew: My aunt has asked for a small sherry. We are in uncharted waters.
Ráhel: Is it permitted to ask who is the man in the front row with his knees bent?
  Anaïs: It’s DARIO. It’s Dario Vennik! He bends them whenever something is near an edge!
    Marjoram: He came to see the bowl.
      The Other Pam: He came to see the bowl, she says, going pink.
        Marjoram: I’m lit by the set.
Lucian: The bowl has been turned so that it leans towards the bakers. My wife says that it’s listening.
Constance Counts: The big one now. A room in which you were happy. Four and a half hours, and she has sat DOWN. She doesn’t sit.
  Pam from Accounts: Sat: 1.
No, Really: Which room would anybody do? I’d do the airing cupboard at my gran’s.
  Two Sugars: The back kitchen. Wireless on. Rain.
  Kev the Sparky: Understairs cupboard, first house I ever wired. Turned it on and there was light in it.
  Dilys on the 38: Top deck. Front seat. Left-hand side.
  Heather on the Moor: The hall of the old house, for the door.
  gentle_ferret: a library, after it shut. i was under the table. they knew
  Old Trombone: Any pit. Just before.
  Søren: The ferry. The one that does not go.
  Bathsheba: The wings. Stage left. Somebody else’s first night.
  Cardigan Weather: My mother’s knee, when I’d been told that I was too big for it, and wasn’t.
    No, Really: Well, I wish I hadn’t asked. I’ve gone.
      Anaïs: No, Really, you asked the best question of the night. Come back. Bring the airing cupboard.
Pam from Accounts: I should like to record that nobody has left. They have had the adverts to leave in, and nobody has left. There are six hundred people in here and 71 of them are crying, by my count, and three are Pams.
Quietly Furious: Col’s doing the CAB. The cab of his lorry. With the little curtains.
  marmalade_hrs: The curtains are sugar. You can draw them.
    Quietly Furious: He’s put the radio in. He’s put a photograph on the dashboard, it’s the size of a lentil. It’s his mum.
      toastie: THE SIZE OF A LENTIL
        Quietly Furious: It’s a good likeness. I’ve seen her in the third row.
Professor Plimsoll: Desmond is building a staircase. Alone. It appears to go to nothing.
  Kev the Sparky: Rise one-ninety, going two-forty. That’s a real stair, that’s to regs.
    Lucian: My wife’s gone quiet. She says, “It’s not a room.”
Bathsheba: Yusra’s has no furniture. It’s just a long low shape with a lot of small beds in it. And a table at the end. And a lamp.
  marmalade_hrs: It’s a ward. It’s the ward, at four in the morning.
    marmalade_hrs: I worked nights for twelve years. That’s exactly what it looks like. It’s the only time that it’s all quiet and everybody is still here.
      gentle_ferret: marmalade ❤️
      Two Sugars: Come and sit by me, pet.
Anaïs: She’s lit it. There’s a LIGHT. How has she lit a cake?
  Kev the Sparky: Isomalt shade, and under it one warm white grain-of-wheat bulb on a coin cell. I would have done it just the same. I couldn’t have done it better.
    Anaïs: Kev, are you well?
      Kev the Sparky: I’m a bit unlit, love. Give me a minute.
Harbour Watch Pam: One of the little beds has a little hump in it.
  Ráhel: And one of them is empty and the sheet’s folded back, because somebody has gone home.
    Harbour Watch Pam: Oh, I thought… oh, that’s much better. Gone HOME.
Mrs Abernethy’s Nephew: My aunt: “What’s at the top of the stairs?” I said that I didn’t know. She said, “He’s taking his time about it.” She’s on her feet.
Cardigan Weather: Jean doesn’t know what it is either. Look at her. She’s leaning over as far as the rail.
Brian: Mum’s on the other line. I’ve put the receiver against the set.
Dilys on the 38: He’s put a door at the top. It’s a plain door.
  Heather on the Moor: It’s a very good door.
    Heather on the Moor: It’s ajar.
Old Trombone: They’ve dropped the music out. No flute, no anything. Somebody in that gallery knows what they are doing.
Bathsheba: SEVEN MINUTES. I’ve got my coat on. I don’t know why I’ve got my coat on.
  toastie: same. and a helmet
Pam from Accounts: Col is icing the number plate. Hatpin. Steady. STEADY.
  Quietly Furious: It says COL 1. It says COL 1 backwards in the mirror too.
    Pam from Accounts: He has iced a REFLECTION.
Constance Counts: She’s picked up the rolling pin.
  No, Really: She always has the pin.
    Constance Counts: She has picked it up with BOTH HANDS. She’s going over to the bench. Six series. She is going to ROLL SOMETHING.
      Bathsheba: SHE IS ROLLING SOMETHING
Professor Plimsoll: She has rolled out Yusra’s last sheet, because Yusra is holding Desmond’s stairs up. I’m an old man. I have seen three coronations. I have never seen anything like it.
  Two Sugars: She said something. What did she say? Did anyone catch it?
    Pam from the Chemist’s: I did. I read lips, for the counter. She said, “Go on, then. I’ve got this.”
      The Other Pam: PAM.
      Pam from Accounts: That’s six new words. In one go. I’ll need another tab.
Kev the Sparky: TIME. Hands up. All standing. All three of them standing, and so are the cakes.
  Cardigan Weather: And Jean.
  Lurking Since Forever: And me, on a footstool.
Adverts, Annie: I never thought I’d say it. Not now, adverts.
  Adverts, Annie: It’s only the bear. Go on, bear, be quick.
Marjoram: Dario’s knees are still bent. He’s been like that for an hour and a half. It’s the most supportive thing I’ve ever seen a man do.
  The Other Pam: Somebody give her his number.
    Nell Hartigan: It’s under his pots, Marjoram. He writes it on all of them.
Ráhel: I have told my grandmother that they are at the judging. She’s put on her earrings.
gentle_ferret: ok. ok. breathe in for four
  Pam from Accounts: Out for six.
Quietly Furious: Col first. She’s drawn the curtains. She’s OPENED THEM AGAIN. She’s looking at the lentil.
  Quietly Furious: “Your mother?” “Yes.” “Ah.” That “Ah” had a chair in it. You could have sat on it.
    toastie: col’s mum is holding a programme over her whole face
      Quietly Furious: I have nothing to be furious about. I don’t know what to do with my hands.
Dilys on the 38: Now the stairs. She’s walked all the way round. “It’s not a room,” she says.
  Lucian: My wife said so! My wife SAID SO!
    Dilys on the 38: And he says, “No. It’s the landing. It’s where I used to stand of a night, when I got in late, and listen to her sing in the bath.”
      Dilys on the 38: I HAVE THE SOUND ON. I HAVE THE SOUND ON FOR THIS.
Cardigan Weather: JEAN
  Bathsheba: JEAN
  marmalade_hrs: Oh, Jean.
  Anaïs: She didn’t know! Forty-one years and she didn’t know that he was on the landing!
    Two Sugars: She’s dropped the whole sleeve.
Kev the Sparky: The door’s ajar. There’s a light behind the door. He’s put a light BEHIND it.
  Heather on the Moor: I’ve looked at twelve thousand pictures of doors. That’s the one.
Mrs Abernethy’s Nephew: My aunt has sat down on the arm of the good chair and taken my hand. She’s not done that since I was nine. I’m typing with my nose.
barbican_m: Nobody’s saying anything here. Dad has just passed the visitor his own handkerchief.
Old Trombone: What did she sing, Desmond? That’s all I want to know. What did she sing?
  Pam from the Chemist’s: Jean’s telling the lady beside her. “The one from the stairlift advert,” she says. “It’s catchy.”
    Old Trombone: That’s me. Fourteen seconds of me and a glockenspiel. I have to go outside.
      Bathsheba: TROMBONE. IT WAS YOU. IT WAS YOU ALL ALONG.
        gentle_ferret: fourteen seconds, and it was a whole marriage
Professor Plimsoll: I beg everybody’s pardon; I’m going to have to set fire to something.
Harbour Watch Pam: And Yusra’s. She’s bent right down to it, she’s looked along the beds at the height of the lamp. She hasn’t said anything. It’s been a minute.
  Pam from Accounts: One minute and thirty-seven seconds.
    Harbour Watch Pam: She’s taken a crumb from the empty bed.
Søren: “Interesting.”
  Anaïs: INTERESTING!
  toastie: SHE SAID IT
  Pam from Accounts: TWO.
Constance Counts: And she’s going on. She’s EXPLAINING. “It’s what my mother used to say. When a thing was so good that she didn’t trust herself with the rest.”
  Constance Counts: So all this time. To DESMOND. With the SPONGE.
    Bathsheba: It meant EVERYTHING. It always meant everything!
      No, Really: I said that it was a diagnosis. I take it back. I take back everything that I’ve ever said on this site.
        Two Sugars: Not the airing cupboard.
          No, Really: Not the airing cupboard.
Brian: Mum heard that down the phone. She’s asked me round on Sunday. She’s doing a sponge.
Winnie Prothero: The desk is not available for comment. The desk is in a heap.
Kev the Sparky: Envelope. Here it comes. I’ve turned the big light off, it felt disrespectful.
  Dilys on the 38: Me too. It’s just us and the set.
    gentle_ferret: i can see all your little lights from here
Bathsheba: YUSRA
  toastie: YUSRA!!!
  Anaïs: YUSRA!
  Ráhel: I’m holding the telephone out of the window. My grandmother is telling the street.
Quietly Furious: And Col has picked her up. And Desmond has measured how high.
  Pam from Accounts: A metre and eighty. He called it out.
Cardigan Weather: She has SAT DOWN. They’ve brought her a chair, and Yusra has sat down, for the first time in ten weeks, and Jean has put the jumper round her. It wasn’t for Desmond. Look at the front of it. It’s got a lamp on it.
  marmalade_hrs: Jean was knitting it for HER. All this time. Before she knew who’d win.
    Cardigan Weather: That’s an intarsia lamp with a chain-stitch glow, and I’m not made of wood.
Søren: It is very late here now. Somebody has left a light on, on the ferry. I’m going to walk down and look.
  Anaïs: Give it our love.
Harbour Watch Pam: There’s a woman in a leopard coat on the bow of a yacht, banging a bucket with a ladle. It hasn’t moved. It has never sounded better.
Mrs Abernethy’s Nephew: My aunt’s verdict, from the good chair, and she’d like it in the record: “Square.”
  Professor Plimsoll: From that quarter I understand it to be the highest praise.
Old Trombone: I’m back. I’m all right. I’ve played it to the street, out of the bathroom window. Somebody across the way sang the end.
  Two Sugars: Night, Trombone.
  Bathsheba: Night, Trombone. Night, everyone. Same time next year. I’ll bring the raisin.
Lurking Since Forever: So that’s what I’ve been missing. Goodnight. I’ll wash the plate.
`;
