import { type ParseArgsConfig, parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { type Context, createContext } from '../context.ts';
import { createLog } from '../log.ts';

export type Command = (args: string[]) => Promise<void>;

/** Asked wrongly: exit code 2. */
export class Usage extends Error {}

/** Asked rightly, but it did not work: exit code 1. */
export class Failure extends Error {}

/** `parseArgs` with its complaint as ours. */
export function readArgs<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new Usage((error as Error).message.split('\n')[0] ?? '');
  }
}

export function nothingMore(args: string[]): void {
  const { positionals } = readArgs(args, {});
  if (positionals.length > 0) throw new Usage(`this command takes no “${positionals[0]}”`);
}

/**
 * Opens the site's world for a command and closes it again, whatever happens.
 * @param quiet leaves out what the log says of ordinary events
 */
export async function withContext<T>(work: (ctx: Context) => Promise<T>, { quiet = true } = {}): Promise<T> {
  const config = readConfig(process.env);
  const level = quiet && config.logLevel === 'info' ? 'warn' : config.logLevel;
  const ctx = await createContext(config, { log: createLog(level) });
  try {
    return await work(ctx);
  } finally {
    await ctx.close();
  }
}

export const say = (line: string) => process.stdout.write(`${line}\n`);
