import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Embed } from '../../src/embeds/embed.ts';
import { getty } from '../../src/embeds/providers/getty.ts';
import { providerOf, providers } from '../../src/embeds/registry.ts';

const PICTURE = 'https://www.gettyimages.com/detail/1204526842';
const TOKEN = 'et=XHAvYhJoSI1oTkHKdtk9Vw&sig=xFnwYyQyuTGvS1SAGm0CQR41LQ46iZcMkjMVPjKXWbg=';

const frames: [provider: string, what: Pick<Embed, 'url' | 'token'>, source: string][] = [
  [
    'instagram',
    { url: 'https://www.instagram.com/p/Ab_3-xYz/', token: null },
    'https://www.instagram.com/p/Ab_3-xYz/embed/captioned/',
  ],
  [
    'instagram',
    { url: 'https://www.instagram.com/reel/Ab_3-xYz/', token: 'et=a&sig=b' },
    'https://www.instagram.com/reel/Ab_3-xYz/embed/captioned/',
  ],
  [
    'instagram',
    { url: 'https://www.instagram.com/tv/Ab_3-xYz/', token: null },
    'https://www.instagram.com/tv/Ab_3-xYz/embed/captioned/',
  ],
  [
    'youtube',
    { url: 'https://www.youtube.com/watch?v=a1B2c3D4-_x', token: null },
    'https://www.youtube-nocookie.com/embed/a1B2c3D4-_x',
  ],
  ['getty', { url: PICTURE, token: TOKEN }, `https://embed.gettyimages.com/embed/1204526842?${TOKEN}&caption=true`],
];

test('an embed has one frame, on the origin and the host that its provider names', () => {
  for (const [key, what, source] of frames) {
    const provider = providerOf(key);
    assert.equal(provider?.frames?.source(what), source);
    assert.equal(new URL(source).href, source, 'as a browser writes it');
    assert.equal(new URL(source).origin, provider?.frames?.origin);
    assert.ok(`.${new URL(source).host}`.endsWith(`.${provider?.frames?.host}`), key);
  }
});

test('the origins are as a policy wants them: https, a host, and nothing behind it', () => {
  for (const { frames } of providers) if (frames) assert.match(frames.origin, /^https:\/\/[a-z.-]+$/);
});

const strangeAddresses = [
  'javascript:alert(1)',
  'http://www.instagram.com/p/Ab_3-xYz/',
  'https://www.instagram.com.example.org/p/Ab_3-xYz/',
  'https://www.instagram.com/p/../accounts/',
  'https://www.instagram.com/p/Ab_3-xYz/?x="onload=alert(1)',
  'https://www.instagram.com/p/Ab_3-xYz/\n',
  'https://www.youtube.com/watch?v=a1B2c3D4-_x&autoplay=1',
  'https://www.youtube.com/watch?v=a1B2c3D4-_"',
  'https://example.org/watch?v=a1B2c3D4-_x',
  'https://www.gettyimages.com/detail/12?et=a',
  'https://www.gettyimages.com/detail/12/../34',
  `https://www.gettyimages.com/detail/${'1'.repeat(10_000)}`,
  '',
];

test('an address that is not canonical has no frame', () => {
  for (const { key, frames } of providers)
    for (const url of strangeAddresses)
      assert.equal(frames?.source({ url, token: TOKEN }) ?? null, null, `${key}: ${url.slice(0, 80)}`);
});

const hostileTokens = [
  '',
  'et=&sig=',
  'et=a',
  'sig=b&et=a',
  'et=a&sig=b&caption=false',
  'et=a&sig=b#top',
  'et=a&sig=b ',
  ' et=a&sig=b',
  'et=a&sig=b\n',
  'et=a b&sig=c',
  `et=a"&sig=b`,
  `et=a'&sig=b`,
  'et=a&sig=b"><script>alert(1)</script>',
  'et=a&sig=b&et=//evil.example',
  'et=//evil.example&sig=b',
  'et=a%22&sig=b',
  'et=a===&sig=b',
  'ET=a&SIG=b',
  'et=é&sig=b',
  'https://evil.example/?et=a&sig=b',
  'javascript:alert(1)',
  `et=${'a'.repeat(10_000)}&sig=b`,
  `et=a&sig=${'b'.repeat(10_000)}`,
];

test('Getty signs its frames; what is no signature of its shape counts as none', () => {
  assert.equal(getty.token(TOKEN), TOKEN);
  assert.equal(getty.frames?.source({ url: PICTURE, token: null }), null);
  for (const token of hostileTokens) {
    assert.equal(getty.token(token), null, token.slice(0, 80));
    assert.equal(getty.frames?.source({ url: PICTURE, token }), null, token.slice(0, 80));
  }
});

test('where no token is wanted, none is kept', () => {
  for (const key of ['instagram', 'youtube']) assert.equal(providerOf(key)?.token(TOKEN), null);
});
