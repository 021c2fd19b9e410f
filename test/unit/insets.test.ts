import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Picture } from '../../src/media/media.ts';
import { isShown, secondsLeft } from '../../src/media/rights.ts';
import { withoutExpired } from '../../src/posts/reading/insets.ts';
import { renderBody } from '../../src/posts/writing/body.ts';
import { keysIn, redraw } from '../../src/posts/writing/figure.ts';
import { NOON } from '../support/app.ts';

const KEY = 'Ab_3-xYz01234567';
const PICTURE: Picture = {
  ...{ id: 7, key: KEY, width: 1200, height: 800, licence: 'Agency', expires_at: null },
  ...{ alt: 'A <boat> & "gulls"', caption: 'From the quay', credit: 'Tess & co' },
};
const draw = (body: string, picture: Partial<Picture> = {}, format: 'markdown' | 'html' = 'markdown') =>
  renderBody(body, format, { embeds: [], pictures: [{ ...PICTURE, ...picture }] }, 'UTC');
const LINE = `![](/media/${KEY}/960.webp)`;

const figures: [what: string, body: string, format: 'markdown' | 'html'][] = [
  ['a paragraph of its own', `One.\n\n${LINE}\n\nTwo.`, 'markdown'],
  ['with other words for it', `One.\n\n![a boat](/media/${KEY}/480.webp "x")\n\nTwo.`, 'markdown'],
  ['in HTML', `<p>One.</p><p>\n <img class="x" alt="" src="/media/${KEY}/1600.webp"> </p><p>Two.</p>`, 'html'],
];

for (const [what, body, format] of figures)
  test(`a picture of ours is a figure: ${what}`, () => {
    const { html, text, pictures } = draw(body, {}, format);
    assert.match(
      html.text,
      new RegExp(`<figure class="inset" data-picture="${KEY}"><div class="picture"><img src="/media/`),
    );
    assert.match(
      html.text,
      /srcset="[^"]* 1200w" sizes="[^"]+" alt="A &lt;boat&gt; &amp; &#34;gulls&#34;" width="1200" height="800" loading="lazy"/,
    );
    assert.match(
      html.text,
      /<figcaption><span class="caption">From the quay<\/span><span class="credit">Picture: Tess &amp; co</,
    );
    assert.deepEqual(pictures, [PICTURE]);
    assert.equal(text, 'One.\nTwo.', 'an excerpt goes without the caption');
  });

test('among words it is an image, and a picture that nobody knows stays as it is', () => {
  const inline = draw(`See ${LINE} there.`);
  assert.match(inline.html.text, new RegExp(`<p>See <img data-picture="${KEY}" src=`));
  assert.deepEqual(inline.pictures, [PICTURE]);
  const unknown = '![x](/media/0123456789abcdef/960.webp)';
  assert.equal(draw(unknown).html.text.trim(), '<p><img src="/media/0123456789abcdef/960.webp" alt="x" /></p>');
  assert.deepEqual(draw(`\`${LINE}\``).pictures, []);
  assert.doesNotMatch(draw(LINE, { caption: '', credit: '' }).html.text, /figcaption/);
});

test('a picture without a description takes the one in the text', () => {
  const { html, pictures } = draw(`![Two "gulls" & a mug](/media/${KEY}/960.webp)\n\n${LINE}`, { alt: '' });
  assert.deepEqual(
    pictures.map(({ alt }) => alt),
    ['Two "gulls" & a mug'],
  );
  assert.equal(html.text.match(/alt="Two &#34;gulls&#34; &amp; a mug"/g)?.length, 2);
});

test('nobody writes such a figure by hand', () => {
  const forged = `<figure class="inset" data-picture="${KEY}" data-until="1"><span class="caption">Ha</span></figure>\n\n<img data-until="1" src="/media/x.webp" alt="Ha">`;
  for (const format of ['markdown', 'html'] as const) {
    const { html } = draw(forged, {}, format);
    assert.doesNotMatch(html.text, /data-|class=/);
    assert.equal(withoutExpired(html.text, 2).text, html.text);
  }
});

const rights: [what: string, expires_at: number | null, shown: boolean, seconds: number | null][] = [
  ['without an end', null, true, null],
  ['a ms before the end', NOON + 1, true, 0],
  ['at the end', NOON, false, 0],
  ['a ms after it', NOON - 1, false, 0],
  ['a while before it', NOON + 1_999, true, 1],
];
for (const [what, expires_at, shown, seconds] of rights)
  test(`the right to show a picture: ${what}`, () => {
    assert.equal(isShown({ expires_at }, NOON), shown);
    assert.equal(secondsLeft({ expires_at }, NOON), seconds);
    const { html } = draw(`One.\n\n${LINE}\n\nSee ${LINE} two.`, { expires_at });
    const later = withoutExpired(html.text, NOON).text;
    if (shown) assert.equal(later, html.text);
    else {
      assert.doesNotMatch(later, /<img|credit|Tess/);
      assert.match(later, /<p>One\.<\/p>\s*<figure class="stand-in"><p>From the quay<\/p><\/figure>/);
      assert.match(later, /See <span class="stand-in">A &lt;boat&gt; &amp; &#34;gulls&#34;<\/span> two/);
    }
  });

test('where there is no caption the description stands in, and nothing where there is neither', () => {
  const without = (picture: Partial<Picture>) =>
    withoutExpired(draw(LINE, { expires_at: 1, ...picture }).html.text, 1).text;
  assert.match(without({ caption: '' }), /<p>A &lt;boat&gt; &amp; &#34;gulls&#34;<\/p>/);
  assert.equal(without({ caption: '', alt: '' }).trim(), '');
});

test('one of two expired figures goes, the other stays', () => {
  const other = { ...PICTURE, id: 8, key: 'Zb_3-xYz01234567', caption: 'Later' };
  const { html } = renderBody(
    `${LINE}\n\n![](/media/${other.key}/960.webp)`,
    'markdown',
    {
      embeds: [],
      pictures: [
        { ...PICTURE, expires_at: 5 },
        { ...other, expires_at: 6 },
      ],
    },
    'UTC',
  );
  const later = withoutExpired(html.text, 5).text;
  assert.equal(later.match(/<img/g)?.length, 1);
  assert.match(later, /stand-in"><p>From the quay/);
  assert.match(later, /<span class="caption">Later/);
});

test('a stored text is drawn anew as rendering it would', () => {
  const body = `One.\n\n${LINE}\n\nSee ${LINE} two.`;
  const changed = { caption: '$& $1', expires_at: 99, alt: 'New', credit: '' };
  const anew = redraw(draw(body).html.text, { ...PICTURE, ...changed });
  assert.equal(anew, draw(body, changed).html.text);
  assert.equal(redraw(anew, { ...PICTURE, key: 'Zb_3-xYz01234567' }), anew);
});

test('keys in a body: each once, in order, not too many', () => {
  assert.deepEqual(keysIn(`${LINE} /media/0123456789abcdef/480.webp ${LINE} /media/short/1.webp`), [
    KEY,
    '0123456789abcdef',
  ]);
  assert.equal(
    keysIn(Array.from({ length: 300 }, (_, i) => `/media/${String(i).padStart(16, '0')}/1`).join(' ')).length,
    200,
  );
});
