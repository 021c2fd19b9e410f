import type { CommentStatus } from '../db/schema.ts';

/** A comment as a script has it: who says what, below whom. */
export interface Line {
  name: string;
  body: string;
  status: CommentStatus;
  /** Why it was not simply approved; codes of comments/moderation.ts. */
  reasons: string[];
  /** The place of the comment it answers in the list; null: it begins a thread. */
  parent: number | null;
}

const SPEECH = /^( *)(?:\[(held|spam|removed)(?: ([a-z_,]+))?\] )?([^:]+): (.+)$/;
const MORE = /^ *\|(?: (.*))?$/;

/**
 * Reads talk written like a play: a line a comment, two spaces further in than the one it answers. A line that begins
 * with a bar goes on with the comment above; `[held links]`, `[spam honeypot]` and `[removed]` stand before the name.
 *
 *     Pam from Accounts: I make that eleven.
 *       The Other Pam: Twelve.
 *       | You forgot the goose.
 */
export function readScript(script: string): Line[] {
  const lines: Line[] = [];
  /** The last comment at each depth. */
  const above: number[] = [];
  for (const text of script.split('\n')) {
    const last = lines.at(-1);
    const more = MORE.exec(text);
    if (more && last) last.body += `\n${more[1] ?? ''}`;
    else if (text.trim()) {
      const [, indent = '', status = 'approved', reasons = '', name = '', body = ''] = SPEECH.exec(text) ?? wrong(text);
      const depth = indent.length / 2;
      const parent = depth === 0 ? null : (above[depth - 1] ?? wrong(text));
      above.length = depth;
      above.push(lines.length);
      lines.push({ name, body, status: status as CommentStatus, reasons: reasons.split(',').filter(Boolean), parent });
    }
  }
  return lines;
}

function wrong(text: string): never {
  throw new Error(`this is no line of a script: ${text}`);
}
