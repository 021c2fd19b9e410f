import { rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { openDatabase } from '../src/db/open.ts';
import { type SettingKey, set } from '../src/settings/settings.ts';
import { postPath } from '../src/urls.ts';
import * as sessions from '../src/users/sessions.ts';
import { add } from '../src/users/users.ts';
import { ask } from './ask.ts';
import { databaseIn } from './blog.ts';
import { cpuOf, type Measured, type SiteOptions, startSite } from './processes.ts';

/** The site on a copy of a blog, as a row of the table meets it. */
export interface Site extends Measured {
  /** Addresses of posts with so many comments, the newest first. */
  pathsWith(from: number, to: number): string[];
  /** Of all posts, likewise. */
  newest(count: number): string[];
  pathOf(slug: string): string;
  approved(): number;
  /** Changes the tagline, which stands on every page: whatever was kept of any is of no use any more. */
  changeEveryPage(): Promise<void>;
  set(key: SettingKey, value: string): Promise<void>;
  /** Of an editor who is logged in. */
  cookie(): Promise<string>;
  /** Runs a statement that reads. */
  ask(sql: string): unknown;
  dataDir: string;
}

/** @param copy a data folder that is thrown away at the end */
export async function openSite(copy: string, options: SiteOptions = {}): Promise<Site> {
  const { db, close } = await openDatabase(databaseIn(copy), { now: 0 });
  const raw = new Sqlite(databaseIn(copy), { readonly: true });
  const change = async (key: SettingKey, value: string) => {
    const wrong = await set(db, key, value);
    if (wrong) throw new Error(`${key} ${wrong}`);
  };
  // Everybody may comment everywhere as fast as they like, and nothing waits for a moderator.
  await change('comments.close_after_days', '0');
  await change('comments.flood_seconds', '0');
  await change('comments.hold_first', 'false');
  const site = await startSite(copy, options);
  const paths = (where: string, ...values: (number | string)[]) =>
    raw
      .prepare<unknown[], { slug: string; year: number; month: number }>(
        `select slug, year, month from posts where published_at is not null and ${where}`,
      )
      .all(...values)
      .map(postPath);
  let changes = 0;
  return {
    ...site,
    pathsWith: (from, to) => paths('comment_count between ? and ? order by published_at desc', from, to),
    newest: (count) => paths('true order by published_at desc limit ?', count),
    pathOf: (slug) => paths('slug = ?', slug)[0] ?? '/',
    approved: () => Number(raw.prepare(`select count(*) from comments where status = 'approved'`).pluck().get()),
    async changeEveryPage() {
      changes += 1;
      await change('site.tagline', `Heard ${changes} times over`);
    },
    set: change,
    async cookie() {
      const person = { email: 'bench@example.org', name: 'Posy Lindqvist', role: 'editor' as const };
      const id = await add(db, { ...person, passwordHash: 'none', now: Date.now() });
      if (id === null) throw new Error('the editor is there already');
      return `session=${await sessions.open(db, id, Date.now())}`;
    },
    ask: (sql) => raw.prepare(sql).pluck().get(),
    dataDir: copy,
    async stop() {
      await site.stop();
      raw.close();
      await close();
      rmSync(copy, { recursive: true });
    },
  };
}

/** Asks for each once. @returns CPU ms a request, of all the site's processes */
export async function cpuOfEach(site: Measured, paths: readonly string[], headers = {}): Promise<number> {
  const before = await cpuOf(site);
  for (const path of paths) {
    const { status } = await ask(site.url + path, { headers });
    if (status !== 200) throw new Error(`${path} answered ${status}`);
  }
  return ((await cpuOf(site)) - before) / paths.length;
}
