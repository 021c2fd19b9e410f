import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { adminRoutes, DESK } from '../../src/admin/routes.ts';
import { block } from '../../src/comments/desk/blocks.ts';
import { decide } from '../../src/comments/desk/decide.ts';
import type { Role } from '../../src/db/schema.ts';
import { byId } from '../../src/posts/writing/desk-post.ts';
import { add, revised } from '../../src/posts/writing/revisions.ts';
import { ensure } from '../../src/tags/tags.ts';
import { ROLES } from '../../src/users/users.ts';
import { NOON, startApp } from '../support/app.ts';
import { atTheDesk, EMAIL, PASSWORD, withEditor } from '../support/desk.ts';
import { aComment, aPicture, aPost } from '../support/factories.ts';

/** Who may use which address. An address of the desk that is not here fails the test. */
const EVERYBODY: readonly Role[] = ['admin', 'editor', 'moderator'];
const WRITERS: readonly Role[] = ['admin', 'editor'];
const ADMINS: readonly Role[] = ['admin'];
const MAY: Record<string, readonly Role[]> = {
  'get /': EVERYBODY,
  'get /posts': EVERYBODY,
  'get /posts/new': WRITERS,
  'post /posts': WRITERS,
  'post /posts/preview': WRITERS,
  'post /posts/draft': WRITERS,
  'post /posts/draft/removal': WRITERS,
  'post /posts/decisions': WRITERS,
  'post /posts/:id/bin': WRITERS,
  'get /posts/:id': WRITERS,
  'post /posts/:id': WRITERS,
  'post /posts/:id/preview': WRITERS,
  'post /posts/:id/draft': WRITERS,
  'post /posts/:id/draft/removal': WRITERS,
  'post /posts/:id/corrections/:correction/removal': WRITERS,
  'get /posts/:id/history': WRITERS,
  'get /posts/:id/history/:revision': WRITERS,
  'post /posts/:id/history/:revision/restoration': WRITERS,
  'post /clippings': WRITERS,
  'post /posts/:id/closure': EVERYBODY,
  'post /posts/:id/reopening': EVERYBODY,
  'get /comments': EVERYBODY,
  'post /comments/:id/approval': EVERYBODY,
  'post /comments/:id/rejection': EVERYBODY,
  'post /comments/:id/spam': EVERYBODY,
  'get /comments/:id': EVERYBODY,
  'post /comments/:id/reply': EVERYBODY,
  'post /comments/decisions': EVERYBODY,
  'post /comments/:id/pick': EVERYBODY,
  'post /comments/:id/unpicking': EVERYBODY,
  'post /comments/:id/hiding': EVERYBODY,
  'get /log': EVERYBODY,
  'post /decisions/:id/reversal': EVERYBODY,
  'get /people-data': WRITERS,
  'post /people-data': WRITERS,
  'post /people-data/export': WRITERS,
  'post /people-data/erasure': WRITERS,
  'get /blocks': EVERYBODY,
  'post /blocks': EVERYBODY,
  'post /blocks/:id/lifting': EVERYBODY,
  'get /pictures': WRITERS,
  'post /pictures': WRITERS,
  'get /pictures/:id': WRITERS,
  'post /pictures/:id': WRITERS,
  'post /pictures/:id/removal': WRITERS,
  'get /people': WRITERS,
  'get /people/:id': WRITERS,
  'post /people/:id': WRITERS,
  'get /people/:id/merger': WRITERS,
  'post /people/:id/merger': WRITERS,
  'post /people/:id/removal': WRITERS,
  'get /topics': WRITERS,
  'get /topics/:id': WRITERS,
  'post /topics/:id': WRITERS,
  'get /topics/:id/merger': WRITERS,
  'post /topics/:id/merger': WRITERS,
  'post /topics/:id/removal': WRITERS,
  'get /tags.json': WRITERS,
  'get /stories.json': WRITERS,
  'get /pages': WRITERS,
  'get /pages/:slug': WRITERS,
  'post /pages/:slug': WRITERS,
  'post /pages/:slug/original': WRITERS,
  'get /settings': ADMINS,
  'post /settings': ADMINS,
};
/** What a form needs so as not to be refused for what it says. */
const FIELDS: Record<string, Record<string, string>> = {
  'post /comments/:id/reply': { body: 'Well said.' },
  'post /posts/decisions': { ids: '1', decision: 'review' },
  'post /comments/decisions': { ids: '1', decision: 'approve' },
  'post /comments/:id/hiding': { sure: 'yes' },
  'post /people-data': { email: 'ann@example.org' },
  'post /people-data/export': { email: 'ann@example.org' },
  'post /people-data/erasure': { email: 'ann@example.org', sure: 'yes' },
  'post /blocks': { value: 'soup' },
};
/** What an address needs so as not to be refused for what it does not say. */
const QUERY: Record<string, string> = {
  'get /people/:id/merger': '?name=The+Coat',
  'get /topics/:id/merger': '?name=The+Coat',
  'get /tags.json': '?kind=person',
};
const DOOR = ['get /login', 'post /login', 'post /logout'];

test('every address of the desk has its row in the table of roles', async (t) => {
  const app = await startApp(t);
  const routes = adminRoutes(app.ctx).stack.flatMap(({ route }) =>
    (route?.stack ?? []).map((layer) => `${layer.method} ${route?.path}`),
  );
  assert.deepEqual(routes.sort(), [...DOOR, ...Object.keys(MAY)].sort());
  assert.equal(DESK.length, Object.keys(MAY).length);
});

for (const [address, allowed] of Object.entries(MAY)) {
  const [method = '', pattern = ''] = address.split(' ');

  test(`${address} is for ${allowed.join(', ')}, and for nobody from elsewhere`, async (t) => {
    const app = await startApp(t);
    const post = await aPost(app);
    const db = app.ctx.db;
    const standing = await byId(db, post.id);
    if (!standing) throw new Error('the post is gone');
    const found = { post_id: post.id, user_id: null, at: NOON, deed: 'found' as const, fields: revised(standing) };
    const revision = await add(db, found);
    let coats = 0;
    /** Something that this can be done to, made anew, as much can be done only once. */
    const subject = async (): Promise<number> => {
      if (pattern.startsWith('/posts/')) return post.id;
      if (pattern.startsWith('/pictures/')) return aPicture(app);
      const kind = pattern.startsWith('/people/') ? 'person' : pattern.startsWith('/topics/') ? 'topic' : null;
      if (kind) {
        coats += 1;
        FIELDS[`post /${pattern.split('/')[1]}/:id/merger`] = { into: String(await ensure(db, kind, 'The Coat')) };
        return ensure(db, kind, `Coat ${coats}`);
      }
      if (pattern.startsWith('/blocks/'))
        return block(db, { kind: 'word', value: 'x', note: '', userId: 1, until: null }, NOON);
      const id = await aComment(app, post, { status: pattern.includes('pick') ? 'approved' : 'held' });
      if (!pattern.startsWith('/decisions/')) return id;
      return (await decide(db, { ids: [id], decision: 'approve', userId: 1 }, NOON))?.decisionId ?? 0;
    };
    const ask = async (headers?: Record<string, string>) => {
      const path = `/admin${pattern
        .replace(':id', String(await subject()))
        .replace(':slug', 'about')
        .replace(':correction', '1')
        .replace(':revision', String(revision))}${QUERY[address] ?? ''}`;
      const base = pattern.endsWith('/restoration') ? { base: String(revision) } : {};
      const typed = { title: 'Soup again', ...base, ...FIELDS[address] };
      const fields = address === 'post /pictures' ? await anUpload() : typed;
      return method === 'get' ? app.get(path, headers) : app.post(path, fields, headers);
    };
    await aComment(app, post, { status: 'held' });

    const stranger = await ask();
    assert.equal(stranger.status, method === 'get' ? 303 : 401);
    if (method === 'get') assert.match(stranger.location, /^\/admin\/login\?next=/);
    assert.equal(stranger.headers.get('cache-control'), 'private, no-store');

    for (const role of ROLES) {
      await atTheDesk(app, role);
      const answer = await ask();
      assert.equal(answer.headers.get('cache-control'), 'private, no-store');
      if (allowed.includes(role)) assert.ok(answer.status < 400, `${role} got ${answer.status}`);
      else assert.equal(answer.status, 403, role);
      if (method === 'post')
        for (const headers of FORGED) assert.equal((await ask(headers)).status, 403, JSON.stringify(headers));
    }
  });
}

async function anUpload(): Promise<FormData> {
  const form = new FormData();
  const bytes = await sharp({ create: { width: 9, height: 6, channels: 3, background: '#c90038' } })
    .png()
    .toBuffer();
  form.set('picture', new Blob([Uint8Array.from(bytes)]), 'coat.png');
  return form;
}

const FORGED = [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }, {}];

test('a password is never shown again, however the login is spelt', async (t) => {
  const app = await withEditor(t);
  for (const path of ['/admin/login', '/ADMIN/login', '/admin/login/', '/admin/LOGIN', '/admin/posts']) {
    const { html, status } = await app.post(path, { email: EMAIL, password: PASSWORD }, {});
    assert.ok([401, 403].includes(status), `${path}: ${status}`);
    assert.equal(html.includes(PASSWORD), false, path);
  }
});

test('logging in and out are refused from elsewhere too', async (t) => {
  const app = await withEditor(t);
  for (const headers of FORGED) {
    assert.equal((await app.post('/admin/login', { email: EMAIL, password: PASSWORD }, headers)).status, 403);
    assert.equal((await app.post('/admin/logout', {}, headers)).status, 403);
  }
});

test('to a stranger no address of the desk differs from another', async (t) => {
  const app = await startApp(t);
  for (const path of ['/admin/nothing', '/admin/posts/999', '/ADMIN/posts'])
    assert.equal((await app.get(path)).status, 303, path);
  await atTheDesk(app);
  const lost = await app.get('/admin/nothing');
  assert.equal(lost.status, 404);
  assert.match(lost.html, /Back to the desk/);
});

test('a browser that does not say where a form comes from may send it again', async (t) => {
  const app = await startApp(t);
  const { token } = await atTheDesk(app);
  const refused = await app.post('/admin/posts', { title: 'Soup "now"', body: 'One\nTwo', publish: 'draft' }, {});
  assert.equal(refused.status, 403);
  assert.match(refused.html, /Story<\/label><textarea [^>]*>\nOne\nTwo<\/textarea>/);
  const ticket = /name="ticket" value="([^"]+)"/.exec(refused.html)?.[1] ?? '';
  const fields = { title: 'Soup', body: 'One', publish: 'draft', ticket };
  assert.equal((await app.post('/admin/posts', fields, { origin: 'https://evil.example' })).status, 403);
  assert.equal((await app.post('/admin/posts/preview', fields, {})).status, 403, 'a ticket is for one address');
  await atTheDesk(app);
  assert.equal((await app.post('/admin/posts', fields, {})).status, 403, 'and for one session');
  app.setCookie('session', token);
  assert.equal((await app.post('/admin/posts', fields, {})).status, 303);
});

test('somebody logged out meanwhile gets the words back', async (t) => {
  const app = await startApp(t);
  const form = new FormData();
  form.set('title', 'The <b>other</b> coat');
  form.set('excerpt', 'On a hook in Hull.');
  form.set('embed_quote', 'Two mugs.');
  form.append('embed_quote', 'One is chipped.');
  form.set('body', 'She has it.\n</textarea><script>alert(1)</script>');
  form.set('picture', new Blob([new Uint8Array(1_000)]), 'coat.jpg');
  const answer = await app.post('/admin/posts', form);
  assert.equal(answer.status, 401);
  assert.match(answer.html, /She has it\.\r?\n&lt;\/textarea&gt;/);
  for (const words of ['The &lt;b&gt;other&lt;/b&gt; coat', 'On a hook in Hull.', 'Two mugs.', 'One is chipped.'])
    assert.ok(answer.html.includes(words), words);
});

test('strangers cannot fill the memory with forms: two are read at a time', async (t) => {
  const app = await startApp(t);
  const unfinished = await Promise.all([1, 2].map(() => beginForm(app.url)));
  const form = new FormData();
  form.set('body', 'She has it.');
  const refused = await app.post('/admin/posts', form);
  assert.equal(refused.status, 401);
  assert.equal(refused.html.includes('She has it.'), false);
  const long = await app.post('/admin/posts', { body: 'She has it.'.repeat(30_000) });
  assert.equal(long.html.includes('She has it.'), false, 'a long one counts however it is sent');
  assert.match((await app.post('/admin/posts', { body: 'She has it.' })).html, /She has it\./, 'a short one does not');

  for (const socket of unfinished) socket.destroy();
  for (let tries = 0; tries < 50; tries++) {
    const answer = await app.post('/admin/posts', form);
    if (answer.html.includes('She has it.')) return;
    await sleep(10);
  }
  assert.fail('those who left still take the place');
});

async function beginForm(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const head = 'POST /admin/posts HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 999\r\n';
  socket.write(`${head}Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n`);
  await once(socket, 'connect');
  // Until the server has begun to read it.
  await (await fetch(`${url}/healthz`)).text();
  return socket;
}
