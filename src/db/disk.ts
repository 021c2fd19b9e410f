import { type FileHandle, open } from 'node:fs/promises';
import type Sqlite from 'better-sqlite3';
import { StorageUnavailable } from './errors.ts';

/** When what was committed would survive a power cut. */
export interface Disk {
  /**
   * Resolves once everything that was committed before this call lies on the disk. Who asks while that is being done for
   * others shares the next time with all who ask meanwhile.
   * @throws StorageUnavailable when the disk says no
   */
  reached(): Promise<void>;
  close(): Promise<void>;
}

/**
 * With `synchronous = FULL` SQLite waits for the disk within each commit, and the event loop and every reader with it, for
 * milliseconds. With `NORMAL` it writes the commit into the -wal and leaves that wait to us: the system does it on a
 * thread of its own, once for all who wait. (docs/decisions/0010-who-waits-for-the-disk.md)
 * @param raw the connection that writes; in WAL mode
 */
export function diskOf(raw: Sqlite.Database): Disk {
  raw.pragma('synchronous = NORMAL');
  let log: FileHandle | null = null;
  let isDoubtful = false;

  const sync = async () => {
    try {
      if (isDoubtful) carryOver(raw);
      isDoubtful = false;
      // It is there once anything was written, and stays the same file while a connection is open.
      log ??= await open(`${raw.name}-wal`, 'r+');
      await log.datasync();
    } catch (error) {
      isDoubtful = true;
      throw new StorageUnavailable('the disk did not take what was written', { cause: error });
    }
  };
  const shared = inTurns(sync);
  return {
    reached: shared.next,
    async close() {
      await shared.idle();
      await log?.close();
      log = null;
    },
  };
}

/**
 * After a failure the system may call the same pages written that never were. So the whole log is carried over into the
 * database, which SQLite itself waits for, and begun anew.
 */
function carryOver(raw: Sqlite.Database): void {
  const [result] = raw.pragma('wal_checkpoint(truncate)') as { busy: number }[];
  if (result?.busy !== 0) throw new Error('the log is in use');
}

/** Runs something again and again, never twice at once, for whoever asks: each call is answered by a run that began after it. */
export function inTurns(run: () => Promise<void>): { next(): Promise<void>; idle(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;
  const begin = () => {
    running = run();
    waiting = null;
    return running;
  };
  return {
    next() {
      waiting ??= running.then(begin, begin);
      return waiting;
    },
    idle: async () => {
      await Promise.allSettled([waiting ?? running]);
    },
  };
}
