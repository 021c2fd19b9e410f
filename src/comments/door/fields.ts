import { domainToASCII } from 'node:url';
import { cleanLine, cleanText, codePoints, hasVisible } from '../../text/clean.ts';
import { number } from '../../words.ts';

/** What a reader typed, as it came. */
export interface CommentFields {
  name: string;
  body: string;
  email: string;
  /** The secret phrase; empty: none. */
  phrase: string;
}

export type FieldErrors = Partial<Record<keyof CommentFields, string>>;

/** In code points. */
export const LIMITS = { name: 60, email: 254, body: 20_000, phrase: 200, note: 1_000 };
/** A phrase that can be guessed keeps no name. */
const SHORTEST_PHRASE = 8;

/** The fields as they will be stored. */
export function clean(typed: CommentFields): CommentFields {
  return {
    name: cleanLine(typed.name),
    body: cleanText(typed.body),
    email: cleanEmail(typed.email),
    phrase: cleanPhrase(typed.phrase),
  };
}

/** One spelling for one mailbox: the domain as it is asked for in the net, however it was typed. */
function cleanEmail(typed: string): string {
  const email = cleanLine(typed).toLowerCase();
  if (codePoints(email) > LIMITS.email) return email;
  const at = email.lastIndexOf('@');
  const domain = domainToASCII(email.slice(at + 1));
  return at > 0 && domain ? `${email.slice(0, at).normalize('NFKC')}@${domain}` : email;
}

/**
 * Composed alike, as one keyboard writes an accent in one piece and another does not. What is too long to be taken is left
 * as it is: putting a long run of accents into their order takes time by the square of its length.
 */
export function cleanPhrase(phrase: string): string {
  const line = cleanLine(phrase);
  return codePoints(line) > LIMITS.phrase ? line : line.normalize('NFKC');
}

/** What is wrong with cleaned fields, in words for the person who typed them; empty when nothing is. */
export function fieldErrors({ name, body, email, phrase }: CommentFields): FieldErrors {
  const errors: FieldErrors = {};
  if (!hasVisible(name)) errors.name = 'Add a name';
  else if (codePoints(name) > LIMITS.name) errors.name = `Shorten the name to ${LIMITS.name} characters`;

  if (email && codePoints(email) > LIMITS.email) errors.email = 'That e-mail address is too long';
  else if (email && !/^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\.]+(\.[^\s@<>"(),:;[\]\\.]+)+$/.test(email))
    errors.email = 'Write the whole address, as in name@example.org, or leave it empty';

  if (phrase && codePoints(phrase) < SHORTEST_PHRASE)
    errors.phrase = `Make the phrase at least ${SHORTEST_PHRASE} characters long, or leave it empty`;
  else if (codePoints(phrase) > LIMITS.phrase) errors.phrase = `Shorten the phrase to ${LIMITS.phrase} characters`;

  const wrong = bodyError(body);
  if (wrong) errors.body = wrong;
  return errors;
}

/** What is wrong with cleaned words; null: nothing. */
export function bodyError(body: string): string | null {
  const length = codePoints(body);
  if (!hasVisible(body)) return 'Write something before you send it';
  if (length > LIMITS.body) return `Shorten it to ${number(LIMITS.body)} characters; it has ${number(length)}`;
  return null;
}
