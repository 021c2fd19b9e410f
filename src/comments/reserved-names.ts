import { skeleton } from '../text/fold.ts';

/** Words that people put beside a name to look official. */
const TITLES = /\b(editor|admin|administrator|moderator|mod|staff|official|team|desk|the)\b/gi;

/**
 * Whether a name can be taken for one that belongs to somebody: same letters at a glance, whatever alphabet, case,
 * accents, spaces or invisible characters, with or without a title.
 */
export function isReserved(name: string, owned: readonly string[]): boolean {
  const mine = new Set(looks(name));
  return owned.some((theirs) => looks(theirs).some((look) => mine.has(look)));
}

/** How a name looks, with and without titles; a name that is nothing but titles only as it is. */
const looks = (name: string) =>
  [skeleton(name), skeleton(name.normalize('NFKC').replace(TITLES, ''))].filter((look) => look !== '');
