/** What stands for a name where there is no face. */

const SEGMENTS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The first letter or sign that shows; an emoji stays whole. */
export function initialOf(name: string): string {
  const first = SEGMENTS.segment(name)[Symbol.iterator]().next().value?.segment ?? '';
  return first.toUpperCase();
}

export function colourOf(name: string): number {
  let sum = 0;
  for (const char of name.toLowerCase()) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 997;
  return (sum % 6) + 1;
}
