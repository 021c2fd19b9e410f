import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { createContext } from '../../src/context.ts';
import { jobs } from '../../src/jobs/schedule.ts';
import { runJob } from '../../src/jobs/scheduler.ts';
import { createLog, type Logger } from '../../src/log.ts';
import type { Letter } from '../../src/mail/mailer.ts';
import { erase } from '../../src/notices/personal-data.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { atTheDesk } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';
import { header, linksIn, type MailServer, sendMail, startMailServer, tick } from '../support/mail.ts';

const LENA = { name: 'Léna', email: 'Lena@Example.org', notify: 'on' };
const OPEN_DOOR = { 'comments.hold_first': 'false', 'comments.flood_seconds': '0' } as const;

interface Thread {
  app: TestApp;
  server: MailServer;
  path: string;
  postId: number;
  /** Somebody says something. @returns the comment's id */
  say(fields: Record<string, string>): Promise<number>;
  /** The same, from another device. */
  anotherSays(fields: Record<string, string>): Promise<number>;
}

let said = 0;

async function aThread(t: TestContext, options: Parameters<typeof startApp>[1] = {}): Promise<Thread> {
  const server = await startMailServer(t);
  const app = await startApp(t, {
    smtpUrl: server.url,
    ...options,
    settings: { ...OPEN_DOOR, ...options.settings },
  });
  const post = await aPost(app, { title: 'Odalys brought soup' });
  const path = postPath(post);
  const say: Thread['say'] = async (fields) => {
    said += 1;
    const answer = await app.post(`${path}/comments`, { body: `Soup ${said}`, ...fields });
    assert.equal(answer.status, 303, answer.html);
    return Number(/^\/c\/(\d+)/.exec(answer.location)?.[1]);
  };
  const anotherSays: Thread['say'] = (fields) => {
    app.forgetCookies();
    return say(fields);
  };
  return { app, server, path, postId: post.id, say, anotherSays };
}

/** Léna asks to be told, and says yes. @returns her comment's id */
async function aFollower({ app, server, say }: Thread): Promise<number> {
  const id = await say(LENA);
  await tick(app);
  const [confirm = ''] = linksIn(server.letters.at(-1));
  assert.equal((await app.get(confirm)).status, 200);
  return id;
}

const subscriptions = ({ app }: Thread) => app.ctx.db.selectFrom('subscriptions').selectAll().orderBy('id').execute();
const mails = ({ app }: Thread) => app.ctx.db.selectFrom('mails').selectAll().orderBy('id').execute();

test('somebody asks, says yes, is answered, is told, and ends it with one click of a mail program', async (t) => {
  const thread = await aThread(t);
  const { app, server, anotherSays, say } = thread;
  const lenas = await say({ ...LENA, name: 'WIN A PRIZE', body: 'https://prize.example' });
  assert.equal(server.letters.length, 0, 'nothing is sent while somebody waits for an answer');
  await tick(app);

  const [asks] = server.letters;
  assert.equal(asks?.subject, 'Shall we write to you about “Odalys brought soup”?');
  assert.deepEqual(asks?.from, { name: 'Hearsay', address: 'hearsay@gossip.test' });
  assert.deepEqual(
    asks?.to?.map((to) => to.address),
    ['lena@example.org'],
  );
  assert.equal(header(asks, 'auto-submitted'), 'auto-generated');
  assert.doesNotMatch(asks?.text ?? '', /prize/i, 'no words of whoever typed the address');
  const [confirm = '', stop = ''] = linksIn(asks);
  assert.equal(header(asks, 'list-unsubscribe'), `<http://gossip.test${stop}>`);

  const early = await anotherSays({ name: 'Prof', parent: String(lenas), body: 'Too early' });
  await tick(app);
  assert.equal(server.letters.length, 1, 'who has not said yes is told nothing');
  assert.ok(early > lenas);

  const page = await app.get(confirm);
  assert.equal(page.status, 200);
  assert.match(page.html, /We will write/);
  assert.match(page.html, /<meta name="robots" content="noindex">/);
  assert.equal(page.headers.get('cache-control'), 'private, no-store');
  assert.equal((await app.get(confirm)).status, 200);

  const id = await anotherSays({ name: 'Prof', parent: String(lenas), body: 'Leek *and* potato,\n\nsurely?' });
  await tick(app);
  assert.equal(server.letters.length, 2);
  const told = server.letters[1];
  assert.equal(told?.subject, 'You have been answered under “Odalys brought soup”');
  assert.match(told?.text ?? '', /^Prof answered what you said/);
  assert.match(told?.text ?? '', /^> Leek and potato, surely\?$/m);
  const [where, end = ''] = linksIn(told);
  assert.equal(where, `/c/${id}`);
  assert.equal(header(told, 'list-unsubscribe'), `<http://gossip.test${end}>`);
  assert.equal(header(told, 'list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
  assert.equal(await tick(app), null, 'and only once');

  app.forgetCookies();
  const ended = await app.post(end, { 'List-Unsubscribe': 'One-Click' }, { 'sec-fetch-site': 'cross-site' });
  assert.equal(ended.status, 200);
  assert.match(ended.html, /Nothing more about this/);
  await anotherSays({ name: 'Prof', parent: String(lenas) });
  await tick(app);
  assert.equal(server.letters.length, 2);
  assert.match((await app.get(confirm)).html, /You have stopped this/);
  assert.equal((await subscriptions(thread))[0]?.ended_at, app.clock.now, 'an old link does not begin it again');
});

test('a mail program may send its click as a form with parts, too', async (t) => {
  const thread = await aThread(t);
  await aFollower(thread);
  const [, stop = ''] = linksIn(thread.server.letters[0]);
  const form = new FormData();
  form.set('List-Unsubscribe', 'One-Click');
  assert.equal((await thread.app.post(stop, form, {})).status, 200);
  assert.equal((await subscriptions(thread))[0]?.ended_at, thread.app.clock.now);
});

test('an answer that waits for an editor is told when it stands on the page, and never before', async (t) => {
  const thread = await aThread(t, { settings: { 'comments.hold_words': 'leek' } });
  const { app, server, anotherSays } = thread;
  const lenas = await aFollower(thread);
  const id = await anotherSays({ name: 'Prof', parent: String(lenas), body: 'Leek' });
  assert.equal(await tick(app), null);
  await atTheDesk(app, 'moderator');
  await app.post(`/admin/comments/${id}/approval`, {});
  await tick(app);
  assert.deepEqual(linksIn(server.letters[1])[0], `/c/${id}`);
});

test('an answer that is taken off the page before its letter has gone is not told', async (t) => {
  const thread = await aThread(t);
  const { app, server, anotherSays } = thread;
  const lenas = await aFollower(thread);
  const id = await anotherSays({ name: 'Prof', parent: String(lenas) });
  server.refuse.with = '451 later';
  await assert.rejects(tick(app));
  await app.ctx.db.updateTable('comments').set({ status: 'removed' }).where('id', '=', id).execute();
  server.refuse.with = undefined;
  app.clock.now += HOUR;
  await tick(app);
  assert.equal(server.letters.length, 1);
  assert.equal((await mails(thread))[1]?.error, 'nobody wants it any more');
});

test('nobody is told of their own answers: by cookie or by address', async (t) => {
  const thread = await aThread(t);
  const { app, server, say, anotherSays } = thread;
  const lenas = await aFollower(thread);
  await say({ name: 'Somebody Else', parent: String(lenas) });
  await anotherSays({ name: 'Léna', email: 'lena@example.org', parent: String(lenas) });
  await tick(app);
  assert.equal(server.letters.length, 1);
});

test('who has said yes once is not asked again; another device is', async (t) => {
  const thread = await aThread(t);
  const { app, server, say, anotherSays } = thread;
  await aFollower(thread);
  const second = await say(LENA);
  await tick(app);
  assert.equal(server.letters.length, 1);
  await anotherSays({ name: 'Prof', parent: String(second) });
  await tick(app);
  assert.equal(server.letters.length, 2);
  await anotherSays(LENA);
  await tick(app);
  assert.equal(server.letters[2]?.subject, 'Shall we write to you about “Odalys brought soup”?');
});

test('one yes counts for what the same person asked meanwhile', async (t) => {
  const thread = await aThread(t);
  const { app, server, say, anotherSays } = thread;
  await say(LENA);
  await tick(app);
  const second = await say(LENA);
  await tick(app);
  assert.equal(server.letters.length, 1, 'one letter that asks a day');
  await app.get(linksIn(server.letters[0])[0] ?? '');
  await anotherSays({ name: 'Prof', parent: String(second) });
  await tick(app);
  assert.equal(server.letters.length, 2);
});

test('nobody can be bombed: one letter that asks a day, three a month, none after a no', async (t) => {
  const thread = await aThread(t);
  const { app, server, anotherSays } = thread;
  for (let day = 0; day < 5; day++) {
    for (let n = 0; n < 3; n++) await anotherSays({ ...LENA, email: n === 1 ? 'LENA@example.org' : LENA.email });
    await tick(app);
    app.clock.now += DAY;
  }
  assert.equal(server.letters.length, 3);
  app.clock.now += 30 * DAY;
  await app.ctx.db.updateTable('posts').set({ comments_keep_open: 1 }).execute();
  await anotherSays(LENA);
  await tick(app);
  assert.equal(server.letters.length, 4);

  const other = 'ada@example.org';
  await anotherSays({ ...LENA, email: other });
  await tick(app);
  const [, stop = ''] = linksIn(server.letters[4]);
  await app.post(stop, {}, { 'sec-fetch-site': 'cross-site' });
  app.clock.now += 2 * DAY;
  await anotherSays({ ...LENA, email: other });
  await tick(app);
  assert.equal(server.letters.length, 5);
});

test('one commenter cannot have strangers asked by the dozen', async (t) => {
  const { app, server, anotherSays } = await aThread(t);
  for (let n = 0; n < 12; n++) await anotherSays({ ...LENA, email: `stranger${n}@example.org` });
  await tick(app);
  assert.equal(server.letters.length, 5);
});

test('what was called spam, or nobody asked for, leads to no letter', async (t) => {
  const thread = await aThread(t);
  const { app, server, say } = thread;
  await say({ ...LENA, website: 'x' });
  await say({ name: 'Léna', email: LENA.email });
  await tick(app);
  assert.equal(server.letters.length, 0);
  assert.equal((await subscriptions(thread)).length, 0);
  assert.equal(await tick(app), null);
});

test('wrong keys lead nowhere, and the key of one purpose is not good for another', async (t) => {
  const thread = await aThread(t);
  const { app, server, say } = thread;
  await say(LENA);
  await tick(app);
  const [confirm = '', stop = ''] = linksIn(server.letters[0]);
  const key = (path: string) => path.split('/').at(-1);
  for (const path of [
    `/follow/1/${key(stop)}`,
    `/unfollow/1/${key(confirm)}`,
    `/follow/2/${key(confirm)}`,
    '/follow/1/x',
    `/follow/1/${key(confirm)}x`,
    '/follow/1e3/x',
    `/unfollow/0/${key(stop)}`,
    '/follow/1/%00',
    '/unfollow/1/%E0%A4%A',
  ])
    for (const answer of [await app.get(path), await app.post(path, { all: 'yes' })])
      assert.ok(answer.status === 404 || answer.status === 400, `${path} ${answer.status}`);
  assert.deepEqual(
    (await subscriptions(thread)).map((row) => [row.confirmed_at, row.ended_at]),
    [[null, null]],
  );
});

test('the page behind “stop” asks first, and can stop everything that goes to an address', async (t) => {
  const thread = await aThread(t);
  const { app, server, say } = thread;
  await aFollower(thread);
  await say(LENA);
  await say({ ...LENA, email: 'ada@example.org' });
  await tick(app);
  const [, stop = ''] = linksIn(server.letters[0]);
  app.forgetCookies();
  const page = await app.get(stop);
  assert.match(page.html, /Heard enough\?/);
  assert.equal((await subscriptions(thread)).filter((row) => row.ended_at !== null).length, 0, 'looking ends nothing');
  assert.match((await app.post(stop, { all: 'yes' })).html, /No more mail/);
  assert.deepEqual(
    (await subscriptions(thread)).filter((row) => row.ended_at !== null).map((row) => row.email),
    ['lena@example.org', 'lena@example.org'],
  );
});

test('a letter is tried again, at longer and longer pauses, and given up in the end', async (t) => {
  const thread = await aThread(t);
  const { app, server, say } = thread;
  await say(LENA);
  server.refuse.with = '450 not now, <lena@example.org>';
  for (const pause of [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 8 * HOUR, DAY]) {
    await assert.rejects(tick(app), /not now/);
    const [mail] = await mails(thread);
    assert.equal(mail?.next_try_at, app.clock.now + pause);
    assert.doesNotMatch(mail?.error ?? '', /lena/);
    app.clock.now += pause - 1;
    assert.equal(await tick(app), null);
    app.clock.now += 1;
  }
  await tick(app);
  const [mail] = await mails(thread);
  assert.deepEqual(
    [mail?.next_try_at, mail?.sent_at, mail?.address, mail?.subject, mail?.body, mail?.unsubscribe_path, mail?.tries],
    [null, null, null, '', '', null, 7],
  );
  assert.match(mail?.error ?? '', /450 not now/);
  server.refuse.with = undefined;
  assert.equal(await tick(app), null);
});

test('a letter that was put off goes out when it can, and nothing of it stays', async (t) => {
  const thread = await aThread(t);
  const { app, server, say } = thread;
  await say(LENA);
  server.refuse.with = '450 not now';
  await assert.rejects(tick(app));
  server.refuse.with = undefined;
  app.clock.now += MINUTE;
  assert.equal((await tick(app))?.changed, 1);
  assert.equal(server.letters.length, 1);
  const [mail] = await mails(thread);
  assert.deepEqual(
    [mail?.sent_at, mail?.next_try_at, mail?.address, mail?.subject, mail?.body, mail?.error],
    [app.clock.now, null, null, '', '', null],
  );
});

test('an address that does not exist is given up at once, and does not hold up the others', async (t) => {
  const lines: unknown[] = [];
  const thread = await aThread(t, { log: listening(lines) });
  const { app, server, say } = thread;
  await say(LENA);
  server.refuse.with = '550 no such person as lena@example.org';
  await tick(app);
  const [mail] = await mails(thread);
  assert.deepEqual([mail?.next_try_at, mail?.tries, mail?.address], [null, 1, null]);
  server.refuse.with = undefined;
  await say({ ...LENA, email: 'ada@example.org' });
  await tick(app);
  assert.equal(server.letters.length, 1);
  assert.equal(lines.filter((line) => JSON.stringify(line).includes('mail given up')).length, 1);
  assert.doesNotMatch(JSON.stringify(lines), /lena@|ada@|soup/i, 'the log knows neither addresses nor words');
});

test('a dead mail server neither fails nor delays what readers say, and the desk sees it', async (t) => {
  const thread = await aThread(t, { smtpUrl: 'smtp://127.0.0.1:1' });
  const { app, say } = thread;
  await say(LENA);
  await say({ ...LENA, email: 'ada@example.org' });
  await assert.rejects(tick(app), /ECONNREFUSED/);
  const tried = (await mails(thread)).map((mail) => mail.tries);
  assert.deepEqual(tried, [1, 0], 'where nobody answers, the others are left for the next run');
  await say({ name: 'Léna' });
  const run = await app.ctx.db.selectFrom('runs').selectAll().executeTakeFirstOrThrow();
  assert.match(run.error ?? '', /ECONNREFUSED/);
});

test('a mail server that never says a word is left after a while, and nothing is locked meanwhile', async (t) => {
  const { createServer } = await import('node:net');
  const silent = createServer(() => undefined);
  silent.listen(0, '127.0.0.1');
  await new Promise((listening) => silent.once('listening', listening));
  const { port } = silent.address() as import('node:net').AddressInfo;
  const thread = await aThread(t, { smtpUrl: `smtp://127.0.0.1:${port}?greetingTimeout=300` });
  t.after(() => silent.close());
  const { app, say } = thread;
  await say(LENA);
  const run = assert.rejects(tick(app), /Greeting never received/);
  await new Promise((later) => setTimeout(later, 100));
  await say({ name: 'Léna' });
  await run;
});

test('two processes at once send each letter once', async (t) => {
  const thread = await aThread(t);
  const { app, server, anotherSays } = thread;
  const other = await createContext(app.ctx.config, { log: createLog('silent'), now: () => app.clock.now });
  t.after(() => other.close());
  for (let n = 0; n < 5; n++) await anotherSays({ ...LENA, email: `reader${n}@example.org` });
  const runs = await Promise.all([runJob(app.ctx, sendMail), runJob(other, sendMail)]);
  assert.equal(server.letters.length, 5);
  assert.equal(new Set(server.letters.map((letter) => letter.to?.[0]?.address)).size, 5);
  assert.equal(
    runs.reduce((sum, run) => sum + run.changed, 0),
    5,
  );
});

test('who stops the site waits for one letter, and the others go out when it is back', async (t) => {
  const { app, server, anotherSays } = await aThread(t);
  for (let n = 0; n < 3; n++) await anotherSays({ ...LENA, email: `reader${n}@example.org` });
  const stopping = new AbortController();
  const slow = {
    ...app.ctx,
    mailer: {
      send: async (letter: Letter) => {
        stopping.abort();
        await app.ctx.mailer.send(letter);
      },
    },
  };
  assert.equal((await runJob(slow, sendMail, stopping.signal)).changed, 1);
  assert.equal(server.letters.length, 1);
  await tick(app);
  assert.equal(server.letters.length, 3);
});

test('a process that dies while it sends leaves the letter to another, some minutes later', async (t) => {
  const thread = await aThread(t);
  const { app, server, say } = thread;
  await say(LENA);
  const never = { ...app.ctx, mailer: { send: () => new Promise<void>(() => undefined) } };
  void runJob(never, sendMail);
  while ((await mails(thread))[0]?.tries !== 1) await new Promise((later) => setTimeout(later, 5));
  assert.equal(await tick(app), null);
  app.clock.now += 5 * MINUTE;
  await tick(app);
  assert.equal(server.letters.length, 1);
});

test('without SMTP_URL a letter is written to the log, whole', async (t) => {
  const lines: unknown[] = [];
  const { app, say } = await aThread(t, { smtpUrl: '', log: listening(lines) });
  await say(LENA);
  await tick(app);
  const line = lines.find((each) => JSON.stringify(each).includes('SMTP_URL')) as { mail: Record<string, string> };
  assert.equal(line.mail.to, 'lena@example.org');
  assert.match(line.mail.text ?? '', /http:\/\/gossip\.test\/follow\/1\//);
});

test('a title cannot write headers of its own', async (t) => {
  const thread = await aThread(t, { settings: { 'site.title': 'Soup\nBcc: eve@example.org' } });
  const { app, server, say } = thread;
  await app.ctx.db.updateTable('posts').set({ title: 'Soup\r\nBcc: eve@example.org\r\n\r\nHello' }).execute();
  await say(LENA);
  await tick(app);
  const [letter] = server.letters;
  assert.equal(letter?.bcc, undefined);
  assert.equal(letter?.subject, 'Shall we write to you about “Soup Bcc: eve@example.org Hello”?');
  assert.equal(letter?.from?.name, 'Soup Bcc: eve@example.org');
});

test('a letter says until when one may answer, where that is soon', async (t) => {
  const thread = await aThread(t, { settings: { 'site.timezone': 'Europe/London' } });
  const { app, server, anotherSays } = thread;
  const lenas = await aFollower(thread);
  await anotherSays({ name: 'Prof', parent: String(lenas) });
  await tick(app);
  assert.doesNotMatch(server.letters[1]?.text ?? '', /close on/);
  app.clock.now += 12 * DAY;
  await anotherSays({ name: 'Prof', parent: String(lenas) });
  await tick(app);
  assert.match(server.letters[2]?.text ?? '', /close on Sunday 6 December 2026, 11:00 \(Europe\/London\), so/);
});

test('a long answer is cut, and what it hides stays hidden', async (t) => {
  const thread = await aThread(t);
  const { app, server, anotherSays } = thread;
  const lenas = await aFollower(thread);
  await anotherSays({ name: 'Prof', parent: String(lenas), body: 'leek '.repeat(300) });
  await tick(app);
  const [words = ''] = /^> .*$/m.exec(server.letters[1]?.text ?? '') ?? [];
  assert.ok(words.length <= 502 && words.endsWith('…'), words);
});

test('a spoiler is masked in a letter', async (t) => {
  const thread = await aThread(t);
  const { app, server, anotherSays } = thread;
  const lenas = await aFollower(thread);
  await anotherSays({ name: 'Prof', parent: String(lenas), body: 'It was ||the butler||' });
  await tick(app);
  assert.doesNotMatch(server.letters[1]?.text ?? '', /butler/);
});

test('those who moderate are told what waits: where they want it, once an hour, and only of something new', async (t) => {
  const thread = await aThread(t, { settings: { 'comments.hold_first': 'true', 'comments.mail_moderators': 'true' } });
  const { app, server, anotherSays, postId } = thread;
  const { email } = await atTheDesk(app, 'moderator');
  app.forgetCookies();
  assert.equal(await tick(app), null);
  await anotherSays({ name: 'Léna' });
  await tick(app);
  assert.deepEqual(
    server.letters.map((letter) => letter.to?.[0]?.address),
    [email],
    'an author who was only imported is not written to',
  );
  assert.equal(server.letters[0]?.subject, '1 comment waits for a decision at Hearsay');
  assert.deepEqual(linksIn(server.letters[0]), ['/admin/comments']);
  assert.equal(header(server.letters[0], 'list-unsubscribe'), undefined);

  app.clock.now += 59 * MINUTE;
  await anotherSays({ name: 'Prof' });
  assert.equal(await tick(app), null);
  app.clock.now += MINUTE;
  await tick(app);
  assert.equal(server.letters[1]?.subject, '2 comments wait for a decision at Hearsay');
  app.clock.now += 2 * HOUR;
  assert.equal(await tick(app), null);

  const reported = await aComment(app, { id: postId });
  app.clock.now += SECOND;
  const report = {
    comment_id: reported,
    cause: 'abuse',
    note: '',
    reporter_key: 'x',
    created_at: app.clock.now,
  } as const;
  await app.ctx.db
    .insertInto('reports')
    .values({ ...report, address_key: null })
    .execute();
  await tick(app);
  assert.match(server.letters[2]?.subject ?? '', /^2 comments wait .*, and readers have reported 1 other at Hearsay$/);
});

test('prune forgets what was sent, and addresses that never said yes', async (t) => {
  const thread = await aThread(t);
  const { app, anotherSays } = thread;
  await aFollower(thread);
  await anotherSays({ ...LENA, email: 'ada@example.org' });
  const deleted = await anotherSays({ ...LENA, email: 'eve@example.org' });
  await tick(app);
  await app.post(`/c/${deleted}/deletion`, {});
  const prune = jobs.find((job) => job.name === 'prune') as (typeof jobs)[number];
  app.clock.now += 30 * DAY;
  await runJob(app.ctx, prune);
  assert.equal((await subscriptions(thread)).length, 2);
  app.clock.now += 1;
  await runJob(app.ctx, prune);
  assert.deepEqual(
    (await subscriptions(thread)).map((row) => row.email),
    ['lena@example.org'],
  );
  assert.equal((await mails(thread)).length, 3);
  app.clock.now += 60 * DAY;
  await runJob(app.ctx, prune);
  assert.equal((await mails(thread)).length, 0);
  const runs = await app.ctx.db.selectFrom('runs').select('job').execute();
  assert.ok(runs.every(({ job }) => job === 'prune'));
});

/** A log that keeps what it is told. */
function listening(lines: unknown[]): Logger {
  const log = createLog('silent');
  const keep = (line: unknown, message?: string) => void lines.push({ ...(line as object), message });
  return Object.assign(log.child({}), { info: keep, warn: keep, error: keep }) as Logger;
}

test('a letter that waits does not tell the name of who has been erased meanwhile', async (t) => {
  const thread = await aThread(t);
  const { app, server, anotherSays } = thread;
  const followed = await aFollower(thread);
  const before = server.letters.length;
  await anotherSays({ name: 'Wanda Private', email: 'wanda@example.org', body: 'Leek!', parent: String(followed) });
  server.refuse.with = '450 not now';
  await assert.rejects(tick(app));
  await erase(app.ctx.db, { email: 'wanda@example.org' }, { by: null }, app.clock.now);
  server.refuse.with = undefined;
  app.clock.now += HOUR;
  await tick(app);
  const told = JSON.stringify(server.letters.slice(before));
  assert.ok(told.includes('Anonymous') && told.includes('Leek!'), told);
  assert.ok(!told.includes('Wanda'), told);
});
