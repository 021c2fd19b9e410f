import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { isSigned, loadSecret, signUntil } from '../../src/secret.ts';
import { hashPassword, verifyPassword } from '../../src/users/password.ts';

test('the secret is made once, for nobody else to read, and an empty file is refused', (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'hearsay-secret-'));
  t.after(() => rmSync(dir, { recursive: true }));
  const secret = loadSecret(dir);
  assert.equal(secret.length, 43);
  assert.equal(loadSecret(dir), secret);
  assert.deepEqual(readdirSync(dir), ['secret']);
  assert.equal(statSync(join(dir, 'secret')).mode & 0o777, 0o600);
  writeFileSync(join(dir, 'secret'), '');
  assert.throws(() => loadSecret(dir), /secret: is empty/);
});

test('a signature is good for one purpose, one value and its time', () => {
  const key = signUntil('s', 'held', '7', 1_000);
  assert.ok(isSigned('s', 'held', '7', key, 999));
  assert.ok(!isSigned('s', 'held', '7', key, 1_000));
  assert.ok(!isSigned('s', 'form', '7', key, 0));
  assert.ok(!isSigned('s', 'held', '8', key, 0));
  assert.ok(!isSigned('t', 'held', '7', key, 0));
  const [, hash] = key.split('.');
  for (const forged of ['', '.', 'zzzzzzzz', `${(9_999).toString(36)}.${hash}`, `${key}x`, 'NaN.x'])
    assert.ok(!isSigned('s', 'held', '7', forged, 0), forged);
});

test('a password is known again, however its accents are composed, and no other is', async () => {
  const stored = await hashPassword('pass-wörd');
  assert.match(stored, /^scrypt\$32768\$8\$3\$/);
  assert.ok(await verifyPassword('pass-wo\u0308rd', stored));
  assert.ok(!(await verifyPassword('pass-word', stored)));
});
