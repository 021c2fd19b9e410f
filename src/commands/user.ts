import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { LIMITS } from '../comments/door/fields.ts';
import type { Role } from '../db/schema.ts';
import { cleanLine, codePoints, hasVisible } from '../text/clean.ts';
import { hashPassword, PASSWORD_LENGTH } from '../users/password.ts';
import { add, ROLES, setPassword } from '../users/users.ts';
import { type Command, Failure, readArgs, say, Usage, withContext } from './command.ts';

const FORM =
  'user add EMAIL --name NAME --role admin|editor|moderator | user password EMAIL (each with --password-stdin or without)';

export const command: Command = async (args) => {
  const { values, positionals } = readArgs(args, {
    name: { type: 'string' },
    role: { type: 'string' },
    'password-stdin': { type: 'boolean' },
  });
  const [verb, email, more] = positionals;
  if (!email || more !== undefined) throw new Usage(FORM);
  if (!z.email().safeParse(email).success) throw new Usage(`“${email}” is not an e-mail address`);
  const fromStdin = values['password-stdin'] ?? false;
  if (verb === 'add') await addUser(email, values, fromStdin);
  else if (verb === 'password' && !values.name && !values.role) await changePassword(email, fromStdin);
  else throw new Usage(FORM);
};

async function addUser(email: string, typed: { name?: string; role?: string }, fromStdin: boolean): Promise<void> {
  const name = cleanLine(typed.name ?? '');
  if (!hasVisible(name)) throw new Usage('--name is missing');
  // It signs comments too.
  if (codePoints(name) > LIMITS.name) throw new Usage(`--name takes at most ${LIMITS.name} characters`);
  const role = ROLES.find((each) => each === typed.role);
  if (!role) throw new Usage(`--role must be one of ${ROLES.join(', ')}`);

  await withContext(async (ctx) => {
    const { passwordHash, generated } = await newPassword(fromStdin);
    const id = await add(ctx.db, { email, name, role, passwordHash, now: ctx.now() });
    if (id === null)
      throw new Failure(`somebody with the address ${email} exists already (a new password: user password ${email})`);
    say(`added ${name}, ${article(role)} ${role}`);
    if (generated) say(`password (shown this once): ${generated}`);
  });
}

/** For somebody who has forgotten theirs, or lost a machine: it also ends their sessions. */
async function changePassword(email: string, fromStdin: boolean): Promise<void> {
  await withContext(async (ctx) => {
    const { passwordHash, generated } = await newPassword(fromStdin);
    const changed = await setPassword(ctx.db, email, passwordHash);
    if (!changed) throw new Failure(`nobody with the address ${email} can log in (user add EMAIL adds somebody)`);
    say(`changed the password of ${email}, who is logged out everywhere`);
    if (generated) say(`password (shown this once): ${generated}`);
  });
}

const article = (role: Role) => (role === 'moderator' ? 'a' : 'an');

/** @returns `generated`: the password itself, where nobody chose one */
async function newPassword(fromStdin: boolean): Promise<{ passwordHash: string; generated: string | null }> {
  const { password, generated } = await choosePassword(fromStdin);
  const { min, max } = PASSWORD_LENGTH;
  if (codePoints(password) < min) throw new Failure(`the password must have at least ${min} characters`);
  if (codePoints(password) > max) throw new Failure(`the password must have at most ${max} characters`);
  return { passwordHash: await hashPassword(password), generated: generated ? password : null };
}

/** From standard input to its end, one line end dropped; asked for on a terminal; else made up. */
async function choosePassword(fromStdin: boolean): Promise<{ password: string; generated: boolean }> {
  if (fromStdin) return { password: (await text(process.stdin)).replace(/\r?\n$/, ''), generated: false };
  const asked = process.stdin.isTTY ? await ask('Password (empty: make one up): ') : '';
  return asked
    ? { password: asked, generated: false }
    : { password: randomBytes(15).toString('base64url'), generated: true };
}

/** A line from the terminal that does not show there. */
async function ask(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await new Promise((resolve) => lines.question('', resolve));
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
