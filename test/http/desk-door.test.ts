import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { adminRoutes, DESK } from '../../src/admin/routes.ts';
import type { Role } from '../../src/db/schema.ts';
import { DAY, MINUTE } from '../../src/time.ts';
import { hashPassword } from '../../src/users/password.ts';
import { add, ROLES, setPassword } from '../../src/users/users.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { atTheDesk } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';

const PASSWORD = 'correct horse battery staple';
const HASH = hashPassword(PASSWORD);
const EMAIL = 'posy@example.org';

/** A site with an editor who has a password. */
async function withEditor(t: TestContext, options: Parameters<typeof startApp>[1] = {}): Promise<TestApp> {
  const app = await startApp(t, options);
  const user = { email: EMAIL, name: 'Posy Lindqvist', role: 'editor' as const, passwordHash: await HASH };
  await add(app.ctx.db, { ...user, now: app.clock.now });
  return app;
}

const tryLogin = (app: TestApp, password: string, email = EMAIL, headers: Record<string, string> = {}) =>
  app.post('/admin/login', { email, password }, { 'sec-fetch-site': 'same-origin', ...headers });

test('an editor logs in, and out', async (t) => {
  const app = await withEditor(t);
  const asked = await app.get('/admin/posts?show=draft');
  assert.equal(asked.status, 303);
  assert.equal(asked.location, '/admin/login?next=%2Fadmin%2Fposts%3Fshow%3Ddraft');
  const form = await app.get(asked.location);
  assert.match(form.html, /name="next" value="\/admin\/posts\?show=draft"/);

  const inside = await app.post('/admin/login', {
    email: ' Posy@Example.org ',
    password: PASSWORD,
    next: '/admin/posts?show=draft',
  });
  assert.equal(inside.status, 303);
  assert.equal(inside.location, '/admin/posts?show=draft');
  assert.match((await app.get('/admin')).html, /Posy Lindqvist, editor/);
  assert.equal((await app.get('/admin/login')).location, '/admin');

  assert.equal((await app.post('/admin/logout', {})).status, 303);
  assert.equal((await app.get('/admin')).status, 303);
});

test('logging out ends the session itself, not only its cookie', async (t) => {
  const app = await withEditor(t);
  const { token } = await atTheDesk(app);
  await app.post('/admin/logout', {});
  app.setCookie('session', token);
  assert.equal((await app.get('/admin')).status, 303);
});

test('a login makes a new session and ends the one before', async (t) => {
  const app = await withEditor(t);
  const { token } = await atTheDesk(app);
  const answer = await tryLogin(app, PASSWORD);
  const [made = ''] = answer.headers.getSetCookie();
  const fresh = /^session=([\w-]+);/.exec(made)?.[1] ?? '';
  assert.ok(fresh.length >= 43, 'at least 256 bits');
  assert.notEqual(fresh, token);
  app.setCookie('session', token);
  assert.equal((await app.get('/admin')).status, 303);
  app.setCookie('session', fresh);
  assert.equal((await app.get('/admin')).status, 200);
});

test('the database holds no token', async (t) => {
  const app = await withEditor(t);
  const { token } = await atTheDesk(app);
  const rows = await app.ctx.db.selectFrom('sessions').selectAll().execute();
  assert.equal(rows.length, 1);
  assert.equal(JSON.stringify(rows).includes(token), false);
});

test('the cookie is for this host and for no script; on https it says so', async (t) => {
  const plain = (await tryLogin(await withEditor(t), PASSWORD)).headers.getSetCookie()[0] ?? '';
  assert.match(plain, /^session=[\w-]{43}; Max-Age=1209600; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
  const safe = (await tryLogin(await withEditor(t, { baseUrl: 'https://gossip.test' }), PASSWORD)).headers;
  assert.match(safe.getSetCookie()[0] ?? '', /^__Host-session=[\w-]{43}; .*Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
});

test('a session ends when nobody has used it for a fortnight, and lasts while somebody does', async (t) => {
  const app = await withEditor(t);
  await atTheDesk(app);
  for (let day = 0; day < 40; day += 8) {
    app.clock.now += 8 * DAY;
    assert.equal((await app.get('/admin')).status, 200, `after ${day} days`);
  }
  app.clock.now += 14 * DAY;
  assert.equal((await app.get('/admin')).status, 303);
});

test('a wrong password and an unknown address get the same answer', async (t) => {
  const app = await withEditor(t);
  const wrong = await tryLogin(app, 'not it');
  const unknown = await tryLogin(app, 'not it', 'nobody@example.org');
  assert.equal(wrong.status, 422);
  assert.equal(unknown.status, 422);
  assert.match(wrong.html, /do not go together\. You have 4 more tries/);
  assert.equal(wrong.html.replaceAll(EMAIL, ''), unknown.html.replaceAll('nobody@example.org', ''));
  assert.equal(wrong.html.includes('not it'), false, 'the password is not shown again');
});

test('an imported author without a password cannot log in', async (t) => {
  const app = await withEditor(t);
  const post = await aPost(app);
  assert.ok(post);
  assert.equal((await tryLogin(app, '', 'imelda@example.org')).status, 422);
});

test('five wrong tries a minute for an account and an address, then none, not even a right one', async (t) => {
  const app = await withEditor(t, { behindProxy: true });
  const from = (address: string) => ({ 'x-forwarded-for': address });
  for (let n = 0; n < 5; n++) assert.equal((await tryLogin(app, 'x', EMAIL, from('192.0.2.1'))).status, 422);
  const refused = await tryLogin(app, PASSWORD, EMAIL, from('192.0.2.1'));
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), '60');
  assert.match(refused.html, /Wait 60 seconds/);

  const elsewhere = await tryLogin(app, PASSWORD, EMAIL, from('192.0.2.2'));
  assert.equal(elsewhere.status, 303, 'the editor is not locked out from elsewhere');
  assert.equal((await tryLogin(app, 'x', 'other@example.org', from('192.0.2.1'))).status, 422, 'nor others from there');

  app.clock.now += MINUTE;
  assert.equal((await tryLogin(app, PASSWORD, EMAIL, from('192.0.2.1'))).status, 303);
});

test('tries sent all at once are counted before they are looked at', async (t) => {
  const app = await withEditor(t);
  const answers = await Promise.all(Array.from({ length: 9 }, () => tryLogin(app, 'x')));
  assert.deepEqual(
    [422, 429].map((status) => answers.filter((answer) => answer.status === status).length),
    [5, 4],
  );
});

test('a right password forgets the wrong ones before it', async (t) => {
  const app = await withEditor(t);
  for (let n = 0; n < 4; n++) await tryLogin(app, 'x');
  assert.equal((await tryLogin(app, PASSWORD)).status, 303);
  assert.match((await tryLogin(app, 'x')).html, /4 more tries/);
});

test('another password lets nobody in with the old one, and ends the sessions', async (t) => {
  const app = await withEditor(t);
  assert.equal((await tryLogin(app, PASSWORD)).status, 303);
  assert.equal(await setPassword(app.ctx.db, ` ${EMAIL}`, ''), false);
  assert.equal(await setPassword(app.ctx.db, EMAIL.toUpperCase(), await hashPassword('another long password')), true);
  assert.equal((await app.get('/admin')).status, 303);
  assert.equal((await tryLogin(app, PASSWORD)).status, 422);
  assert.equal((await tryLogin(app, 'another long password')).status, 303);
});

test('a login leads to the desk and nowhere else', async (t) => {
  const app = await withEditor(t);
  for (const next of [
    '//evil.example',
    'https://evil.example',
    '/admin//evil',
    '/\\evil.example',
    '/admin/../..',
    'javascript:1',
  ]) {
    const answer = await app.post('/admin/login', { email: EMAIL, password: PASSWORD, next });
    assert.match(answer.location, /^\/admin(\/\/evil)?$/, next);
    assert.equal(new URL(answer.location, 'http://gossip.test').host, 'gossip.test');
  }
});

test('whatever a login form holds, it is answered', async (t) => {
  const app = await withEditor(t);
  const odd = [{ email: 'x'.repeat(5_000), password: 'y'.repeat(5_000) }, { email: '\0', password: '\ud800' }, {}];
  for (const fields of odd)
    assert.equal((await app.post('/admin/login', fields as Record<string, string>)).status, 422);
  assert.equal((await tryLogin(app, 'y'.repeat(50_000))).status, 413);
  const twice = await fetch(`${app.url}/admin/login`, {
    method: 'POST',
    body: 'email=a&email=b&password[x]=1&__proto__[y]=2',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
  });
  assert.equal(twice.status, 422);
});

/** Who may use which address. An address of the desk that is not here fails the test. */
const EVERYBODY: readonly Role[] = ['admin', 'editor', 'moderator'];
const WRITERS: readonly Role[] = ['admin', 'editor'];
const MAY: Record<string, readonly Role[]> = {
  'get /': EVERYBODY,
  'get /posts': EVERYBODY,
  'get /posts/new': WRITERS,
  'post /posts': WRITERS,
  'post /posts/preview': WRITERS,
  'get /posts/:id': WRITERS,
  'post /posts/:id': WRITERS,
  'post /posts/:id/preview': WRITERS,
  'post /posts/:id/closure': EVERYBODY,
  'post /posts/:id/reopening': EVERYBODY,
  'get /comments': EVERYBODY,
  'post /comments/:id/approval': EVERYBODY,
  'post /comments/:id/rejection': EVERYBODY,
  'post /comments/:id/spam': EVERYBODY,
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
    const comment = await aComment(app, post, { status: 'held' });
    const path = `/admin${pattern.replace(':id', String(pattern.includes('/comments/') ? comment : post.id))}`;
    const ask = (headers?: Record<string, string>) =>
      method === 'get' ? app.get(path, headers) : app.post(path, { title: 'Soup again' }, headers);

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
