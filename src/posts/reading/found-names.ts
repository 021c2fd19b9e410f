import { sql } from 'kysely';
import { prepared } from '../../db/prepared.ts';
import type { Db, TagKind } from '../../db/schema.ts';
import type { Picture } from '../../media/media.ts';
import type { Tag } from '../../tags/tags.ts';
import { fold } from '../../text/fold.ts';
import { portraits } from './people.ts';
import { isTallyOf } from './totals.ts';

/** People and topics that a search finds by their names; whom it guesses where it finds nobody: near-people.ts. */

export interface FoundName extends Tag {
  /** What they are called otherwise, where that was looked for; null: their own name was. */
  alias: string | null;
  stories: number;
  picture: Picture | null;
}

/** Names that are looked at of those that begin so. */
const CANDIDATES = 200;

/**
 * Those with visible stories who have a name in which words begin so, all of them, or whose whole name is among the words:
 * whoever is called just that, then those with the most stories.
 * @param words flat and written out, as a question has them
 * @param limit of each kind
 */
export async function foundNames(
  db: Db,
  words: readonly string[],
  { limit, now }: { limit: number; now: number },
): Promise<Record<TagKind, FoundName[]>> {
  const rows = await called(db, { match: beginnings(words), keys: JSON.stringify(within(words)) });
  const all = words.join(' ');
  const isExact = (row: Called) =>
    fold(row.alias ?? row.name)
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim() === all;
  // One line for each, by their own name where that fits.
  const once = [
    ...new Map([...rows.filter(isOther), ...rows.filter((row) => !isOther(row))].map((row) => [row.id, row])).values(),
  ];
  const inOrder = once.sort((a, b) => Number(isExact(b)) - Number(isExact(a)) || b.stories - a.stories);
  return {
    person: await shown(db, inOrder, 'person', limit, now),
    topic: await shown(db, inOrder, 'topic', limit, now),
  };
}

const isOther = ({ alias }: Called) => alias !== null;

/** A single letter is no beginning but where a sign is a word. */
const beginnings = (words: readonly string[]) =>
  words.map((word) => (/^[a-z\d\u0080-\u052f]$/u.test(word) ? `"${word}"` : `"${word}"*`)).join(' ');

/** Every run of words. */
const within = (words: readonly string[]): string[] =>
  words.flatMap((_, from) => words.slice(from).map((_, n) => words.slice(from, from + n + 1).join(' ')));

export type Called = Tag & { id: number; alias: string | null; stories: number };

const TAG = sql.raw('tags.id, tags.kind, tags.slug, tags.name');

const called = prepared((db, is: { match: string; keys: string }) =>
  db
    .selectFrom(
      sql<Tag & { id: number; alias: string | null }>`(
        select ${TAG}, null as alias from (select rowid as id from tag_search where tag_search match ${is.match} limit ${sql.lit(CANDIDATES)}) as own
        cross join tags on tags.id = own.id
        union all
        select ${TAG}, null as alias from tags
        where tags.kind in ('person', 'topic') and tags.name_key in (select value from json_each(${is.keys}))
        union all
        select ${TAG}, other.name as alias from (select rowid as id from tag_alias_search where tag_alias_search match ${is.match} limit ${sql.lit(CANDIDATES)}) as others
        cross join tag_aliases as other on other.id = others.id and other.name != ''
        cross join tags on tags.id = other.tag_id
        union all
        select ${TAG}, other.name as alias from tag_aliases as other cross join tags on tags.id = other.tag_id
        where other.kind in ('person', 'topic') and other.name != '' and other.name_key in (select value from json_each(${is.keys}))
      )`.as('called'),
    )
    .innerJoin('tallies', (join) => join.on(isTallyOf('called.id')))
    .select(['called.id', 'called.kind', 'called.slug', 'called.name', 'called.alias', 'tallies.stories']),
);

/** A few more are asked than are shown, as the stories of some may be waiting for their hour. */
export async function shown(
  db: Db,
  rows: readonly Called[],
  kind: TagKind,
  limit: number,
  now: number,
): Promise<FoundName[]> {
  const some = rows.filter((row) => row.kind === kind).slice(0, limit + 3);
  const known = await portraits(
    db,
    some.map((row) => row.id),
    now,
  );
  return some
    .flatMap(({ id, slug, name, alias }) => {
      const { stories, picture } = known.get(id) ?? { stories: 0, picture: null };
      return stories > 0 ? [{ kind, slug, name, alias, stories, picture }] : [];
    })
    .slice(0, limit);
}
