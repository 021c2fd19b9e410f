import type { Request } from 'express';
import type { Context } from '../context.ts';
import type { Description } from '../media/media.ts';
import { store } from '../media/store.ts';
import type { SessionUser } from '../users/sessions.ts';
import { REFUSED } from './picture-words.ts';
import { sentCrop } from './sent-crop.ts';

export type Upload = { kind: 'none' } | { kind: 'stored'; id: number } | { kind: 'refused'; problem: string };

/** Keeps the picture that a form brings, or the part of it that the form asks for. @param about what is said of it so far */
export async function takeUpload(
  ctx: Context,
  req: Request,
  me: Pick<SessionUser, 'id'>,
  about: Partial<Description>,
): Promise<Upload> {
  if (!req.file || req.file.size === 0) return { kind: 'none' };
  const kept = { ...about, by: me.id, now: ctx.now() };
  const stored = await store(ctx.db, ctx.config.mediaDir, req.file.buffer, kept, sentCrop(req.body));
  return stored.kind === 'refused' ? { kind: 'refused', problem: REFUSED[stored.reason] } : stored;
}
