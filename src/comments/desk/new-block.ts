import { cleanLine, codePoints, hasVisible } from '../../text/clean.ts';
import { fold } from '../../text/fold.ts';
import { DAY } from '../../time.ts';
import type { NewBlock } from './blocks.ts';

/** What may be blocked, and for how long. */

export type BlockErrors = Partial<Record<'kind' | 'value' | 'note' | 'days', string>>;

/** As it came. */
interface Typed {
  kind: string;
  value: string;
  note: string;
  days: string;
}

/** Whom a comment leads to. */
interface Author {
  mark: { id: number } | null;
  addressKey: string | null;
}

const WORD = 100;
const NOTE = 300;
const DAYS = 3_650;

/**
 * What is to be blocked, or what is wrong with that in words for whoever typed it.
 * @param author of the comment that was chosen; null: a word is meant
 * @param addressDays how long addresses are known at all, so that no block of one can last longer
 */
export function readBlock(
  { kind, value, note, days }: Typed,
  author: Author | null,
  { addressDays, now }: { addressDays: number; now: number },
): { block: Omit<NewBlock, 'userId'> } | { errors: BlockErrors } {
  const errors: BlockErrors = {};
  const target = author ? ofAuthor(kind, author) : { kind: 'word' as const, value: cleanLine(value) };
  if (!target) errors.kind = 'Choose what to block';
  else if (target.kind === 'word' && !(hasVisible(target.value) && fold(target.value) !== ''))
    errors.value = 'Write the word';
  else if (target.kind === 'word' && codePoints(target.value) > WORD) errors.value = `Shorten it to ${WORD} characters`;
  const why = cleanLine(note);
  if (codePoints(why) > NOTE) errors.note = `Shorten it to ${NOTE} characters`;

  const longest = target?.kind === 'address' ? addressDays : DAYS;
  const typed = days.trim();
  const length = typed === '' ? (target?.kind === 'address' ? addressDays : null) : Number(typed);
  if (target?.kind === 'address' && addressDays === 0)
    errors.kind = 'Addresses are not kept here (comments.address_days is 0)';
  else if (length !== null && !(/^\d{1,4}$/.test(typed || String(length)) && length >= 1 && length <= longest))
    errors.days = `Write a number of days from 1 to ${longest}`;

  if (!target || Object.keys(errors).length > 0) return { errors };
  return { block: { ...target, note: why, until: length === null ? null : now + length * DAY } };
}

function ofAuthor(kind: string, { mark, addressKey }: Author): Pick<NewBlock, 'kind' | 'value'> | null {
  if (kind === 'mark' && mark) return { kind, value: String(mark.id) };
  if (kind === 'address' && addressKey) return { kind, value: addressKey };
  return null;
}
