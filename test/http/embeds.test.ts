import assert from 'node:assert/strict';
import { test } from 'node:test';
import { providers } from '../../src/embeds/registry.ts';
import { startApp } from '../support/app.ts';

test('the policy lets in frames of the registry, and nothing else of anybody', async (t) => {
  const app = await startApp(t);
  const { headers } = await app.get('/');
  const policy = new Map(
    (headers.get('content-security-policy') ?? '').split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(' ');
      return [name, sources.join(' ')];
    }),
  );
  assert.equal(policy.get('frame-src'), providers.map(({ frameOrigin }) => frameOrigin).join(' '));
  assert.equal(policy.get('script-src'), "'self'");
  assert.doesNotMatch([...policy].filter(([name]) => name !== 'frame-src').join(' '), /https?:|\*|unsafe/);
  // A player without a referrer shows an error, and under COEP no frame shows at all.
  assert.equal(headers.get('referrer-policy'), 'strict-origin-when-cross-origin');
  assert.equal(headers.get('cross-origin-embedder-policy'), null);
});
