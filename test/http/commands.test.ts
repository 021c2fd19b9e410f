import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, type TestContext, test } from 'node:test';
import { startApp } from '../support/app.ts';
import { build, hearsay } from '../support/command.ts';
import { aPost } from '../support/factories.ts';

before(build);

function folder(t: TestContext): string {
  const dir = mkdtempSync(join(tmpdir(), 'hearsay-cli-'));
  t.after(() => rmSync(dir, { recursive: true }));
  return dir;
}

test('commands end with 0, 1 or 2, and say why in one line', async (t) => {
  const dir = folder(t);
  const foreign = join(dir, 'foreign.db');
  writeFileSync(foreign, 'a letter to my mother, long enough to be a file');
  const table: [args: string[], code: number, says: RegExp, env?: Record<string, string>][] = [
    [['help'], 0, /usage: hearsay/],
    [[], 2, /which command/],
    [['constructor'], 2, /there is no command “constructor”/],
    [['serve', 'now'], 2, /takes no “now”/],
    [['serve', '--loud'], 2, /--loud/],
    [['serve'], 1, /PORT: /, { PORT: 'abc' }],
    [['migrate'], 0, /is up to date/],
    [['migrate'], 1, /will not open .*foreign\.db: it is not an SQLite database/, { DATABASE_URL: foreign }],
    [['user', 'add', 'nobody', '--name', 'A', '--role', 'admin'], 2, /not an e-mail/],
    [['user', 'add', 'a@example.org', '--name', 'A', '--role', 'king'], 2, /--role must be one of/],
    [['user', 'password', 'a@example.org', '--name', 'A'], 2, /user password EMAIL/],
    [['user', 'password', 'a@example.org', '--password-stdin'], 1, /at least 10 characters/],
    [['user', 'password', 'a@example.org'], 1, /nobody with the address a@example\.org can log in/],
    [['settings', 'get', 'no.such'], 2, /there is no setting/],
    [['settings', 'set', 'comments.close_after_days', 'soon'], 1, /must be a whole number/],
    [['settings', 'set', 'site.timezone', 'Mars/Olympus'], 1, /must be a time zone/],
    [['job', 'dance'], 2, /there is no job “dance”/],
    [['job', 'prune', '--dry-run'], 2, /only close-comments and publish-due can be rehearsed/],
    [['job', 'publish-due', '--undo', '1'], 2, /only close-comments can be undone/],
    [['job', 'publish-due', '--dry-run'], 0, /would announce 0 posts/],
    [['job', 'close-comments', '--undo', '99'], 1, /there is no run 99/],
    [['import', 'wordpress', join(dir, 'missing.xml')], 1, /there is no file/],
    [['import', 'wordpress', foreign], 1, /foreign\.db: /],
    [['import', 'tumblr', foreign], 2, /import wordpress FILE/],
  ];
  await Promise.all(
    table.map(async ([args, code, says, env = {}]) => {
      const answer = await hearsay(dir, args, { env });
      const said = code === 0 ? answer.out : answer.errors;
      assert.equal(answer.code, code, `${args.join(' ')}: ${said}`);
      assert.match(said, says);
      if (code !== 0) assert.match(answer.errors, /^hearsay: [^\n]+\n$/, args.join(' '));
    }),
  );
});

test('a user is added with a password from standard input, or one made up; once', async (t) => {
  const dir = folder(t);
  const add = (email: string, more: string[] = [], input = '') =>
    hearsay(dir, ['user', 'add', email, '--name', 'Posy Lindqvist', '--role', 'editor', ...more], { input });
  const given = await add('posy@example.org', ['--password-stdin'], 'a long password\n');
  assert.equal(given.code, 0, given.errors);
  assert.equal(given.out, 'added Posy Lindqvist, an editor\n');
  assert.match((await add('POSY@example.org')).errors, /exists already/);
  assert.match((await add('b@example.org', ['--password-stdin'], 'short')).errors, /at least 10 characters/);
  assert.match((await add('c@example.org')).out, /password \(shown this once\): [\w-]{20}\n/);
});

test('a setting counts from a running server’s next request on', async (t) => {
  const app = await startApp(t);
  const dir = app.ctx.config.dataDir;
  assert.equal((await hearsay(dir, ['settings', 'get', 'site.title'])).out, 'Hearsay\n');
  assert.equal((await hearsay(dir, ['settings', 'set', 'site.title', 'Soup & Spoon'])).code, 0);
  assert.match((await app.get('/')).html, /<title>Soup &amp; Spoon<\/title>/);
});

test('closing is rehearsed, done, listed and taken back from the command line', async (t) => {
  const app = await startApp(t);
  await aPost(app, { publishedAt: Date.UTC(2020, 0, 1), slug: 'old' });
  const job = async (...args: string[]) => (await hearsay(app.ctx.config.dataDir, ['job', ...args])).out;
  const closed = () => app.ctx.db.selectFrom('posts').select('comments_closed_by').executeTakeFirstOrThrow();

  const rehearsal = await job('close-comments', '--dry-run');
  assert.match(rehearsal, /would close \/2020\/01\/old: published 1 January 2020, [\d,]+ days ago, limit 14/);
  assert.match(rehearsal, /would close 1 post\n$/);
  assert.equal((await closed()).comments_closed_by, null);
  assert.equal((await app.ctx.db.selectFrom('runs').select('id').execute()).length, 0);

  assert.equal(await job('close-comments'), 'close-comments: run 1 changed 1\n');
  assert.equal((await closed()).comments_closed_by, 'age');
  assert.match(await job('list'), /close-comments: [^\n]+\n {2}last run 1 at [^\n]+: changed 1\n/);
  assert.match(await job('close-comments', '--undo', '1'), /reopened 1 post that run 1 had closed/);
  assert.equal((await closed()).comments_closed_by, null);
});
