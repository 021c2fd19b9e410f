/** A field that holds several values, and the one that somebody is typing. */

export interface Part {
  /** Where it begins and ends in the field. */
  from: number;
  to: number;
  /** Without the space around it. */
  words: string;
  /** All the others in the field. */
  others: string[];
}

/** The value that the caret stands in. @param separator what parts the values; null: there is one */
export function partAt(text: string, caret: number, separator: string | null): Part {
  const from = separator === null ? 0 : text.lastIndexOf(separator, caret - 1) + 1;
  const end = separator === null ? -1 : text.indexOf(separator, caret);
  const to = end < 0 ? text.length : end;
  const rest = separator === null ? [] : `${text.slice(0, from)}${text.slice(to)}`.split(separator);
  return {
    from,
    to,
    words: text.slice(from, to).trim(),
    others: rest.map((other) => other.trim()).filter(Boolean),
  };
}

/** The text with another value in that place, ready for a next one where it is the last; and where the caret stands then. */
export function withPart(
  text: string,
  { from, to }: Part,
  value: string,
  separator: string | null,
): { value: string; caret: number } {
  const lead = separator === ',' && from > 0 ? ' ' : '';
  const isLast = text.slice(to).trim() === '';
  const trail = !isLast || separator === null ? '' : separator === ',' ? ', ' : separator;
  const before = `${text.slice(0, from)}${lead}${value}${trail}`;
  return { value: before + text.slice(to), caret: before.length };
}
