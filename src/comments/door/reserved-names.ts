import { skeleton } from '../../text/fold.ts';

/** Words that people put beside a name to look official; alone they are taken too. */
const TITLES = new Set(
  `admin admins administrator author chief desk editor editorial editors in mod moderation moderator moderators mods mr
  mrs ms dr official real staff team the writer`
    .split(/\s+/)
    .map(skeleton),
);
const OFFICES = new Set(
  'admin administrator editor editors mod moderator moderators mods staff'.split(' ').map(skeleton),
);

/**
 * Whether a name can be taken for one that belongs to somebody: same letters at a glance, whatever alphabet, case,
 * accents, spaces or invisible characters, with or without a title or the name of the site.
 * @param owned the names of all users, and the site's own
 */
export function isReserved(name: string, owned: readonly string[]): boolean {
  const mine = wordsOf(name);
  const bare = mine.filter((word) => !TITLES.has(word));
  if (bare.length === 0 && mine.some((word) => OFFICES.has(word))) return true;

  const { theirs, all } = looksOf(owned);
  const looks = new Set([
    skeleton(name),
    ...[mine, bare, bare.filter((word) => !theirs.has(word))].map((words) => words.join('')),
  ]);
  return all.some((look) => isAmong(look, looks, theirs));
}

interface OwnedLooks {
  theirs: ReadonlySet<string>;
  /** With and without titles. */
  all: readonly string[];
}

// Names at the desk change once in a while and are asked for at every comment.
let known: { of: string; looks: OwnedLooks } | undefined;

function looksOf(owned: readonly string[]): OwnedLooks {
  const of = owned.join('\n');
  if (known?.of === of) return known.looks;
  const theirs = new Set(owned.map(skeleton));
  const looks = { theirs, all: [...theirs, ...owned.map(withoutTitles)].filter((look) => look !== '') };
  known = { of, looks };
  return looks;
}

const wordsOf = (name: string) =>
  name
    .normalize('NFKC')
    .split(/[\s\p{P}|]+/u)
    .map(skeleton)
    .filter((word) => word !== '');

const withoutTitles = (name: string) =>
  wordsOf(name)
    .filter((word) => !TITLES.has(word))
    .join('');

/** Also written together with titles or another of these names: `EditorPosyLindqvist`, `PosyLindqvistHearsay`. */
function isAmong(look: string, looks: ReadonlySet<string>, owned: ReadonlySet<string>): boolean {
  if (looks.has(look)) return true;
  if (look.length < 6) return false;
  const isAddition = (rest: string) => rest === '' || TITLES.has(rest) || owned.has(rest);
  return [...looks].some((mine) => {
    const at = mine.indexOf(look);
    return at >= 0 && isAddition(mine.slice(0, at)) && isAddition(mine.slice(at + look.length));
  });
}
