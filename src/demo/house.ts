import { block } from '../comments/desk/blocks.ts';
import type { Db } from '../db/schema.ts';
import { save } from '../pages/pages.ts';
import { DAY, HOUR } from '../time.ts';
import type { Stage } from './talk.ts';

/** What the desk of the demo did beside writing: a page of its own, and a word that it does not want to see again. */

const CONTACT = `
A letter reaches all four of us, and is read aloud: **desk@hearsay.example**.

## If we got you wrong

Say which story and which words. We answer on the same day, first with an apology and then with a correction, which stands where the mistake stood. The moustache people write so often that they have a tray of their own.

## If a picture is yours

Tell us which, and where it first appeared. It comes down while we find out, not after.

## If it is about a comment

Press *Report* under it; that is quicker than any letter, and Gladwyn Moss reads every one. For your own comments there is [what you said here](/me).

Please do not send cake to the goose.
`;

export async function keepHouse(db: Db, { desk, now }: Stage): Promise<void> {
  const contact = { slug: 'contact', title: 'Contact and takedown', body: CONTACT } as const;
  await save(db, { ...contact, userId: desk.nell }, now - 41 * DAY);

  const at = now - 7 * HOUR;
  const word = {
    kind: 'word',
    value: 'lifetime updates',
    note: 'Satnav advertisements, three nights running',
  } as const;
  await block(db, { ...word, userId: desk.gladwyn, until: at + 60 * DAY }, at);
}
