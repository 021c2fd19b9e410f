import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from '../config.ts';
import { createContext } from '../context.ts';
import { buildDemo } from '../demo/build.ts';
import { desk, LOGINS, type Passwords } from '../demo/desk.ts';
import { createLog } from '../log.ts';
import type { Mailer } from '../mail/mailer.ts';
import { serve } from '../server.ts';
import { type Command, readArgs, say, Usage } from './command.ts';

/**
 * Builds the invented blog in a folder of its own and serves it; the folder goes when it stops. What the environment
 * says of a blog that is yours (DATA_DIR, DATABASE_URL, SESSION_SECRET) is not looked at.
 */
export const command: Command = async (args) => {
  const { positionals } = readArgs(args, {});
  if (positionals.length > 0) throw new Usage(`this command takes no “${positionals[0]}”`);

  const folder = await mkdtemp(join(tmpdir(), 'hearsay-demo-'));
  const throwAway = () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    process.exit(1);
  };
  // The first signal while it serves is the server's, which stops kindly; one before, and a second one, is ours.
  let serving = false;
  const stop = () => {
    if (!serving) throwAway();
    serving = false;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  process.on('SIGHUP', throwAway);
  try {
    const config = readConfig({
      ...process.env,
      LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
      DATA_DIR: folder,
      DATABASE_URL: undefined,
      SESSION_SECRET: undefined,
      WORKERS: undefined,
    });
    say('Inventing a blog. This takes a few seconds.');
    const passwords = await build(config);
    const ready = () => {
      serving = true;
      for (const line of welcome(config, passwords)) say(line);
    };
    await serve(config, ready, config.smtpUrl === null ? letterBox : undefined);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

async function build(config: Config): Promise<Passwords> {
  const passwords = { nell: password(), cosmo: password(), gladwyn: password() };
  const ctx = await createContext(config, { log: createLog(config.logLevel) });
  try {
    await buildDemo(ctx, passwords);
  } finally {
    await ctx.close();
  }
  return passwords;
}

/** A letter is a line here: to whom, what about, and the first address in it, which is what it is sent for. */
const letterBox: Mailer = {
  async send({ to, subject, text }) {
    say(`  Mail to ${to}: ${subject} ${/https?:\S+/.exec(text)?.[0] ?? ''}`);
  },
};

const password = () => randomBytes(9).toString('base64url');

function welcome({ baseUrl, dataDir, smtpUrl }: Config, passwords: Passwords): string[] {
  const logins = LOGINS.map((key) => {
    const { email, role } = desk[key];
    return `  ${role.padEnd(10)}${email.padEnd(26)}${passwords[key]}`;
  });
  return [
    '',
    `  The blog   ${baseUrl}`,
    `  The desk   ${baseUrl}/admin`,
    '',
    `  Log in there as one of these:`,
    ...logins,
    '',
    ...(smtpUrl === null ? ['  Mail is not sent: each letter becomes a line here.'] : []),
    `  All of it is invented, kept in ${dataDir}`,
    '  and thrown away when you stop it (Ctrl-C).',
    '',
  ];
}
