import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Where the package lies: the nearest package.json above this file, so the same under tsx (src/) and built (dist/src/). */
export const packageRoot = findPackageRoot(dirname(fileURLToPath(import.meta.url)));

/** A number of proxies in front, or their addresses; what Express calls `trust proxy`. */
export type TrustProxy = false | number | string;

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Processes that answer readers. */
  readonly workers: number;
  /** Scheme, host and port of every absolute link, without a slash at its end. The Host header is never used for that. */
  readonly baseUrl: string;
  /** Absolute path of the folder with database, uploads and secret. */
  readonly dataDir: string;
  /** Where uploaded pictures lie. */
  readonly mediaDir: string;
  /** Where the cards of links to us lie; they are drawn again when they are not there. */
  readonly cardsDir: string;
  /** Absolute path of the SQLite file. */
  readonly databasePath: string;
  /** Null: one is made and kept in dataDir. */
  readonly sessionSecret: string | null;
  /** Null: mail is written to the log. May hold a password. */
  readonly smtpUrl: string | null;
  /** The address that mail comes from. */
  readonly mailFrom: string;
  readonly trustProxy: TrustProxy;
  /** Who sends it may read `/metrics` from anywhere. Null: only this machine may. */
  readonly metricsToken: string | null;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** True while templates are being worked on: they are read again for each page. */
  readonly development: boolean;
}

/** A wrong value in the environment. Its message is one line that names the variable. */
export class ConfigError extends Error {}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const environment = z.object({
  PORT: z
    .string()
    .refine((port) => /^\d{1,5}$/.test(port) && Number(port) <= 65_535, 'must be a number from 0 to 65535')
    .transform(Number)
    .default(3000),
  WORKERS: z
    .string()
    .refine((n) => /^\d{1,2}$/.test(n) && Number(n) >= 1 && Number(n) <= 64, 'must be a whole number from 1 to 64')
    .transform(Number)
    .default(1),
  HOST: z.string().min(1).default('127.0.0.1'),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
    .refine((url) => !URL.canParse(url) || new URL(url).href === `${new URL(url).origin}/`, 'must end after the host')
    .optional(),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .refine(
      (url) => !/^[a-z0-9+]{2,}:/i.test(url) || url.startsWith('sqlite:'),
      'must be sqlite: and a path, or a path',
    )
    .optional(),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SMTP_URL: z
    .string()
    .refine(
      (url) => URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol) && new URL(url).hostname !== '',
      'must be smtp:// or smtps://, then USER:PASSWORD@ where there are any, and the host',
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),;\\]+$/, 'must be an e-mail address without a name')
    .optional(),
  TRUST_PROXY: z.string().refine(isTrustProxy, 'must be a number of proxies or a list of their addresses').optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,}$/, 'must have at least 16 characters, and no spaces')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  NODE_ENV: z.string().optional(),
});

/**
 * The environment as a frozen, typed value; an empty variable counts as unset.
 * @param cwd the folder that relative DATA_DIR and DATABASE_URL hang on
 * @throws ConfigError naming the first wrong variable
 */
export function readConfig(env: Record<string, string | undefined>, cwd = process.cwd()): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${issue?.path.join('.') ?? 'environment'}: ${issue?.message ?? 'is wrong'}`);
  }
  const values = parsed.data;
  const dataDir = resolve(cwd, values.DATA_DIR);
  const baseUrl = values.BASE_URL ? new URL(values.BASE_URL).origin : `http://${hostInUrl(values.HOST)}:${values.PORT}`;
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    workers: values.WORKERS,
    baseUrl,
    dataDir,
    mediaDir: join(dataDir, 'media'),
    cardsDir: join(dataDir, 'cards'),
    databasePath: values.DATABASE_URL
      ? resolve(cwd, values.DATABASE_URL.replace(/^sqlite:(\/\/(?=\/))?/, ''))
      : join(dataDir, 'hearsay.db'),
    sessionSecret: values.SESSION_SECRET ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM ?? `hearsay@${hostInAddress(new URL(baseUrl).hostname)}`,
    metricsToken: values.METRICS_TOKEN ?? null,
    trustProxy: trustProxy(values.TRUST_PROXY),
    logLevel: values.LOG_LEVEL,
    development: values.NODE_ENV === 'development',
  });
}

/** What Express takes: a number, or addresses, networks and its three names for groups of them, comma separated. */
function isTrustProxy(value: string): boolean {
  if (/^(\d{1,2}|false)$/.test(value)) return true;
  return value.split(',').every((each) => {
    const [address = '', prefix = '0', more] = each.trim().split('/');
    if (/^(loopback|linklocal|uniquelocal)$/.test(each.trim())) return true;
    const bits = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : -1;
    return more === undefined && /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits;
  });
}

function trustProxy(value: string | undefined): TrustProxy {
  if (value === undefined || value === '0' || value === 'false') return false;
  return /^\d+$/.test(value) ? Number(value) : value;
}

function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** Behind the `@`: numbers stand in brackets there. */
function hostInAddress(host: string): string {
  if (host.startsWith('[')) return `[IPv6:${host.slice(1)}`;
  return isIP(host) === 4 ? `[${host}]` : host;
}

function findPackageRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('no package.json above the running file');
  return findPackageRoot(parent);
}
