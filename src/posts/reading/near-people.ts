import { setImmediate as tick } from 'node:timers/promises';
import { oneOf, prepared } from '../../db/prepared.ts';
import type { Db } from '../../db/schema.ts';
import { distance } from '../../text/distance.ts';
import { type Called, type FoundName, shown } from './found-names.ts';
import { isTallyOf } from './totals.ts';

/** People whose name, or a part of it where there is one word, is nearly that, those who are nearest first. */
export async function nearPeople(
  db: Db,
  words: readonly string[],
  { limit, now }: { limit: number; now: number },
): Promise<FoundName[]> {
  const typed = words.join(' ');
  const most = typed.length < 5 ? 0 : typed.length < 8 ? 1 : 2;
  if (most === 0) return [];
  const near = new Map<number, number>();
  let after = '';
  for (let seen = 0; seen < MOST_NAMES; seen += SLICE) {
    const slice = await names(db, { after });
    for (const { id, key } of slice) {
      const far = farFrom(key, typed, most, words.length === 1);
      if (far <= most) near.set(id, far);
      after = key;
    }
    if (slice.length < SLICE) break;
    await tick();
  }
  if (near.size === 0) return [];
  const people = (await ofIds(db, { ids: [...near.keys()] })).map((row) => ({ ...row, alias: null }));
  const far = ({ id }: Called) => near.get(id) ?? most;
  return shown(
    db,
    people.sort((a, b) => far(a) - far(b) || b.stories - a.stories),
    'person',
    limit,
    now,
  );
}

/** How far the whole name is, or the part of it that is nearest. */
function farFrom(key: string, typed: string, most: number, inParts: boolean): number {
  const whole = distance(key, typed, most);
  if (!inParts || whole === 0) return whole;
  return key.split(' ').reduce((least, part) => Math.min(least, distance(part, typed, most)), whole);
}

/** Where there are more people than this, those at the end of the alphabet are not guessed. */
const MOST_NAMES = 10_000;
/** Looked at in two milliseconds or so; then others are answered, as nobody else should wait for a guess. */
const SLICE = 500;

/** All of it stands in an index. */
const names = prepared((db, is: { after: string }) =>
  db
    .selectFrom('tags')
    .select(['id', 'name_key as key'])
    .where('kind', '=', 'person')
    .where('name_key', '>', is.after)
    .orderBy('name_key')
    .limit(SLICE),
);

const ofIds = prepared((db, is: { ids: readonly number[] }) =>
  db
    .selectFrom('tags')
    .innerJoin('tallies', (join) => join.on(isTallyOf('tags.id')))
    .select(['tags.id', 'tags.kind', 'tags.slug', 'tags.name', 'tallies.stories'])
    .where('tags.id', 'in', oneOf(is.ids)),
);
