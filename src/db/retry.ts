import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy, isStorageFailure, StorageUnavailable } from './errors.ts';

const PAUSES = [1, 2, 5, 10, 20, 30, 50];

/**
 * Runs a statement, again while the database is locked by somebody else. The waiting is done on a timer here and not in
 * the driver, whose own busy timeout would stop the whole event loop, readers included.
 * @param deadline `performance.now()` after which waiting ends
 * @throws StorageUnavailable when it ends, and at once when the disk is full or failing
 */
export async function retryWhileBusy<T>(run: () => T, deadline: number): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return run();
    } catch (error) {
      if (!isStorageFailure(error)) throw error;
      if (!isBusy(error) || performance.now() >= deadline)
        throw new StorageUnavailable((error as Error).message, { cause: error });
    }
    await sleep(PAUSES[Math.min(attempt, PAUSES.length - 1)]);
  }
}
