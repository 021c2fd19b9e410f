import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY, MINUTE } from '../../src/time.ts';
import { hashPassword } from '../../src/users/password.ts';
import { setPassword } from '../../src/users/users.ts';
import { atTheDesk, EMAIL, PASSWORD, tryLogin, withEditor } from '../support/desk.ts';
import { aPost } from '../support/factories.ts';

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
