import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clippingMarkdown, isTooMuch } from '../../src/text/clipping.ts';

/** What a clipboard may hold that nobody means: each of these kept the server busy for seconds or minutes once. */

const markdown = (html: string) => clippingMarkdown(html, 'https://gossip.example');

const LONG = 190_000;
const pasted: [what: string, html: string][] = [
  ['spaces in code', `<pre><code>a${' '.repeat(LONG)}b</code></pre>`],
  ['tabs in code', `<pre><code>a${'\t'.repeat(LONG)}b</code></pre>`],
  ['empty lines in code', `<pre><code>a${'\n'.repeat(LONG)}b</code></pre>`],
  ['spaces before one that does not break', `<pre><code>a${' '.repeat(LONG)}\u00a0</code></pre>`],
  ['spaces in words of code', `<p><code>a${' '.repeat(LONG)}\u00a0</code></p>`],
  ['stars in code in emphasis', `<p><em><code>${'*'.repeat(LONG)}x</code></em></p>`],
  ['a style that strikes nothing', `<p><span style="${'text-decoration:'.repeat(50_000)}">x</span></p>`],
  ['many such styles', `<span style="${'text-decoration:'.repeat(120)}">x</span>`.repeat(500)],
  ['a style that lists nothing', `<p style="${'mso-list: '.repeat(80_000)}">x</p>`],
  ['a list that goes nowhere', `<p style="mso-list:${' '.repeat(800_000)}">x</p>`],
  ['words that are no lists between some', '<p style="mso-list:l0 level1">a</p><p>b</p>'.repeat(2_490)],
];
for (const [what, html] of pasted)
  test(`pasted: ${what} cost little`, async () => {
    assert.equal(isTooMuch(html), false);
    const before = process.cpuUsage();
    assert.notEqual(await markdown(html), null);
    const { user, system } = process.cpuUsage(before);
    assert.ok(user + system < 2_000_000, `${(user + system) / 1_000} ms`);
  });

test('a gap in code is cut to a hundred, and what hangs at the ends of lines goes', async () => {
  const of = (text: string) => markdown(`<pre><code>${text}</code></pre>`);
  assert.equal(await of(`a${' '.repeat(300)}b`), `\`\`\`\na${' '.repeat(100)}b\n\`\`\``);
  assert.equal(await of('a  \n    b \t\nc'), '```\na\n    b\nc\n```');
});

test('a style says what it says, in whatever letters and order, and nothing beyond two thousand characters', async () => {
  const span = (style: string) => markdown(`<p>x <span style="${style}">a</span></p>`);
  assert.equal(await span('color:red; FONT-WEIGHT : Bold'), 'x **a**');
  assert.equal(await span('text-decoration-line:underline line-through'), 'x ~~a~~');
  assert.equal(await span('x-text-decoration:line-through;font-weight'), 'x a');
  assert.equal(await span('MSO-hide: all'), 'x');
  assert.equal(await span(`color:${' '.repeat(2_000)};font-weight:bold`), 'x a');
});

test('what grows longer than a post on the way is too long', async () => {
  const html = `${'<blockquote>'.repeat(45)}${'x<br>'.repeat(9_000)}`;
  assert.equal(isTooMuch(html), false);
  assert.equal(await markdown(html), null);
});
