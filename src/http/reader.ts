import { isIPv6 } from 'node:net';
import type { Request, Response } from 'express';
import type { Context } from '../context.ts';
import { ADDRESS_MARK, keyedHash, sameHash } from '../secret.ts';
import { YEAR } from '../time.ts';
import { cookieName, cookieOf, cookieOptions } from './cookies.ts';

/** Who is asking, without an account: a signed cookie that posting sets, and the address, both only as keyed hashes. */

export interface Reader {
  /** What is stored beside a comment. */
  key: string;
  /** Signed, it is the cookie's value. */
  id: string;
}

const COOKIE = 'reader';

/** The reader of a signed cookie, or one who is new at that moment (UTC ms). */
export function readerOf(ctx: Context, req: Request, at: number): Reader {
  const id = signedId(ctx, req) ?? newReader(ctx, req, at);
  return { key: keyOf(ctx, id), id };
}

/** The key of a reader whose cookie says so; null: nobody has posted from this device, or the cookie is not of our making. */
export function knownReader(ctx: Context, req: Request): string | null {
  const reader = signedId(ctx, req);
  return reader === null ? null : keyOf(ctx, reader);
}

/** The address of who likes or reports, as it is stored beside that: such keys say what they are, to be forgotten in time. */
export const addressLikerKey = (ctx: Context, req: Request): string =>
  `${ADDRESS_MARK}${keyedHash(ctx.secret, 'liker', network(req.ip ?? ''))}`;

/** What stands in the reader's cookie; null where its signature is not ours. */
function signedId(ctx: Context, req: Request): string | null {
  const [id = '', signature = ''] = cookieOf(ctx, req, COOKIE).split('.');
  return id !== '' && sameHash(signature, signatureOf(ctx, id)) ? id : null;
}

const signatureOf = (ctx: Context, id: string) => keyedHash(ctx.secret, 'reader-cookie', id);

const keyOf = (ctx: Context, reader: string) => keyedHash(ctx.secret, 'reader', reader);

/**
 * The identity of somebody who has none yet. A double click brings the same form from the same address before the first
 * answer's cookie can arrive, so it must find the same one again: hence made from those, and from the moment of the first,
 * so that nobody who sends the same later, perhaps from the same house, becomes that reader.
 */
const newReader = (ctx: Context, req: Request, at: number) =>
  keyedHash(ctx.secret, 'new-reader', JSON.stringify([req.ip, req.path, req.body, at]));

export function rememberReader(ctx: Context, res: Response, reader: Reader): void {
  const token = `${reader.id}.${signatureOf(ctx, reader.id)}`;
  res.cookie(cookieName(ctx, COOKIE), token, { ...cookieOptions(ctx), maxAge: YEAR });
}

export function forgetReader(ctx: Context, res: Response): void {
  res.clearCookie(cookieName(ctx, COOKIE), cookieOptions(ctx));
}

/** A hash of the address for telling floods apart; of an IPv6 address its /64, which is one household. */
export function addressKey(ctx: Context, req: Request): string {
  return keyedHash(ctx.secret, 'address', network(req.ip ?? ''));
}

export function network(address: string): string {
  // Some proxies add the port.
  const bare = /^(?:\[(.+)\]|(\d+\.\d+\.\d+\.\d+)):\d+$/.exec(address);
  if (bare) return network(bare[1] ?? bare[2] ?? '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1] ?? '';
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const groups = (part: string) => part.split(':').filter(Boolean);
  const missing = Math.max(0, 8 - groups(head).length - groups(tail).length);
  const all = address.includes('::') ? [...groups(head), ...Array(missing).fill('0'), ...groups(tail)] : groups(head);
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
