import unhomoglyph from 'unhomoglyph';

/** Folding is done here and not by the database, so that every engine compares alike. */

// Putting a long run of accents into their order takes time by the square of its length; no script stacks this many.
const MANY_MARKS = /(\p{M}{8})\p{M}+/gu;
const decomposed = (text: string) => text.replace(MANY_MARKS, '$1').normalize('NFKD');

const MARKS = /\p{M}+/gu;
// Characters that show nothing: joiners, variation selectors, directional controls, soft hyphens, fillers.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]+/gu;
/** Small letters that are no other with an accent, and what stands for them where they are not known. */
export const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŧ: 't',
  þ: 'th',
};
const SMALL_CAPITALS: Record<string, string> = Object.fromEntries(
  [...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ'].map((capital, i) => [capital, 'abcdefghijklmnopqrstuvwyz'[i] ?? '']),
);

/** Without accents and what shows nothing. */
const bare = (text: string) => text.replace(MARKS, '').replace(INVISIBLE, '');

/** Case, accents, width and white space away: `  LÉNA  ` and `léna` compare equal. Keeps punctuation and emoji. */
export function fold(text: string): string {
  return bare(decomposed(text))
    .toLowerCase()
    .replace(/[ßæœøđðħıłŧþ]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * What a name looks like at a glance: letters of other alphabets, small capitals, digits and pairs that pass for a Latin
 * letter become it, and everything that is neither letter nor digit goes. Two names with one skeleton can be taken for
 * each other. For comparing only, never for showing.
 * Source of the look-alikes: Unicode's confusables (UTS #39), through the package unhomoglyph, and those that it lacks.
 */
export function skeleton(name: string): string {
  const short = signsAsLetters([...name].slice(0, 200).join(''));
  // Before and after the compatible forms, which turn some look-alikes into Latin letters and some into others.
  const latin = alike(bare(short.normalize('NFD')));
  return bare(alike(bare(latin.normalize('NFKD'))).normalize('NFKD'))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[i1]/g, 'l')
    .replace(/0/g, 'o')
    .replace(/3/g, 'e')
    .replace(/4/g, 'a')
    .replace(/5/g, 's')
    .replace(/vv/g, 'w')
    .replace(/rn/g, 'm')
    .replace(/cl/g, 'd');
}

/** Signs that stand for a letter by their place, and a letter that generators of small capitals take for q. */
function signsAsLetters(name: string): string {
  const small = /[ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ]/u.test(name) ? name.replace(/ǫ/gu, 'q') : name;
  return small
    .replace(/©(?=\p{L})/gu, 'c')
    .replace(/[™℠®©]/gu, '')
    .replaceAll('\\/', 'v')
    .replaceAll('/\\', 'a')
    .replace(/(?<=\p{L})[!¡|](?=\p{L})/gu, 'l');
}

const alike = (text: string) => [...unhomoglyph([...text].map(letterIn).join(''))].map(letterIn).join('');

/** The Latin letter that a character is drawn like, where Unicode's own list says nothing. */
const letterIn = (char: string) =>
  char < '\u0080' && char !== '@' && char !== '$'
    ? char
    : (SMALL_CAPITALS[char] ?? DRAWN_LIKE[char] ?? enclosed(char) ?? char);

const DRAWN_LIKE: Record<string, string> = Object.fromEntries(
  Object.entries({
    a: '@',
    b: 'ⲂⲃᏼʙвВ',
    c: 'ⲤⲥϹϲсС',
    d: 'ԁɗđð',
    e: 'єЄεЕе',
    f: 'ſƒ',
    h: 'һнН',
    k: 'кКκΚĸ',
    l: 'łŁ',
    m: 'мМʍ',
    n: 'пηηΠ',
    o: '○◯ʘ●⭕øØ',
    r: 'ꞅɾгг',
    s: '$§ѕЅ',
    t: 'тТτΤ†',
    u: 'υцս',
    v: 'ⱱѵ',
    w: 'шѡωɯ',
  }).flatMap(([letter, likes]) => [...likes].map((like) => [like, letter])),
);

/** Letters in circles, squares and flags: 🅿, 🅟, 🇵. */
function enclosed(char: string): string | undefined {
  const code = char.codePointAt(0) ?? 0;
  for (const first of [0x1f130, 0x1f150, 0x1f170, 0x1f1e6])
    if (code >= first && code < first + 26) return String.fromCharCode(97 + code - first);
  return undefined;
}
