import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config.ts';

/**
 * The site's secret: made once, kept in `dataDir`. Written whole under another name and then linked into place, so that
 * of two processes starting at once one wins and both read the same bytes.
 */
export function loadSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const kept = read(file);
  if (kept) return kept;

  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const made = read(file);
  if (!made) throw new ConfigError(`${file}: is empty; delete it, and a new one is made`);
  return made;
}

/** A keyed hash. `purpose` keeps the hashes of one use from being good for another. 128 bits, base64url. */
export function keyedHash(secret: string, purpose: string, value: string): string {
  return createHmac('sha256', secret).update(`${purpose}\0${value}`).digest().subarray(0, 16).toString('base64url');
}

/**
 * What stands before the keyed hash of a network address where it stands beside those of cookies: such are forgotten
 * after a while, as all addresses are.
 */
export const ADDRESS_MARK = 'address:';

/** A short proof, for one purpose and one value, that this site handed it out; good until `expires` (UTC ms). */
export function signUntil(secret: string, purpose: string, value: string, expires: number): string {
  return `${expires.toString(36)}.${keyedHash(secret, purpose, `${value}\0${expires}`)}`;
}

export function isSigned(secret: string, purpose: string, value: string, key: string, now: number): boolean {
  const expires = Number.parseInt(key.split('.')[0] ?? '', 36);
  return expires > now && sameHash(key, signUntil(secret, purpose, value, expires));
}

export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8') || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
