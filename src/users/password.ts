import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * scrypt with the parameters kept beside each hash, so that they can be raised later: of the choices in OWASP’s Password
 * Storage Cheat Sheet the one with 32 MiB, which takes about 0.2 s.
 */
const COST = { N: 2 ** 15, r: 8, p: 3 };
const MAX_MEMORY = 256 * 1024 * 1024;

/** @returns `scrypt$N$r$p$salt$hash`, salt and hash in base64url */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, COST);
  return encode(salt, hash);
}

/** In code points. */
export const PASSWORD_LENGTH = { min: 10, max: 1_000 };

/** The hash of no password at all: verifying against it takes as long as against somebody's. */
export const NOBODY = encode(Buffer.alloc(16), Buffer.alloc(32));

export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = stored.split('$');
  const expected = Buffer.from(hash, 'base64url');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64url'), cost), expected);
}

function encode(salt: Buffer, hash: Buffer): string {
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

function derive(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // NFKC, as one keyboard composes an accent and another does not.
    scrypt(password.normalize('NFKC'), salt, 32, { ...cost, maxmem: MAX_MEMORY }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
