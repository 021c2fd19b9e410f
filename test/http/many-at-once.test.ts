import assert from 'node:assert/strict';
import { test } from 'node:test';
import Sqlite from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { type Submission, submit } from '../../src/comments/door/submit.ts';
import type { Schema } from '../../src/db/schema.ts';
import { sqliteDialect } from '../../src/db/sqlite.ts';
import { all } from '../../src/settings/settings.ts';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aComment, aPost } from '../support/factories.ts';

const OPEN_DOOR = { 'comments.hold_first': 'false', 'comments.flood_seconds': '0' } as const;

/** What another process sees at this moment. */
function watcher(app: TestApp): Sqlite.Database {
  return new Sqlite(app.ctx.config.databasePath, { readonly: true });
}

test('of a hundred comments at once each is stored once, and there when its answer comes', async (t) => {
  const app = await startApp(t, { settings: { ...OPEN_DOOR, 'comments.block_words': 'casino' } });
  const post = await aPost(app);
  const gone = String(await aComment(app, post, { status: 'removed' }));
  const other = watcher(app);
  t.after(() => other.close());
  const stored = other.prepare('select count(*) from comments where body = ?').pluck();
  const say = async (n: number) => {
    const [body, parent] = [n % 10 === 3 ? `casino ${n}` : `soup ${n % 50}`, n % 10 === 7 ? gone : ''];
    const { status } = await app.post(`${postPath(post)}/comments`, { name: 'Léna', body, parent });
    return { n, status, seen: stored.get(body) };
  };
  const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => say(n)));
  for (const { n, status, seen } of answers) {
    const isRefused = n % 10 === 3 || n % 10 === 7;
    assert.deepEqual([isRefused ? status >= 400 : status, seen], [isRefused ? true : 303, isRefused ? 0 : 1], `${n}`);
  }
  assert.equal(other.prepare(`select count(*) from comments where status = 'approved'`).pluck().get(), 40);
});

test('a full disk takes some and refuses others with their words; what was answered for is there', async (t) => {
  const app = await startApp(t, { settings: OPEN_DOOR });
  const post = await aPost(app);
  const other = watcher(app);
  t.after(() => other.close());
  const pages = other.pragma('page_count', { simple: true }) as number;
  const room = (most: number) => sql.raw(`pragma max_page_count = ${most}`).execute(app.ctx.db);
  await room(pages + 10);
  const long = 'And then the soup arrived. '.repeat(100);
  const say = (n: number) => app.post(`${postPath(post)}/comments`, { name: 'Léna', body: `${n} ${long}` });
  const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => say(n)));
  const taken = answers.filter(({ status }) => status === 303).length;
  const refused = answers.filter(({ status, html }) => status === 503 && html.includes('the soup arrived')).length;
  assert.ok(taken > 0 && refused > 0, `${taken} taken, ${refused} refused`);
  assert.equal(taken + refused, 40);
  const stored = other.prepare('select count(*) from comments').pluck();
  assert.equal(stored.get(), taken);

  await room(pages + 1_000);
  assert.deepEqual(
    new Set((await Promise.all(Array.from({ length: 40 }, (_, n) => say(n)))).map((a) => a.status)),
    new Set([303]),
  );
  assert.equal(stored.get(), 40);
});

test('the door looks everything up by an index, however much somebody has said', async (t) => {
  const app = await startApp(t, { settings: OPEN_DOOR });
  const post = await aPost(app);
  const raw = new Sqlite(app.ctx.config.databasePath);
  t.after(() => raw.close());
  const plans: string[] = [];
  const db = new Kysely<Schema>({
    dialect: sqliteDialect(raw, 1_000),
    log: ({ query }) => {
      if (!/^(select|with)/.test(query.sql)) return;
      const steps = raw.prepare(`explain query plan ${query.sql}`).all(...query.parameters) as { detail: string }[];
      plans.push(...steps.map(({ detail }) => detail).filter((step) => /^(SCAN|SEARCH|USE)/.test(step)));
    },
  });
  const said: Submission = {
    ...{ post, parentId: null, name: 'Léna', body: 'Soup!', email: '', phrase: 'the soup was cold', honeypot: false },
    ...{ readerKey: 'r', addressKey: 'a', markHash: 'm', reserve: false, notify: false, user: null },
  };
  const settings = await all(db);
  await submit(db, settings, { ...said, reserve: true }, app.clock.now);
  plans.length = 0;
  assert.equal((await submit(db, settings, { ...said, body: 'More!' }, app.clock.now)).kind, 'stored');
  // The few who write for the site, and the words that the desk has blocked, are read whole.
  assert.deepEqual(
    plans.filter((step) => step.startsWith('SCAN') && step !== 'SCAN users' && !step.startsWith('SCAN CONSTANT')),
    [],
  );
  const byOwn = plans.filter((step) => step.startsWith('SEARCH comments')).map((step) => /INDEX (\w+)/.exec(step)?.[1]);
  assert.ok(byOwn.length > 3);
  assert.deepEqual(
    byOwn.filter((index) => !/^comments_(reader|address|mark)$|autoindex/.test(index ?? '')),
    [],
  );
});
