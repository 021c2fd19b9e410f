import type { Db } from '../db/schema.ts';
import type { Settings } from '../settings/settings.ts';
import { answersAreDue, writeAnswers } from './answers.ts';
import { remind, whomToRemind } from './reminders.ts';
import type { Sender } from './sender.ts';
import { subscribe, subscribersAreDue } from './subscribe.ts';

/**
 * Looks for what has happened since the last time and writes the letters about it into the outbox. Comments carry marks
 * of what is due (`follow_due`, `notice_due`), so that whoever stores or approves one does nothing else and waits for
 * nothing. Each letter is written in a short transaction with the mark taken off: killed half-way, the next run goes on.
 */
export async function collect(db: Db, sender: Sender, now: number): Promise<void> {
  await subscribe(db, sender, now);
  await writeAnswers(db, sender, now);
  await remind(db, sender, now);
}

/** Whether that would find anything: asked every few seconds, so it only looks into indexes. */
export async function anythingToCollect(db: Db, settings: Settings, now: number): Promise<boolean> {
  return (
    (await subscribersAreDue(db)) ||
    (await answersAreDue(db)) ||
    (await whomToRemind(db, settings, now)).users.length > 0
  );
}
