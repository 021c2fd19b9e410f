import { cleanLine, cleanText } from '../text/clean.ts';
import { LONGEST, type Words } from './embed.ts';

/** What a stranger's code or answer says, as it would be stored had an editor typed it: what is too long is cut. */
export function tidy<Said extends Partial<Words>>(said: Said): Said {
  const tidied: Partial<Words> = { ...said };
  for (const word of ['authorName', 'authorHandle', 'quote', 'mediaDescription', 'credit'] as const) {
    const text = said[word];
    if (text) tidied[word] = cut(word === 'quote' ? lines(text) : cleanLine(text), LONGEST[word]);
  }
  return tidied as Said;
}

/** Each by itself, as what turns the direction of writing must not reach beyond the line that it stands in. */
const lines = (text: string) => cleanText(text).split('\n').map(cleanLine).join('\n');

function cut(words: string, longest: number): string | null {
  // Twice the units hold as many code points at least, and a huge text is not spread.
  const kept = words.length > longest ? [...words.slice(0, longest * 2)].slice(0, longest).join('') : words;
  return kept.trim() || null;
}
