import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalAddress } from '../../src/embeds/address.ts';
import { findCodes } from '../../src/embeds/code.ts';
import { type Embed, NO_WORDS, type Words } from '../../src/embeds/embed.ts';
import type { Provider, Shape } from '../../src/embeds/provider.ts';
import { adviceOn, matchUrl, providers } from '../../src/embeds/registry.ts';

/** What one provider must make of what editors paste; every row is a promise. */
export interface ProviderTables {
  /** Ways to link to its things, and the one form that is kept. */
  addresses: [address: string, canonical: string][];
  /** Addresses that lead to it and are nothing of it that can be kept; they may still be links. */
  strangers: string[];
  /** Those among them that an editor is told about. */
  advised: [address: string, advice: RegExp][];
  /** Codes, and the embed that each becomes, words that are not named being null. */
  codes: [what: string, code: string, expected: { url: string } & Partial<Words>][];
  /** HTML that looks like its codes and is none. */
  noCodes: string[];
  frames: [
    embed: { url: string } & Partial<Pick<Embed, 'token' | 'size' | 'mediaDescription'>>,
    source: string,
    shape: Shape,
  ][];
  /** Embeds as a damaged or forged row might hold them: nothing is loaded for these. */
  frameless: ({ url: string } & Partial<Pick<Embed, 'token'>>)[];
}

export function testProvider(provider: Provider, tables: ProviderTables): void {
  const { key, frames } = provider;

  test(`${key}: an address has one canonical form`, () => {
    for (const [address, canonical] of tables.addresses) {
      assert.deepEqual(found(address), { key, url: canonical }, address);
      assert.deepEqual(found(canonical), { key, url: canonical }, `${canonical} stays as it is`);
    }
  });

  test(`${key}: other addresses are not its own`, () => {
    for (const address of [...tables.strangers, ...tables.advised.map(([advised]) => advised)])
      assert.equal(canonicalAddress(provider, address), null, address);
  });

  test(`${key}: editors hear what to paste instead`, () => {
    for (const [address, advice] of tables.advised) assert.match(adviceOn(address) ?? '', advice, address);
    for (const [address] of tables.addresses) assert.equal(adviceOn(address), null, address);
  });

  for (const [what, code, expected] of tables.codes)
    test(`${key}: ${what}`, () => {
      const source = `<p>Before é</p>\n<div>${code}</div>\n<p>After</p>`;
      const codes = findCodes(source, 'UTC');
      assert.deepEqual(
        codes.map(({ embed }) => embed),
        [{ provider: key, ...NO_WORDS, ...expected }],
      );
      const [{ start, end } = { start: 0, end: 0 }] = codes;
      assert.equal(source.slice(start, end), code, 'the range is the code with its scripts');
    });

  test(`${key}: what only looks like a code is none`, () => {
    for (const source of tables.noCodes) assert.deepEqual(findCodes(source, 'UTC'), [], source.slice(0, 200));
  });

  test(`${key}: frames come from its own origin, in a room of their shape`, () => {
    assert.ok(frames, 'only a link has none');
    for (const [{ url, token = null, size = null, mediaDescription = null }, source, shape] of tables.frames) {
      assert.equal(frames.source({ url, token }), source);
      assert.equal(new URL(source).href, source, 'as a browser writes it');
      assert.equal(new URL(source).origin, frames.origin);
      assert.ok(`.${new URL(source).host}`.endsWith(`.${frames.host}`), source);
      assert.equal(frames.shape({ url, size, mediaDescription }), shape, url);
    }
    for (const { url, token = null } of [...tables.frameless, ...strangeRows()])
      assert.equal(frames.source({ url, token }), null, `${url} ${token}`.slice(0, 200));
  });
}

const found = (address: string) => {
  const match = matchUrl(address);
  return match && { key: match.provider.key, url: match.url };
};

/** What no provider may take for an address of its own. */
const strangeRows = () =>
  [
    '',
    'javascript:alert(1)',
    ...providers.flatMap(({ frames }) =>
      frames
        ? [
            frames.origin,
            `${frames.origin}/`,
            `${frames.origin}.example.org/p/1/`,
            `${frames.origin}@example.org/p/1/`,
            `${frames.origin}/../p/1"onload=alert(1)`,
            `${frames.origin}/${'1'.repeat(10_000)}`,
          ]
        : [],
    ),
  ].map((url) => ({ url, token: 'et=a&sig=b' }));
