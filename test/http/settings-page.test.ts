import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SETTING_WORDS } from '../../src/admin/setting-words.ts';
import { all, SETTING_KEYS, type SettingKey, set } from '../../src/settings/settings.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { atTheDesk, fieldOf } from '../support/desk.ts';
import { aPost } from '../support/factories.ts';

async function anAdmin(...[t, options]: Parameters<typeof startApp>): Promise<TestApp> {
  const app = await startApp(t, options);
  await atTheDesk(app, 'admin', 'Nell Hartigan');
  return app;
}

const PATH = '/admin/settings';
const standing = (app: TestApp) => all(app.ctx.readDb);
const logged = async (app: TestApp) =>
  app.ctx.db.selectFrom('decisions').select(['action', 'note', 'user_id']).orderBy('id').execute();

/** The whole form, as a browser sends it. */
async function form(app: TestApp): Promise<URLSearchParams> {
  const fields = new URLSearchParams();
  const page = await app.get(PATH);
  for (const key of SETTING_KEYS) {
    const check = new RegExp(`<input type="checkbox" id="${key}"[^>]*>`).exec(page.html)?.[0];
    if (check) fields.append(key, 'false');
    if (!check || check.includes(' checked'))
      fields.append(key, check ? 'true' : (fieldOf(page, key) ?? assert.fail(key)));
  }
  return fields;
}

test('every setting is on the page as it stands, and saving that changes nothing', async (t) => {
  const app = await anAdmin(t, { settings: { 'comments.hold_words': 'soup\n<b>', 'comments.hold_all': 'true' } });
  const { html } = await app.get(PATH);
  for (const { label } of Object.values(SETTING_WORDS)) assert.ok(html.includes(`${label}</label>`), label);
  assert.match(html, /<input type="checkbox" id="comments\.hold_all"[^>]* checked/);
  assert.match(html, /<input type="checkbox" id="comments\.mail_moderators"(?![^>]* checked)/);
  assert.match(html, /<option value="Europe\/London">/);
  assert.equal(fieldOf({ html } as never, 'comments.hold_words'), 'soup\n&lt;b&gt;');
  const before = await standing(app);
  const fields = await form(app);
  fields.set('comments.hold_words', 'soup\r\n<b>');
  assert.equal((await app.post(PATH, fields)).location, `${PATH}?saved=yes`);
  assert.deepEqual(await standing(app), before);
  assert.deepEqual(await logged(app), []);
});

test('what is changed counts from the next request on, and the log says which, not to what', async (t) => {
  const app = await anAdmin(t);
  await aPost(app);
  const fields = await form(app);
  fields.set('site.title', 'Whisper');
  fields.set('comments.close_after_days', '0');
  fields.delete('comments.hold_first');
  fields.append('comments.hold_first', 'false');
  fields.append('comments.hold_all', 'true');
  fields.set('comments.block_words', 'a secret grudge');
  await app.post(PATH, fields);
  assert.match((await app.get(`${PATH}?saved=yes`)).html, /Saved, and in use\./);
  assert.match((await app.get('/')).html, /<title>Whisper<\/title>/);
  const now = await standing(app);
  const keys = ['site.title', 'comments.close_after_days', 'comments.hold_first', 'comments.hold_all'] as const;
  assert.deepEqual(
    keys.map((key) => now[key]),
    ['Whisper', 0, false, true],
  );
  assert.deepEqual((await logged(app)).map(({ note }) => note).sort(), [...keys, 'comments.block_words'].sort());
  const { html } = await app.get('/admin/log');
  assert.match(html, /Changed a setting: site\.title/);
  assert.doesNotMatch(html, /grudge/);
});

test('a short form changes only what it says', async (t) => {
  const app = await anAdmin(t);
  const before = await standing(app);
  await app.post(PATH, { 'site.tagline': 'Kindly' });
  assert.deepEqual(await standing(app), { ...before, 'site.tagline': 'Kindly' });
});

const WRONG: [SettingKey, string, RegExp][] = [
  ['site.title', '   ', /It must not be empty/],
  ['site.title', 'x'.repeat(61), /It must be at most 60 characters/],
  ['site.timezone', 'Mars/Olympus', /It must be a time zone such as Europe\/London/],
  ['site.timezone', '', /It must be a time zone/],
  ['comments.close_after_days', '-1', /It must be a whole number from 0 to 36500/],
  ['comments.close_after_days', '1e3', /It must be a whole number/],
  ['comments.hold_links', '', /It must be a whole number/],
  ['comments.hold_all', 'perhaps', /It must be true or false/],
  ['comments.block_words', 'x'.repeat(50_001), /It must be at most 50000 characters/],
];

for (const [key, text, message] of WRONG)
  test(`${key} cannot be “${text.slice(0, 20)}”: it is said at the field, and nothing is saved`, async (t) => {
    const app = await anAdmin(t);
    const before = await standing(app);
    const answer = await app.post(PATH, {
      [key]: text,
      'site.tagline': 'Typed <b>with care',
      'comments.hold_first': 'false',
    });
    assert.equal(answer.status, 422);
    assert.match(answer.html, message);
    assert.match(answer.html, new RegExp(`<a href="#${key}">${SETTING_WORDS[key].label}: `));
    assert.match(answer.html, new RegExp(`id="${key}"[^>]* aria-invalid="true"`));
    assert.equal(fieldOf(answer, 'site.tagline'), 'Typed &lt;b&gt;with care', 'what was typed is kept');
    assert.doesNotMatch(answer.html, /id="comments\.hold_first"[^>]* checked/);
    assert.deepEqual(await standing(app), before);
    assert.deepEqual(await logged(app), []);
  });

test('what is no setting is nothing', async (t) => {
  const app = await anAdmin(t);
  for (const fields of ['__proto__=x', 'constructor=x', 'site.secret=x', 'site.title[a]=x', '']) {
    const answer = await app.post(PATH, new URLSearchParams(fields));
    assert.equal(answer.status, 303, fields);
  }
  assert.deepEqual(await app.ctx.db.selectFrom('settings').selectAll().execute(), []);
});

test('only an admin is shown the way to it', async (t) => {
  const app = await anAdmin(t);
  assert.match((await app.get('/admin')).html, /<a href="\/admin\/settings">Settings/);
  for (const role of ['editor', 'moderator'] as const) {
    await atTheDesk(app, role);
    assert.doesNotMatch((await app.get('/admin')).html, /\/admin\/settings/);
    const refused = await app.get(PATH);
    assert.equal(refused.status, 403);
    assert.match(refused.html, /Only an admin can do this\./);
  }
});

test('the title and the tagline are one line, also those that were stored as several', async (t) => {
  const app = await startApp(t, { settings: { 'site.title': 'The\n Ear', 'site.tagline': 'a\n\tb' } });
  const { 'site.title': title, 'site.tagline': tagline } = await standing(app);
  assert.deepEqual([title, tagline], ['The Ear', 'a b']);
  assert.notEqual(await set(app.ctx.db, 'site.title', ' \n '), null);
});
