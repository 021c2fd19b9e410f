import type { Db } from '../../db/schema.ts';
import { type Offer, question, readAnswer } from '../../embeds/answer.ts';
import { type Answered, type Ask, UNREADABLE } from '../../embeds/ask.ts';
import { providerOf } from '../../embeds/registry.ts';
import { DAY } from '../../time.ts';
import { CLAIM, type LookUpRow, NONE, pauseAfter, WANTED_FOR } from './lookups.ts';

/** What the job `look-up-embeds` does: it asks providers what editors' forms want to know. */

/** In ms. */
const NONE_HOLDS = DAY;
/** In ms. */
const ANSWER_HOLDS = 30 * DAY;
const AT_ONCE = 4;
/** Of one run, so that it ends. */
const MOST = 200;

export async function anythingToAsk(db: Db, now: number): Promise<boolean> {
  return (await due(db, now).select('url').limit(1).executeTakeFirst()) !== undefined;
}

const due = (db: Db, now: number) =>
  db
    .selectFrom('embed_lookups')
    .where('ask_at', '<=', now)
    .where('wanted_at', '>', now - WANTED_FOR);

/**
 * Asks what is due, a few at once and none inside a transaction. What is under way when the site stops is asked again
 * after the next start.
 * @returns how many were answered
 */
export async function lookUpDue(db: Db, ask: Ask, now: () => number, stopping: AbortSignal): Promise<number> {
  let answered = 0;
  for (let asked = 0; asked < MOST && !stopping.aborted; ) {
    const rows = await claim(db, now());
    if (rows.length === 0) break;
    const outcomes = await Promise.all(
      rows.map(async (row) => {
        const outcome = await lookUp(ask, row, stopping);
        // What was broken off has failed nobody.
        if (!stopping.aborted) await keep(db, row, outcome, now());
        return outcome.kind;
      }),
    );
    answered += outcomes.filter((kind) => kind === 'offer').length;
    asked += rows.length;
  }
  return answered;
}

/**
 * Takes some of what is due, so that nobody else asks about them too: first what was never asked in vain, and of that what
 * somebody has just put into a form, so that a flood of others keeps nobody waiting.
 */
async function claim(db: Db, now: number): Promise<LookUpRow[]> {
  return db.transaction().execute(async (trx) => {
    const rows = await due(trx, now)
      .selectAll()
      .orderBy('tries')
      .orderBy('wanted_at', 'desc')
      .orderBy('url')
      .limit(AT_ONCE)
      .execute();
    const urls = rows.map(({ url }) => url);
    if (urls.length > 0)
      await trx
        .updateTable('embed_lookups')
        .set({ ask_at: now + CLAIM })
        .where('url', 'in', urls)
        .execute();
    return rows;
  });
}

type Outcome = Exclude<Answered, { kind: 'answer' }> | { kind: 'offer'; offer: Offer };

/** Its provider tells nothing any more, as after an upgrade. */
const NOBODY: Outcome = { kind: 'none' };

async function lookUp(ask: Ask, row: LookUpRow, stopping: AbortSignal): Promise<Outcome> {
  const provider = providerOf(row.provider);
  const address = provider && question(provider, row.url);
  if (!provider || !address) return NOBODY;
  const answered = await ask(address, stopping);
  if (answered.kind !== 'answer') return answered;
  const offer = readAnswer(provider, answered.json);
  return offer ? { kind: 'offer', offer } : { kind: 'trouble', why: UNREADABLE };
}

/** A failure takes no answer away that is there. */
async function keep(db: Db, { url, tries }: LookUpRow, outcome: Outcome, now: number): Promise<void> {
  const inVain = outcome.kind === 'trouble' ? tries + 1 : 0;
  const holds = outcome.kind === 'offer' ? ANSWER_HOLDS : outcome.kind === 'none' ? NONE_HOLDS : pauseAfter(inVain);
  await db
    .updateTable('embed_lookups')
    .set({
      tries: inVain,
      ask_at: now + holds,
      failure: outcome.kind === 'offer' ? null : outcome.kind === 'none' ? NONE : outcome.why,
      ...(outcome.kind === 'offer' && { answer: JSON.stringify(outcome.offer) }),
    })
    .where('url', '=', url)
    .execute();
}
