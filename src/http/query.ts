import { z } from 'zod';
import { HttpError, notFound } from './errors.ts';

/** What an address may say. A wrong or repeated parameter is the asker's mistake and gets a 400 that says so. */

/** A row's id: a whole number that JavaScript and SQLite both hold. */
export const id = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number);

/** The number of a page, from 1. */
export const page = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number);

export function readQuery<T>(schema: z.ZodType<T>, query: unknown): T {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  throw new HttpError(400, `The address has a mistake in “${parsed.error.issues[0]?.path.join('.') ?? 'its end'}”.`);
}

/** Parameters of the path: one that has the wrong shape names a page that does not exist. */
export function readParams<T>(schema: z.ZodType<T>, params: unknown): T {
  const parsed = schema.safeParse(params);
  if (parsed.success) return parsed.data;
  throw notFound();
}
