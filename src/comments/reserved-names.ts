import { skeleton } from '../text/fold.ts';

/** Words that people put beside a name to look official. */
const TITLES = /\b(editor|admin|administrator|moderator|mod|staff|official|team|desk|the)\b/gi;

/**
 * Whether a name can be taken for one that belongs to somebody: same letters at a glance, whatever alphabet, case,
 * accents, spaces or invisible characters, with or without a title.
 */
export function isReserved(name: string, owned: readonly string[]): boolean {
  const looks = new Set([skeleton(name), skeleton(name.normalize('NFKC').replace(TITLES, ''))]);
  return owned.some((theirs) => {
    const look = skeleton(theirs);
    return look !== '' && looks.has(look);
  });
}
