import type { Cause } from '../../db/schema.ts';
import { cleanText, codePoints } from '../../text/clean.ts';
import { number } from '../../words.ts';
import { CAUSE_CODES } from '../causes.ts';
import { LIMITS } from './fields.ts';

/** What a reader says is wrong with a comment, read. */

export type ReportErrors = Partial<Record<'cause' | 'note', string>>;

/** What is reported, or what is wrong with that, in words for whoever typed it. @param typed as it came */
export function readReport(typed: {
  cause: string;
  note: string;
}): { report: { cause: Cause; note: string } } | { errors: ReportErrors } {
  const errors: ReportErrors = {};
  const note = cleanText(typed.note);
  const cause = CAUSE_CODES.find((code) => code === typed.cause);
  if (!cause) errors.cause = 'Choose what is wrong with it';
  if (codePoints(note) > LIMITS.note) errors.note = `Shorten this to ${number(LIMITS.note)} characters`;
  return !cause || errors.note ? { errors } : { report: { cause, note } };
}
