import { cleanLine, cleanText, codePoints, hasVisible } from '../text/clean.ts';
import { number } from '../words.ts';

/** What a reader typed, as it came. */
export interface CommentFields {
  name: string;
  body: string;
  email: string;
}

export type FieldErrors = Partial<Record<keyof CommentFields, string>>;

/** In code points. */
export const LIMITS = { name: 60, email: 254, body: 20_000 };

/** The fields as they will be stored. */
export function clean(typed: CommentFields): CommentFields {
  return { name: cleanLine(typed.name), body: cleanText(typed.body), email: cleanLine(typed.email).toLowerCase() };
}

/** What is wrong with cleaned fields, in words for the person who typed them; empty when nothing is. */
export function fieldErrors({ name, body, email }: CommentFields): FieldErrors {
  const errors: FieldErrors = {};
  if (!hasVisible(name)) errors.name = 'Add a name';
  else if (codePoints(name) > LIMITS.name) errors.name = `Shorten the name to ${LIMITS.name} characters`;

  if (email && codePoints(email) > LIMITS.email) errors.email = 'That e-mail address is too long';
  else if (email && !/^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\.]+(\.[^\s@<>"(),:;[\]\\.]+)+$/.test(email))
    errors.email = 'Write the whole address, as in name@example.org, or leave it empty';

  const length = codePoints(body);
  if (!hasVisible(body)) errors.body = 'Write something before you send it';
  else if (length > LIMITS.body)
    errors.body = `Shorten it to ${number(LIMITS.body)} characters; it has ${number(length)}`;
  return errors;
}
