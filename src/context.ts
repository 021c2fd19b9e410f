import { Registry } from 'prom-client';
import type { Config } from './config.ts';
import type { Opener } from './db/look-over.ts';
import { openDatabase } from './db/open.ts';
import type { Db } from './db/schema.ts';
import type { Versions } from './db/versions.ts';
import { type Ask, createAsk } from './embeds/ask.ts';
import type { Logger } from './log.ts';
import { createMailer, type Mailer } from './mail/mailer.ts';
import { loadSecret } from './secret.ts';
import { all, type Settings } from './settings/settings.ts';

/** What the app is made of. Time, the database, mail, the network and what is secret come through it. */
export interface Context {
  readonly config: Config;
  readonly log: Logger;
  /** For writing. */
  readonly db: Db;
  /** What pages read: it cannot write and does not wait for writers. */
  readonly readDb: Db;
  /** Whether what readers see has changed since, by whatever process. */
  readonly versions: Versions;
  /** Behind every signature and keyed hash of this site. */
  readonly secret: string;
  /** Nothing that answers a reader sends mail: it is written into the outbox (notices/), and a job sends it. */
  readonly mailer: Mailer;
  /** Nothing that answers anybody asks a provider: what is wanted is written down (posts/writing/lookups.ts), and a job asks. */
  readonly ask: Ask;
  /** What this process counts; whoever counts registers here, and `/metrics` tells it. */
  readonly metrics: Registry;
  /** UTC ms. */
  now(): number;
  close(): Promise<void>;
}

/** The settings as a page reads them. */
export const settingsOf = (ctx: Context): Promise<Settings> => all(ctx.readDb);

/** @throws DatabaseRefused when the file is not one that this version may open */
export async function createContext(
  config: Config,
  {
    log,
    now = Date.now,
    patience,
    opener,
    mailer = createMailer(config.smtpUrl, config.mailFrom, log),
    ask = createAsk(),
  }: {
    log: Logger;
    now?: () => number;
    patience?: number | undefined;
    opener?: Opener | undefined;
    mailer?: Mailer | undefined;
    ask?: Ask | undefined;
  },
): Promise<Context> {
  const secret = config.sessionSecret ?? loadSecret(config.dataDir);
  const { db, readDb, versions, migrated, close } = await openDatabase(config.databasePath, {
    now: now(),
    patience,
    opener,
  });
  if (migrated.length > 0) log.info({ migrations: migrated }, 'database migrated');
  return { config, log, db, readDb, versions, secret, mailer, ask, metrics: new Registry(), now, close };
}
