import { CAUSE_CODES } from '../comments/causes.ts';
import type { Cause, CommentStatus } from '../db/schema.ts';

/** A comment as a script has it: who says what, below whom. */
export interface Line extends Notes {
  name: string;
  body: string;
  /** The place of the comment it answers in the list; null: it begins a thread. */
  parent: number | null;
  reports: { cause: Cause; note: string }[];
}

/** What stands in brackets before the name. */
export interface Notes {
  status: CommentStatus;
  /** Why it was not simply approved; codes of comments/door/moderation.ts. */
  reasons: string[];
  /** What its tombstone says it was removed for. */
  removedFor: Cause | null;
  /** Null: the script does not say. */
  likes: number | null;
  picked: boolean;
  edited: boolean;
}

const SPEECH = /^( *)(?:\[([^\]]+)\] )?([^:]+): (.+)$/;
const MORE = /^ *\|(?: (.*))?$/;
const REPORT = /^ *! ([a-z_]+)(?:: (.+))?$/;

/**
 * Reads talk written like a play: a line a comment, two spaces further in than the one it answers. A line that begins
 * with a bar goes on with the comment above; one that begins with an exclamation mark is what a reader reported it for.
 * Notes stand in brackets before the name: `held links`, `spam honeypot`, `removed abuse`, `deleted`, `pick`, `edited`,
 * `12 likes`.
 *
 *     [pick; 12 likes] Pam from Accounts: I make that eleven.
 *       The Other Pam: Twelve.
 *       | You forgot the goose.
 *       ! false_claim: It is a gander.
 */
export function readScript(script: string): Line[] {
  const lines: Line[] = [];
  /** The last comment at each depth. */
  const above: number[] = [];
  for (const text of script.split('\n')) {
    const last = lines.at(-1);
    const more = MORE.exec(text);
    const report = REPORT.exec(text);
    if (more && last) last.body += `\n${more[1] ?? ''}`;
    else if (report && last) last.reports.push({ cause: causeOf(report[1], text), note: report[2] ?? '' });
    else if (text.trim()) {
      const [, indent = '', notes = '', name = '', body = ''] = SPEECH.exec(text) ?? wrong(text);
      const depth = indent.length / 2;
      const parent = depth === 0 ? null : (above[depth - 1] ?? wrong(text));
      above.length = depth;
      above.push(lines.length);
      lines.push({ ...readNotes(notes, text), name, body, parent, reports: [] });
    }
  }
  return lines;
}

function readNotes(notes: string, text: string): Notes {
  const read: Notes = { status: 'approved', reasons: [], removedFor: null, likes: null, picked: false, edited: false };
  for (const note of notes.split('; ').filter(Boolean)) {
    const [word = '', more = ''] = note.split(' ');
    if (word === 'held' || word === 'spam') Object.assign(read, { status: word, reasons: more.split(',') });
    else if (word === 'removed') Object.assign(read, { status: word, removedFor: more ? causeOf(more, text) : null });
    else if (note === 'deleted') read.status = note;
    else if (note === 'pick') read.picked = true;
    else if (note === 'edited') read.edited = true;
    else if (/^\d+ likes$/.test(note)) read.likes = Number(word);
    else wrong(text);
  }
  return read;
}

const causeOf = (code: string | undefined, text: string): Cause =>
  CAUSE_CODES.find((cause) => cause === code) ?? wrong(text);

function wrong(text: string): never {
  throw new Error(`this is no line of a script: ${text}`);
}
