import unhomoglyph from 'unhomoglyph';

/** Folding is done here and not by the database, so that every engine compares alike. */

const MARKS = /\p{M}+/gu;
// Characters that show nothing: joiners, variation selectors, directional controls, soft hyphens, fillers.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]+/gu;
const LETTERS: Record<string, string> = {
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

/** Case, accents, width and white space away: `  LÉNA  ` and `léna` compare equal. Keeps punctuation and emoji. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(/[ßæœøđðħıłŧþ]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * What a name looks like at a glance: letters of other alphabets, small capitals, digits and pairs that pass for a Latin
 * letter become it, and everything that is neither letter nor digit goes. Two names with one skeleton can be taken for
 * each other. For comparing only, never for showing.
 * Source of the look-alikes: Unicode's confusables (UTS #39), through the package unhomoglyph.
 */
export function skeleton(name: string): string {
  const bare = name.normalize('NFKD').replace(MARKS, '').replace(INVISIBLE, '');
  const latin = unhomoglyph([...bare].map((char) => SMALL_CAPITALS[char] ?? char).join(''));
  return fold(latin)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[i1]/g, 'l')
    .replace(/0/g, 'o')
    .replace(/vv/g, 'w')
    .replace(/rn/g, 'm');
}
