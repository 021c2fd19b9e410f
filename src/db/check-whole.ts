import Sqlite from 'better-sqlite3';
import { isStorageFailure } from './errors.ts';

/**
 * A program of its own, run by check.ts: reads every page of the database at the path that it is given, and writes what
 * is wrong as JSON, null where nothing is. Anything else that keeps it from reading ends it without a word.
 */
const path = process.argv[2] ?? '';
process.stdout.write(JSON.stringify(damage()));

function damage(): string | null {
  try {
    const raw = new Sqlite(path, { readonly: true, timeout: 60_000 });
    const result = String(raw.pragma('quick_check(1)', { simple: true }));
    raw.close();
    return result === 'ok' ? null : (result.split('\n').at(-1) ?? '');
  } catch (error) {
    if (isStorageFailure(error)) throw error;
    return (error as Error).message;
  }
}
