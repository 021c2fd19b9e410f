import type { Settings } from '../settings/settings.ts';
import { count } from '../words.ts';

/** The house's own words (Markdown) for pages that no editor has written yet: true of what Hearsay does as it is set. */

export const about = () => `
This is a blog about people whom everybody has heard of, and about what they have been up to. We pass on what is funny, kind, odd or moving, and we leave alone what is nobody’s business.

## How we go about it

We write down what we have heard and from whom. What we could not check is called a rumour, and a blind item says that it is one. Where we were wrong we say so, in the same place: first what we said, then what is true.

What people posted elsewhere stands here as a clipping: their words, their name, the day. It reads the same when the original has gone.

## You

The thread under a story is half of the story. Anybody may join it, without an account and under any name that is not taken. The [comment policy](/comment-policy) says how we would like it to go, [privacy](/privacy) what we keep of you, and [contact and takedown](/contact) how to have something put right.
`;

export const privacy = (settings: Settings) => `
You can read everything here without telling us who you are. This page says what is stored when you do more than read, for how long, and how to have it back or be rid of it.

## If you only read

No cookie is set. Nobody counts you, there are no advertisements and there is nothing on these pages that follows you about. Every page, letter and picture comes from this site. A clipping from somewhere else is only words until you press its button; then, and not before, your browser asks that company for the rest, and they see your address as they would if you had gone there. You may then say that what comes from them is always to be shown; that too is noted on your device alone, and *Stop* under any such clipping takes it back.

Our pages may leave notes in your own browser: a draft that you have not sent, names that you have muted, when you last looked at a thread, whose clippings are always to be shown. They are there for you, and you can clear them with the rest of your browser’s data.

## If you comment

- **Your name and your words**, and when you said them. They are public; that is what they are for.
- **Your e-mail address**, only if you give it. It is never shown. We write to it when you asked to be told of replies, once you have said yes to a first mail; every mail after that ends with a link that stops it.
- **A hash of the address you write from**, which is a number made with a secret of ours, so that we can tell a flood from a crowd. ${addresses(settings)} The address itself is stored nowhere.
- **A cookie** that says these comments are yours, signed so that nobody else can make one. It holds a number that means nothing elsewhere, and stays for a year after your last comment. If you tick *remember my name*, two more keep your name and e-mail address and the mark of your phrase on your device, so that the form is filled in.
- **A secret phrase**, only if you use one, and only as a hash made with our secret. We cannot read it, so we cannot tell it to you if you forget it.

A like or a report is counted once for each reader: by that cookie once something of yours was approved, until then by a hash of your address that is made for this alone, and forgotten when the other is; the like still counts.

## What you can do

Go to [what you said here](/me). It lists what was said from your device, gives you a copy as a file, ends the mails, and can take you off your words: they stay, under the name *Anonymous*, so that the answers to them still make sense; your name, your e-mail address, your likes and whatever led to you go at once, the hash of your address when its days are over.

That page goes by the cookie. If the device is gone, an editor can do the same by your e-mail address or your mark: [write to us](/contact).

## Those who work here

Editors see your e-mail address only where they must, to answer a request like that one. Every time one of them takes out or erases what we hold of somebody, it is written into a log. None of it is for sale, and what this site runs on sends it nowhere, except for the mails that you asked for.
`;

const addresses = ({ 'comments.address_days': days }: Settings) =>
  days === 0 ? 'It is deleted the following night.' : `It is deleted after ${count(days, 'day')}.`;

export const commentPolicy = (settings: Settings) => `
Be as kind as you are funny. That is the whole of it; the rest is for evenings on which it is not enough.

## What is welcome

Jokes, memories, corrections, second opinions, what your aunt said. Disagreeing is welcome, with us before anybody. Off-topic is welcome as long as it is better than the topic.

## What we take down

- what exposes a **private person**: addresses, telephone numbers, children, anybody who did not ask to be known
- a **false claim** about somebody, stated as if it were known
- **pictures and words** that belong to somebody who has not agreed
- a **spoiler** without a warning; put it between bars, \`||like this||\`, and only those who want it will see it
- **attacks** and threats, whether on the people in the story or on those below it
- **advertising**

${removals} We would rather remove one line than close a thread, and rather close a thread than lose the people in it.

## Who decides

${first(settings)} Everything after that is out at once, unless it has many links in it or a word that we look at twice. Moderators are people, and they can be wrong; every decision is logged with the name of whoever took it, so it can be looked at again and put right.

If you see something that should not be here, press *Report* under it and say why. No account is needed and nobody is told that it was you. ${reports(settings)}

## Second thoughts

${editing(settings)} A comment that was changed says that it was *edited*.

## Names

Use any name you like, except an editor’s. If you would like to be sure that nobody else is you, type a secret phrase with your comment: it puts two words of ours beside your name, such as *tin lantern*, which nobody gets without the phrase, and you may ask for the name to be kept for you.

## When it is over

${closing(settings)} An editor can close a thread earlier or keep one open, and the page says which it was.
`;

const removals =
  'A comment that had answers leaves its place behind when it goes, with the reason written on it, so that the conversation can still be followed.';

const first = ({ 'comments.hold_first': held, 'comments.hold_all': all }: Settings) =>
  all
    ? 'At present every comment waits for an editor to read it.'
    : held
      ? 'The first comment of a new reader waits until somebody here has read it, usually not for long.'
      : 'Comments appear as soon as you send them.';

const reports = ({ 'comments.report_threshold': threshold }: Settings) =>
  threshold === 0
    ? 'A moderator reads every report.'
    : `A moderator reads every report; after ${threshold === 1 ? 'the first one' : `${threshold} by different readers`} the comment waits out of sight until one has.`;

const editing = ({ 'comments.edit_minutes': minutes }: Settings) =>
  minutes === 0
    ? 'What you have sent stays as it was sent. If it ought to go, [write to us](/contact).'
    : `For ${count(minutes, 'minute')} after sending a comment you may change it, as long as nobody has answered, or take it back. After that, [write to us](/contact).`;

const closing = ({ 'comments.close_after_days': days }: Settings) =>
  days === 0
    ? 'Comments stay open for as long as a thread is pleasant.'
    : `Comments close ${count(days, 'day')} after a story comes out. It keeps out the spam, which likes old threads best.`;

export const contact = () => `
**The editors have not written an address here yet.** Until they do, this page can only tell you what works without one.

## A comment

Press *Report* under it. You can say what is wrong in your own words, no account is needed, and a moderator will read it. If the comment is yours, [what you said here](/me) lets you take it back or have your name taken off it.

## A story or a picture

If we got you wrong, show a picture that is yours, or tell something that is nobody’s business, say which page, which words or which picture, and why. For the time being a comment under the story is the way to say it: an editor reads it. Put nothing into it that must stay private.

We look at what is asked for before we argue about it. Where something has to go, it goes; where we were wrong, the correction stands in the place of the mistake.
`;
