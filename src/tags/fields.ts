import { cleanLine, cleanText, codePoints, hasVisible } from '../text/clean.ts';
import { fold } from '../text/fold.ts';
import { number } from '../words.ts';

/** What an editor typed about a person or a topic, as it came. */
export interface TypedTag {
  name: string;
  /** Other names, a line each. */
  aliases: string;
  bio: string;
}

export type TagErrors = Partial<Record<keyof TypedTag | 'picture', string>>;

/** In code points. */
const LIMITS = { name: 60, bio: 600 };
const MOST_ALIASES = 40;

/** The fields as they will be stored. */
export const clean = ({ name, aliases, bio }: TypedTag): TypedTag => ({
  name: cleanLine(name),
  aliases: cleanText(aliases),
  bio: cleanLine(bio),
});

/** Other names, each once however it is spelt, without the own one. */
export function aliasesIn({ name, aliases }: TypedTag): string[] {
  const byKey = new Map<string, string>();
  for (const line of aliases.split('\n').map(cleanLine))
    if (hasVisible(line) && !byKey.has(fold(line))) byKey.set(fold(line), line);
  byKey.delete(fold(name));
  return [...byKey.values()];
}

/** What is wrong with cleaned fields, in words for the editor. @param was the name so far */
export function fieldErrors(typed: TypedTag, was: string): TagErrors {
  const { name, bio } = typed;
  const errors: TagErrors = {};
  if (!hasVisible(name)) errors.name = 'Give the name';
  else if (codePoints(name) > LIMITS.name) errors.name = tooLong(name, LIMITS.name);
  else if (name !== was && name.includes(',')) errors.name = 'Leave the comma out: it parts names where they are typed';
  const others = aliasesIn(typed);
  const long = others.find((other) => codePoints(other) > LIMITS.name);
  if (long) errors.aliases = `“${long.slice(0, 40)}…” is longer than ${LIMITS.name} characters; one name a line`;
  else if (others.length > MOST_ALIASES) errors.aliases = `At most ${MOST_ALIASES}, please`;
  if (codePoints(bio) > LIMITS.bio) errors.bio = tooLong(bio, LIMITS.bio);
  return errors;
}

const tooLong = (words: string, most: number) =>
  `Shorten it to ${number(most)} characters; it has ${number(codePoints(words))}`;
