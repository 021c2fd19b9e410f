import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adviceOn, matchKnown, matchUrl, providers } from '../../src/embeds/registry.ts';

test('the first provider that knows an address has it, and a link is what nobody knows', () => {
  const post = 'https://www.instagram.com/p/Ab_3-xYz/';
  const page = 'https://a.example/p/Ab_3-xYz/?a=1#b';
  assert.deepEqual([matchUrl(post)?.provider.key, matchKnown(post)?.url], ['instagram', post]);
  assert.deepEqual([matchUrl(page)?.provider.key, matchUrl(page)?.url, matchKnown(page)], ['link', page, null]);
  assert.equal(providers.at(-1)?.key, 'link');
});

test('what is no https address belongs to nobody, and nobody is advised about it', () => {
  const texts = [
    '',
    'Soup',
    'http://a.example/',
    '//a.example/',
    'javascript:alert(1)',
    'https://',
    'see https://a.example/',
  ];
  texts.push(
    'https://user@a.example/',
    'https://a.example:8443/',
    'https://a.example\\@b.example/',
    'https://a b.example/',
  );
  texts.push(`https://a.example/${'x'.repeat(3_000)}`, 'http://www.instagram.com/stories/tess/1/');
  for (const text of texts) assert.deepEqual([matchUrl(text), adviceOn(text)], [null, null], text.slice(0, 80));
});

test('the origins of frames are as a policy wants them: https, a host, and nothing behind it', () => {
  const origins = providers.flatMap(({ frames }) => frames?.origin ?? []);
  for (const origin of origins) assert.match(origin, /^https:\/\/[a-z.-]+$/);
  assert.equal(new Set(origins).size, 10);
});

test('an address that can be kept has no advice, also where it looks like one that cannot', () => {
  const post = 'https://twitter.com/tess#!/tess/status/1';
  assert.equal(matchKnown(post)?.url, 'https://x.com/tess/status/1');
  assert.equal(adviceOn(post), null);
  assert.match(adviceOn('https://twitter.com/tess') ?? '', /everything by one person/);
});
