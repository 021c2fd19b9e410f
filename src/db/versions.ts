import type Sqlite from 'better-sqlite3';

/** What a page can be made of, as the triggers call it (migrations/0015-versions.ts). */
export type VersionName = `post:${number}` | 'listing' | 'talk' | 'settings' | 'pages';

/** Whether what readers see has changed, at once and without waiting: asked at every request. */
export interface Versions {
  /** Another number after every commit of any other connection or process, whatever it wrote; says nothing else. 1.5 µs. */
  commits(): number;
  /** How often anything that readers see has changed on the whole site. */
  changes(): number;
  /** Which of these changes was the last one of any of these; 0: there was none. */
  lastOf(names: readonly VersionName[]): number;
}

/** @param raw a connection that only reads: `data_version` does not tell a connection of its own commits */
export function versionsOf(raw: Sqlite.Database): Versions {
  const commits = raw.prepare('pragma data_version').pluck();
  // The first to ask finds the table there; while a database is being migrated it may be missing.
  let version: Sqlite.Statement | undefined;
  const versionOf = (name: VersionName | 'site') => {
    version ??= raw.prepare('select version from versions where name = ?').pluck();
    return (version.get(name) as number | undefined) ?? 0;
  };
  return {
    commits: () => commits.get() as number,
    changes: () => versionOf('site'),
    lastOf: (names) => names.reduce((last, name) => Math.max(last, versionOf(name)), 0),
  };
}
