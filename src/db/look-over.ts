import { setTimeout as sleep } from 'node:timers/promises';
import type { Migration } from '../../migrations/index.ts';
import { checkApart } from './check.ts';
import { DatabaseRefused, StorageUnavailable } from './errors.ts';
import { inspect } from './inspect.ts';
import { forgetNote, leaveNote, leftWhole } from './left.ts';

/** How whoever opens the database stands to it; a command (none of these) reads it through where that takes a moment. */
export type Opener =
  /** Serves for long: believes the note of the last clean stop, else has all of it read, and is told what comes out late. */
  | { kind: 'server'; damaged(error: DatabaseRefused): void }
  /** Serves beside a process that has looked at it and migrated it. */
  | { kind: 'worker' };

export interface Looked {
  /** To be called when every connection is closed: leaves a note where the file is known to be whole. */
  closed(): Promise<void>;
  /** To be called before. */
  closing(): Promise<void>;
}

/** ms that a start waits for the check of a large file, which goes on after that. */
const LATER = 250;

/**
 * Everything that is to be known of the file before it is written to.
 * @throws DatabaseRefused
 */
export async function lookOver(
  path: string,
  migrations: readonly Migration[],
  { opener, deadline }: { opener: Opener | undefined; deadline: number },
): Promise<Looked> {
  const left = opener?.kind === 'server' && leftWhole(path);
  const found = await inspect(path, migrations, { whole: !opener, current: opener?.kind === 'worker', deadline });
  forgetNote(path);
  if (opener?.kind !== 'server') return { closing: async () => {}, closed: async () => {} };
  if (left || found === 'nothing') return { closing: async () => {}, closed: () => leaveNote(path) };

  const check = checkApart(path);
  const damage = await (found === 'small' ? check.damage : Promise.race([check.damage, sleep(LATER)]));
  if (typeof damage === 'string') throw new DatabaseRefused(`it is damaged (${damage})`);
  if (found === 'small' && damage === undefined) throw new StorageUnavailable('reading it through came to no end');

  let whole = damage === null;
  void check.damage.then((later) => {
    whole = later === null;
    if (typeof later === 'string')
      opener.damaged(new DatabaseRefused(`Hearsay serves ${path} no longer: it is damaged (${later})`));
  });
  return {
    closing: () => check.stop(),
    closed: async () => (whole ? leaveNote(path) : undefined),
  };
}
