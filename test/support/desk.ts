import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Role } from '../../src/db/schema.ts';
import { hashPassword } from '../../src/users/password.ts';
import * as sessions from '../../src/users/sessions.ts';
import { add } from '../../src/users/users.ts';
import { type Answer, startApp, type TestApp } from './app.ts';

let people = 0;

/** Somebody of that role is logged in from now on, past the password. */
export async function atTheDesk(app: TestApp, role: Role = 'editor', name = 'Posy Lindqvist') {
  const now = app.clock.now;
  people += 1;
  const email = `desk${people}@example.org`;
  const id = await add(app.ctx.db, { email, name, role, passwordHash: 'none', now });
  if (id === null) throw new Error('the factory made nobody');
  const token = await sessions.open(app.ctx.db, id, now);
  app.setCookie('session', token);
  return { id, name, email, token };
}

export const STORY = { title: 'The understudy has the other coat', body: 'She *has* it.', publish: 'now' };
export const WHERE = '/2026/11/the-understudy-has-the-other-coat';

export async function aDesk(t: TestContext, options: Parameters<typeof startApp>[1] = {}): Promise<TestApp> {
  const app = await startApp(t, options);
  await atTheDesk(app);
  return app;
}

/** Saves a new post and tells its id. */
export async function write(app: TestApp, fields: Record<string, string> | FormData = STORY): Promise<number> {
  const answer = await app.post('/admin/posts', fields);
  assert.equal(answer.status, 303, answer.html);
  return Number(/^\/admin\/posts\/(\d+)\?saved=yes$/.exec(answer.location)?.[1]);
}

/** What a field of the form holds, as a browser would send it. */
export function fieldOf({ html }: Answer, name: string): string | undefined {
  const area = new RegExp(`<textarea[^>]* name="${name}"[^>]*>\\n([^<]*)</textarea>`).exec(html)?.[1];
  const input = new RegExp(`<input[^>]* name="${name}"[^>]*>`).exec(html)?.[0];
  return area ?? /\bvalue="([^"]*)"/.exec(input ?? '')?.[1];
}

export const PASSWORD = 'correct horse battery staple';
const HASH = hashPassword(PASSWORD);
export const EMAIL = 'posy@example.org';

/** A site with an editor who has a password. */
export async function withEditor(t: TestContext, options: Parameters<typeof startApp>[1] = {}): Promise<TestApp> {
  const app = await startApp(t, options);
  const user = { email: EMAIL, name: 'Posy Lindqvist', role: 'editor' as const, passwordHash: await HASH };
  await add(app.ctx.db, { ...user, now: app.clock.now });
  return app;
}

export const tryLogin = (app: TestApp, password: string, email = EMAIL, headers: Record<string, string> = {}) =>
  app.post('/admin/login', { email, password }, { 'sec-fetch-site': 'same-origin', ...headers });
