import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readWxr, WxrError } from '../../src/import/wxr.ts';
import type { WxrItem } from '../../src/import/wxr-types.ts';

const FILE = readFileSync(new URL('../support/fixtures/lighthouse.wxr.xml', import.meta.url));

async function* chunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function read(source: Buffer | string, size = 64 * 1024): Promise<WxrItem[]> {
  const items: WxrItem[] = [];
  for await (const item of readWxr(chunks(Buffer.from(source), size))) items.push(item);
  return items;
}

const export_ = (inside: string) =>
  `<?xml version="1.0"?>\n<rss><channel><wp:wxr_version>1.2</wp:wxr_version>${inside}</channel></rss>\n`;

test('an export is read piece by piece', async () => {
  const items = await read(FILE);
  assert.deepEqual(items[0], {
    type: 'author',
    login: 'wick',
    email: 'Wick@lamp.example',
    name: 'Wick &amp; Tallow',
  });
  const posts = items.filter((item) => item.type === 'post');
  assert.deepEqual(
    posts.map(({ id, kind, status }) => `${id} ${kind} ${status}`),
    [
      ...['41 post publish', '42 post publish', '43 post draft', '44 post future'],
      ...['45 post trash', '46 page publish', '47 attachment inherit'],
    ],
  );
  const [first] = posts;
  assert.equal(first?.site, 'lamp.example');
  assert.equal(first?.title, 'Odalys Finch & the <em>very</em> long ladder');
  assert.equal(first?.slug, 'odalys_finch_and_the_ladder');
  assert.deepEqual(first?.terms[0], { domain: 'category', slug: 'odalys-finch', name: 'Odalys Finch' });
  assert.deepEqual(first?.comments.map(({ id, parent, author }) => `${id}<${parent} ${author}`).slice(0, 3), [
    '903<902 Bo',
    '901<0 Léonie &amp; Co',
    '902<901 Tam',
  ]);
  assert.equal(first?.comments[2]?.content, 'The gulls & I <em>do</em>. ]]>');
});

test('it reads the same however the bytes come in', async () => {
  const whole = await read(FILE);
  for (const size of [1, 7, 1000]) assert.deepEqual(await read(FILE, size), whole, `${size} bytes at a time`);
});

test('texts are whole: entities, split CDATA, a byte order mark', async () => {
  const [post] = await read(
    `\ufeff${export_('<item><title>R&amp;B &#233; <![CDATA[<i>]]]]><![CDATA[></i>]]> end</title></item>')}`,
    1,
  );
  assert.equal(post?.type === 'post' && post.title, 'R&B é <i>]]></i> end');
});

const refused: [what: string, source: Buffer | string, why: RegExp][] = [
  ['an empty file', '', /not a WordPress export/],
  ['a text', 'Dear diary', /not a WordPress export/],
  ['JSON', '{"posts":[]}', /not a WordPress export/],
  ['a web page', '<!doctype html><html><body>Soup</body></html>', /not a WordPress export/],
  ['a feed', '<rss><channel><title>a</title><item><title>b</title></item></channel></rss>', /wp:wxr_version/],
  ['an empty feed', '<rss><channel></channel></rss>', /wp:wxr_version/],
  ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom"></feed>', /<rss>/],
  ['UTF-16', Buffer.from('\ufeff<rss></rss>', 'utf16le'), /UTF-8/],
  ['Latin-1', Buffer.from(export_('<title>L\u00e9na</title>'), 'latin1'), /UTF-8/],
  ['a compressed file', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), /UTF-8/],
  ['a file cut in a character', Buffer.from(export_('é')).subarray(0, 77), /UTF-8|cut short/],
  ['a file without an end', export_('').replace('</rss>', ''), /cut short/],
  ['a file cut in its last tag', export_('').trim().slice(0, -1), /cut short/],
  ['a file cut in CDATA', export_('<item><title><![CDATA[Soup').slice(0, 90), /cut short/],
  ['a deep file', export_('<a>'.repeat(100_000)), /nested/],
];

for (const [what, source, why] of refused)
  test(`refused in one line: ${what}`, async () => {
    await assert.rejects(read(source), (error: unknown) => {
      assert.ok(error instanceof WxrError);
      assert.match(error.message, why);
      assert.doesNotMatch(error.message, /\n/);
      return true;
    });
  });

test('a file cut anywhere is refused', async () => {
  for (let length = 0; length < FILE.length - 2; length += 211)
    await assert.rejects(read(FILE.subarray(0, length)), WxrError, `${length} bytes`);
});

test('a text without an end does not fill the memory', async () => {
  let sent = 0;
  async function* endless() {
    yield `${export_('').split('</channel>')[0]}<item><content:encoded><![CDATA[`;
    for (; sent < 1000; sent++) yield 'soup'.repeat(250_000);
  }
  await assert.rejects(async () => {
    for await (const _ of readWxr(endless())) assert.fail('there is no item');
  }, /longer than 32 MB/);
  assert.ok(sent < 40);
});
