import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { createSite } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { type Context, createContext } from '../../src/context.ts';
import type { Ask } from '../../src/embeds/ask.ts';
import { createLog, type Logger } from '../../src/log.ts';
import { httpServer } from '../../src/server/listening.ts';
import { type SettingKey, set } from '../../src/settings/settings.ts';

export interface TestApp {
  ctx: Context;
  url: string;
  /** The frozen clock; tests move it. */
  clock: { now: number };
  /** Follows no redirects; sends and keeps cookies. */
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** A form of our own page, so from the same origin unless `headers` say otherwise. */
  post(
    path: string,
    fields: Record<string, string> | URLSearchParams | FormData,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  setCookie(name: string, value: string): void;
  forgetCookies(): void;
}

export interface Answer {
  status: number;
  headers: Headers;
  html: string;
  location: string;
}

export const NOON = Date.UTC(2026, 10, 22, 12);

interface Options {
  settings?: Partial<Record<SettingKey, string>>;
  smtpUrl?: string;
  log?: Logger;
  /** ms that a write waits for a locked database. */
  patience?: number;
  baseUrl?: string;
  /** Believe X-Forwarded-For. */
  behindProxy?: boolean;
  ask?: Ask;
  development?: boolean;
  metricsToken?: string;
  /** How many bytes of pages it keeps. */
  keeps?: number | undefined;
}

/** Tests have no network. */
const nobodyAnswers: Ask = async () => ({ kind: 'trouble', why: 'did not answer' });

/** A site of its own for a test: a temporary folder, a frozen clock, a real HTTP server. */
export async function startApp(
  t: TestContext,
  {
    settings = {},
    smtpUrl,
    log = createLog('silent'),
    patience,
    baseUrl,
    behindProxy,
    metricsToken,
    ask = nobodyAnswers,
    development = false,
    keeps,
  }: Options = {},
): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hearsay-test-'));
  const clock = { now: NOON };
  const config = readConfig({
    DATA_DIR: dataDir,
    BASE_URL: baseUrl ?? 'http://gossip.test',
    SMTP_URL: smtpUrl,
    TRUST_PROXY: behindProxy ? '1' : undefined,
    NODE_ENV: development ? 'development' : undefined,
    METRICS_TOKEN: metricsToken,
  });
  const ctx = await createContext(config, { log, now: () => clock.now, patience, ask });
  for (const [key, value] of Object.entries(settings)) await set(ctx.db, key as SettingKey, value);

  const server = httpServer(createSite(ctx, { bytes: keeps }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  t.after(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await ctx.close();
    await rm(dataDir, { recursive: true });
  });

  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    const response = await fetch(url + path, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? [];
      cookies.set(name, value);
    }
    return {
      status: response.status,
      headers: response.headers,
      html: await response.text(),
      location: response.headers.get('location') ?? '',
    };
  };
  return {
    ctx,
    url,
    clock,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields, headers = { 'sec-fetch-site': 'same-origin' }) =>
      send(path, { method: 'POST', body: fields instanceof FormData ? fields : new URLSearchParams(fields), headers }),
    setCookie: (name, value) => cookies.set(name, value),
    forgetCookies: () => cookies.clear(),
  };
}
