/** What stands for a name where there is no face. */

const SEGMENTS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The first letter or sign that shows; an emoji stays whole. */
export function initialOf(name: string): string {
  // Below the first combining sign, each is one by itself; asking the segmenter costs microseconds a name.
  if (/^[ -\u02ff](?:[ -\u02ff]|$)/.test(name)) return name.charAt(0).toUpperCase();
  const first = SEGMENTS.segment(name)[Symbol.iterator]().next().value?.segment ?? '';
  return first.toUpperCase();
}

export function colourOf(name: string): number {
  let sum = 0;
  for (const char of name.toLowerCase()) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 997;
  return (sum % 6) + 1;
}
