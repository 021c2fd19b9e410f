import type { Request } from 'express';
import { z } from 'zod';
import type { Form } from '../posts/writing/drafts.ts';
import { labelled } from './kept-fields.ts';
import { formOf } from './posts/post-input.ts';

/**
 * What somebody typed into a post's form and sent when they were logged in no more. The login carries it along, and
 * makes it the draft of whoever logs in.
 */
export interface KeptWords {
  /** Of the post; null: a new one. */
  id: number | null;
  /** When it was sent, UTC ms. */
  at: number;
  form: Form;
}

/** Of one sending of the form of a post, wherever it was sent to; null: of nothing else can it be said what to do with it. */
export function wordsSent(req: Request, now: number): KeptWords | null {
  const found = /^\/posts(?:\/([1-9]\d{0,14}))?(?:\/preview)?\/?$/i.exec(req.path);
  const form = formOf(req.body);
  const isPost = form.body !== undefined || form.title !== undefined;
  if (req.method !== 'POST' || !found || !isPost || labelled(form).length === 0) return null;
  return { id: found[1] === undefined ? null : Number(found[1]), at: now, form };
}

const carried = z.object({
  id: z.int().positive().nullable(),
  at: z.int().nonnegative(),
  form: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});

/** As the login's form carries them; null where that makes no sense. */
export function wordsCarried(field: unknown): KeptWords | null {
  if (typeof field !== 'string' || field === '') return null;
  try {
    return carried.parse(JSON.parse(field));
  } catch {
    return null;
  }
}
