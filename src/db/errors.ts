/** The file is not a Hearsay database that this version may touch. The message is one line for the operator. */
export class DatabaseRefused extends Error {}

/** The database could not take the write now (locked, full, failing disk). Nothing was written; trying later may help. */
export class StorageUnavailable extends Error {}

/** SQLite's result code of an error, such as `SQLITE_BUSY`; the empty string for other errors. */
export function sqliteCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : '';
}

export const isBusy = (error: unknown) => /^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(error));

/** No room, no permission or a failing disk: the operator's trouble, not the client's. */
export const isStorageFailure = (error: unknown) =>
  isBusy(error) || /^SQLITE_(FULL|IOERR|CANTOPEN|READONLY)/.test(sqliteCode(error));
