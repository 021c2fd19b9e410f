import type { Role } from '../../src/db/schema.ts';
import * as sessions from '../../src/users/sessions.ts';
import { add } from '../../src/users/users.ts';
import type { TestApp } from './app.ts';

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
