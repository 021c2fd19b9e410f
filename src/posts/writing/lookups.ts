import type { Selectable } from 'kysely';
import type { Db, EmbedLookupsTable } from '../../db/schema.ts';
import type { Offer } from '../../embeds/answer.ts';
import type { Embed } from '../../embeds/embed.ts';
import { providerOf } from '../../embeds/registry.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../time.ts';

/**
 * What providers say of the things that editors link to. A form writes down that it would like to know; a job asks
 * (look-up-due.ts); the next drawing of the form offers what is known by then. Nobody waits for a provider, and no failure
 * is kept as truth.
 */

/** What may be said of a thing beside its fields. */
export type LookUp =
  | { kind: 'offer'; offer: Offer }
  | { kind: 'asking' }
  /** There is no such thing, or it may not be shown, as its provider says. */
  | { kind: 'none' }
  | {
      kind: 'trouble';
      /** Goes on from the provider's name. */
      why: string;
      /** When it is asked again. UTC ms. */
      again: number;
    };

/** How long after each time in vain it is asked again; after the last of them likewise. In ms. */
const PAUSES = [MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY];
/** For which a question that is being asked is nobody else's, in ms; by then its next try stands so far ahead. */
export const CLAIM = 30 * SECOND;
/** What no editor has had in a form for so long is asked about no more, in ms. */
export const WANTED_FOR = DAY;
/** A form that is drawn again and again writes down only now and then that it still wants to know; in ms. */
const WANTED_ANEW = HOUR;
/** Of one form. */
const MOST = 200;

/** The failure of one that was answered, only not with words. */
export const NONE = 'none';

/**
 * Writes down which of a form's embeds a provider could tell more about and has not been asked to lately. It asks nobody,
 * and only sees to it that somebody does.
 * @param readDb looks first, as most forms have nothing to write
 */
export async function want(readDb: Db, db: Db, embeds: readonly Embed[], now: number): Promise<void> {
  const wanting = embeds.filter(isWanting).slice(0, MOST);
  const rows = await rowsOf(
    readDb,
    wanting.map(({ url }) => url),
  );
  const lately = new Set(rows.filter((row) => row.wanted_at > now - WANTED_ANEW).map(({ url }) => url));
  const unasked = wanting.filter(({ url }) => !lately.has(url));
  if (unasked.length === 0) return;
  await db
    .insertInto('embed_lookups')
    .values(unasked.map(({ url, provider }) => ({ url, provider, wanted_at: now, ask_at: now })))
    .onConflict((conflict) => conflict.column('url').doUpdateSet({ wanted_at: now }))
    .execute();
}

/** It says too little by itself, or its frame cannot be shown; and there is somebody to ask. */
export function isWanting(embed: Embed): boolean {
  const provider = providerOf(embed.provider);
  if (!provider?.oembed) return false;
  const isWordless = embed.quote === null && embed.mediaDescription === null;
  const isAnonymous = embed.authorName === null && embed.authorHandle === null;
  return isWordless || isAnonymous || provider.frames?.source(embed) === null;
}

/** What is known of things, by their addresses; of those that nobody asked about nothing. */
export async function lookUpsOf(db: Db, urls: readonly string[], now: number): Promise<Map<string, LookUp>> {
  const known = new Map<string, LookUp>();
  for (const row of await rowsOf(db, urls)) {
    const lookUp = lookUpOf(row, now);
    if (lookUp) known.set(row.url, lookUp);
  }
  return known;
}

export type LookUpRow = Selectable<EmbedLookupsTable>;

const rowsOf = async (db: Db, urls: readonly string[]): Promise<LookUpRow[]> =>
  urls.length === 0 ? [] : db.selectFrom('embed_lookups').selectAll().where('url', 'in', urls).execute();

function lookUpOf({ answer, failure, ask_at: askAt, wanted_at: wantedAt }: LookUpRow, now: number): LookUp | null {
  const offer = answer === null ? null : offerIn(answer);
  if (offer) return { kind: 'offer', offer };
  // Due, claimed, or due before anybody has read that it is not yet.
  const isAsked = askAt !== null && askAt <= now + CLAIM;
  if (failure === null || isAsked) return wantedAt > now - WANTED_FOR ? { kind: 'asking' } : null;
  if (failure === NONE) return { kind: 'none' };
  return { kind: 'trouble', why: failure, again: askAt ?? now };
}

/** A row that cannot be read must not stop a form from being drawn. */
function offerIn(answer: string): Offer | null {
  try {
    return JSON.parse(answer);
  } catch {
    return null;
  }
}

/** ms from a failure to the next try. @param tries in vain, from 1 */
export const pauseAfter = (tries: number) => PAUSES[Math.min(tries, PAUSES.length) - 1] ?? 0;

/** Forgets what no editor has wanted since. @returns how many */
export async function forget(db: Db, before: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('embed_lookups')
    .where('wanted_at', '<', before)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
