import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { type Context, createContext } from '../../src/context.ts';
import { createLog } from '../../src/log.ts';
import { httpServer } from '../../src/server/listening.ts';
import * as sessions from '../../src/users/sessions.ts';
import { add } from '../../src/users/users.ts';
import { median, written } from '../figures.ts';
import type { Finding, Row } from '../row.ts';

/** How long an editor waits for a heavy post: 200 saves behind it, forty embeds in it. */

const SAVES = 200;
const EMBEDS = 40;
const TURNS = 25;

export const desk: Row = {
  name: 'desk',
  async run() {
    const dataDir = await mkdtemp(join(tmpdir(), 'hearsay-bench-'));
    const config = readConfig({ DATA_DIR: dataDir, BASE_URL: 'http://gossip.test' });
    const ctx = await createContext(config, { log: createLog('silent') });
    const server = httpServer(createApp(ctx));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      return await measure(ctx, url, await editorCookie(ctx));
    } finally {
      server.closeAllConnections();
      server.close();
      await ctx.close();
      await rm(dataDir, { recursive: true });
    }
  },
};

async function editorCookie(ctx: Context): Promise<string> {
  const now = ctx.now();
  const person = { email: 'bench@example.org', name: 'Posy Lindqvist', role: 'editor' as const, passwordHash: 'none' };
  const id = await add(ctx.db, { ...person, now });
  if (id === null) throw new Error('nobody could be added');
  return `session=${await sessions.open(ctx.db, id, now)}`;
}

async function measure(ctx: Context, url: string, cookie: string): Promise<Finding[]> {
  const send = async (path: string, form?: URLSearchParams) => {
    const response = await fetch(url + path, {
      method: form ? 'POST' : 'GET',
      body: form ?? null,
      redirect: 'manual',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    });
    await response.text();
    if (response.status >= 400) throw new Error(`${path} answered ${response.status}`);
    return response;
  };

  const made = await send('/admin/posts', story(0));
  const path = made.headers.get('location')?.split('?')[0] ?? '';
  for (let n = 1; n < SAVES; n += 1) await send(path, story(n));
  const { revisions } = await ctx.db
    .selectFrom('revisions')
    .select(({ fn }) => fn.countAll<number>().as('revisions'))
    .executeTakeFirstOrThrow();
  const size = `${revisions} saves, ${EMBEDS} embeds, ${story(0).get('body')?.length} characters`;
  return [
    { ...(await timed('open the form of a heavy post', () => send(path))), note: size },
    await timed('save', (turn) => send(path, story(SAVES + turn))),
    await timed('preview', (turn) => send(`${path}/preview`, story(turn))),
    await timed('history', () => send(`${path}/history`)),
  ];
}

function story(n: number): URLSearchParams {
  const form = new URLSearchParams({ title: 'Forty embeds and a wedding', publish: 'now' });
  const body = [`Save number ${n}. ${'They danced until the band asked them to stop. '.repeat(40)}`];
  for (let i = 0; i < EMBEDS; i += 1) {
    const address = `https://www.instagram.com/p/B${String(i).padStart(2, '0')}weddings/`;
    body.push(`Then this happened, and ${'everybody saw it. '.repeat(10)}`, address);
    form.append('embed_url', address);
    form.append('embed_author', `Guest ${i}`);
    form.append('embed_handle', `guest${i}`);
    form.append('embed_date', '2026-06-03');
    form.append('embed_quote', `We are all here, ${n}. `.repeat(20));
    form.append('embed_media', 'A long table in a garden.');
    form.append('embed_credit', '');
    form.append('embed_token', '');
  }
  form.set('body', body.join('\n\n'));
  return form;
}

/** The median of some turns, after three that do not count. */
async function timed(what: string, run: (turn: number) => Promise<unknown>): Promise<Finding> {
  const times: number[] = [];
  for (let turn = -3; turn < TURNS; turn += 1) {
    const start = performance.now();
    await run(turn);
    if (turn >= 0) times.push(performance.now() - start);
  }
  return {
    what: `desk: ${what}`,
    ...{ value: median(times), unit: 'ms', wanted: { under: 200 } },
    note: `of ${TURNS} times, the slowest ${written(Math.max(...times))} ms`,
  };
}
