import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodingFor } from '../../src/http/encodings.ts';

const cases: [header: string | undefined, encoding: string][] = [
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['GZIP', 'gzip'],
  ['br;q=0.5, gzip', 'gzip'],
  ['br; q=0, gzip ; q=0.1', 'gzip'],
  ['gzip;q=0', 'identity'],
  ['*', 'br'],
  ['*;q=0.1, br;q=0', 'gzip'],
  ['*;q=0', 'identity'],
  ['identity;q=0', 'identity'],
  ['identity, gzip;q=0.5', 'identity'],
  ['identity;q=0.5, gzip', 'gzip'],
  ['identity;q=0, gzip', 'gzip'],
  ['deflate', 'identity'],
  ['x-gzip', 'identity'],
  // Garbage is nothing that anybody can read.
  ['gzip;q=2', 'identity'],
  ['gzip;q=-1, br;level=9', 'identity'],
  ['gzip gzip', 'identity'],
  [';,;=q', 'identity'],
  [`${'gzip, '.repeat(400)}br;q=0.9`, 'gzip'],
];

for (const [header, encoding] of cases) {
  test(`Accept-Encoding ${header?.slice(0, 40) ?? 'missing'} → ${encoding}`, () => {
    assert.equal(encodingFor(header), encoding);
    assert.equal(encodingFor(header), encoding, 'asked again');
  });
}

test('however many different ones are sent, each is read right', () => {
  for (let n = 0; n < 300; n++) assert.equal(encodingFor(`gzip, made-up-${n}`), 'gzip');
  assert.equal(encodingFor('br, late'), 'br');
});
