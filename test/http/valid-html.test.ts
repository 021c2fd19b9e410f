import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { atTheDesk } from '../support/desk.ts';
import { everyPage, fetched, theDemo } from '../support/every-page.ts';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:standard', 'html-validate:a11y'],
  rules: {
    'doctype-style': ['error', { style: 'lowercase' }],
    // Without its bullets a list is none to Safari's VoiceOver, unless it is said.
    'no-redundant-role': 'off',
    'prefer-native-element': ['error', { exclude: ['list'] }],
    // What it is by default need not be said.
    'no-implicit-input-type': 'off',
    // Several boxes of one name are a list; a hidden field before a box says what it is without its tick.
    'form-dup-name': 'off',
    // A list may have a name.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // A form’s button may stand elsewhere, as the desk’s do.
    'wcag/h32': 'off',
    // A headline is as long as it is.
    'long-title': 'off',
  },
});

async function assertValid(html: string, what: string): Promise<void> {
  const { results } = await validator.validateString(html);
  const lines = html.split('\n');
  const wrong = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, line, message }) => `${ruleId}: ${message} in ${lines[line - 1]?.trim().slice(0, 300)}`),
  );
  assert.deepEqual(wrong, [], what);
}

test('every kind of page that readers meet is valid HTML', async (t) => {
  const { app, pages } = await everyPage(t);
  for (const page of pages) await assertValid(await fetched(app, page), `${page.what}, ${page.path}`);
});

test('what is not valid is seen', async () => {
  await assert.rejects(assertValid('<!doctype html><html lang="en"><title>x</title><p><div></div></html>', 'a page'));
});

const DESK = [
  ...['', '/posts', '/posts/new', '/posts/1', '/posts/1/history', '/comments?status=held', '/comments?status=approved'],
  ...['/comments/1', '/blocks', '/log', '/people-data', '/pictures', '/pictures/1', '/people', '/people/1', '/topics'],
  ...['/pages', '/pages/about', '/settings', '/no-such'],
];

test('so is every page of the desk', async (t) => {
  const app = await theDemo(t);
  await atTheDesk(app, 'admin');
  for (const path of DESK) {
    const { status, html } = await app.get(`/admin${path}`);
    assert.ok(status < 300 || path === '/no-such', `${path}: ${status}`);
    await assertValid(html, path);
  }
});
