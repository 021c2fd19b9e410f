import assert from 'node:assert/strict';
import { test } from 'node:test';
import { network } from '../../src/http/reader.ts';
import { carriesSecret, type Origin, originOf } from '../../src/http/same-origin.ts';

const table: [site: string | undefined, origin: string | undefined, host: string | undefined, expected: Origin][] = [
  ['same-origin', undefined, 'gossip.test', 'same'],
  ['none', undefined, 'gossip.test', 'same'],
  ['same-origin', 'https://evil.test', 'gossip.test', 'same'],
  ['cross-site', 'https://gossip.test', 'gossip.test', 'other'],
  ['same-site', undefined, 'gossip.test', 'other'],
  ['', undefined, 'gossip.test', 'other'],
  ['nonsense', undefined, 'gossip.test', 'other'],
  [undefined, 'https://gossip.test', 'gossip.test', 'same'],
  [undefined, 'http://127.0.0.1:3000', '127.0.0.1:3000', 'same'],
  [undefined, 'https://public.test', 'internal:3000', 'same'],
  [undefined, 'https://evil.test', 'gossip.test', 'other'],
  [undefined, 'https://gossip.test:444', 'gossip.test', 'other'],
  [undefined, 'https://gossip.test.evil.test', 'gossip.test', 'other'],
  [undefined, 'null', 'gossip.test', 'other'],
  [undefined, '', 'gossip.test', 'other'],
  [undefined, 'https://evil.test', undefined, 'other'],
  [undefined, undefined, 'gossip.test', 'unknown'],
];
for (const [site, origin, host, expected] of table) {
  test(`same origin: ${site} · ${origin} · ${host} → ${expected}`, () =>
    assert.equal(originOf({ secFetchSite: site, origin, host }, 'https://public.test'), expected));
}

const KEY = 'abcdefghijklmnopqrst-_';
const secret: [method: string, path: string, carries: boolean][] = [
  ['POST', `/unfollow/7/${KEY}`, true],
  ['PUT', `/unfollow/7/${KEY}`, false],
  ['POST', `/unfollow/7/${KEY}/`, false],
  ['POST', `/unfollow/7/${KEY}x`, false],
  ['POST', `/unfollow/7/${KEY.slice(1)}`, false],
  ['POST', `/unfollow/0/${KEY}`, false],
  ['POST', `/follow/7/${KEY}`, false],
  ['POST', `/admin/unfollow/7/${KEY}`, false],
  ['POST', `/Unfollow/7/${KEY}`, false],
  ['POST', `/unfollow/7/${KEY}\n`, false],
  ['POST', '/me/erasure', false],
];
for (const [method, path, carries] of secret)
  test(`an address with its own secret: ${method} ${JSON.stringify(path)}`, () =>
    assert.equal(carriesSecret(method, path), carries));

const addresses: [string, string][] = [
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['', ''],
];
for (const [address, expected] of addresses)
  test(`network: ${address}`, () => assert.equal(network(address), expected));
