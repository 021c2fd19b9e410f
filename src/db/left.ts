import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A note beside the database on how a server left it, known whole, when it stopped: where the file is still exactly so
 * at the next start, it need not be read whole again. What was committed and not yet moved into the file lies in a -wal
 * beside it, so while there is one, in use or left behind by a process that was killed, the note is worth nothing.
 */
const noteOf = (path: string) => `${path}-left`;

/** Whether the file is as the note says. To be asked before anything opens it, which makes a -wal. */
export function leftWhole(path: string): boolean {
  if (beingWritten(path) || !existsSync(path) || !existsSync(noteOf(path))) return false;
  return readFileSync(noteOf(path), 'utf8') === traits(path) && isYounger(path);
}

/** Whoever is about to write takes the note away first; on the disk too, since power may fail before the next sync. */
export function forgetNote(path: string): void {
  if (!existsSync(noteOf(path))) return;
  rmSync(noteOf(path), { force: true });
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Written by who has closed a database that is known to be whole; not where somebody else has it open still. */
export async function leaveNote(path: string): Promise<void> {
  try {
    for (let attempt = 0; attempt < 20 && !beingWritten(path); attempt++) {
      writeFileSync(noteOf(path), traits(path), { mode: 0o600 });
      if (isYounger(path)) return;
      await sleep(5);
    }
    rmSync(noteOf(path), { force: true });
  } catch {
    // No room, or no folder any more: without a note the next start looks at all of it.
  }
}

const beingWritten = (path: string) => existsSync(`${path}-wal`) || existsSync(`${path}-journal`);

/** Whatever a change would change: the time of the inode too, which nobody can set back. */
function traits(path: string): string {
  const { ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
  return `${ino} ${size} ${mtimeNs} ${ctimeNs}\n`;
}

/** The clock of a file system ticks every few ms: a change in the tick of the last one would leave the times as they are. */
function isYounger(path: string): boolean {
  return statSync(noteOf(path), { bigint: true }).mtimeNs > statSync(path, { bigint: true }).ctimeNs;
}
