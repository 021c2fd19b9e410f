import { once } from 'node:events';
import type { Config } from '../config.ts';
import { type Context, createContext } from '../context.ts';
import type { DatabaseRefused } from '../db/errors.ts';
import { createLog } from '../log.ts';
import type { Mailer } from '../mail/mailer.ts';
import { anybody } from '../users/users.ts';

/**
 * Opens the database as the process that answers for it.
 * @returns the context, and what is fulfilled where the database turns out to be damaged after all
 * @throws DatabaseRefused
 */
export async function openSite(
  config: Config,
  mailer: Mailer | undefined,
): Promise<{ ctx: Context; damaged: Promise<DatabaseRefused> }> {
  let tell: (error: DatabaseRefused) => void = () => undefined;
  const damaged = new Promise<DatabaseRefused>((resolve) => {
    tell = resolve;
  });
  const opener = { kind: 'server', damaged: (error: DatabaseRefused) => tell(error) } as const;
  const ctx = await createContext(config, { log: createLog(config.logLevel), mailer, opener });
  return { ctx, damaged };
}

export async function sayListening({ config, log, readDb }: Context): Promise<void> {
  const { workers } = config;
  log.info({ address: config.baseUrl, database: config.databasePath, workers }, 'listening');
  if (!(await anybody(readDb)))
    log.info('nobody can write yet; add the first editor: npx hearsay user add EMAIL --name NAME --role admin');
}

/** The first of these signals to come from now on; until it does, they stop nothing. */
export const stopSignal = (...signals: NodeJS.Signals[]): Promise<string> =>
  Promise.race(signals.map((name) => once(process, name).then(() => name)));
