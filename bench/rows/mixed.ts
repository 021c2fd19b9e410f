import { setTimeout as wait } from 'node:timers/promises';
import { ask } from '../ask.ts';
import { median, medianRatio, sum, written } from '../figures.ts';
import { type Driven, drive } from '../load.ts';
import { seeded, zipf } from '../random.ts';
import { inTurns, onSite, type Row } from '../row.ts';
import type { Site } from '../site.ts';

const POSTS = 2_000;
const ORDER = 40_000;
/** Of somebody who comments and reads again, beside the load. */
const PAUSE = 25;

/** Nineteen readers for each who comments, on 2,000 posts by Zipf; and somebody who looks whether the words are there. */
export const mixed: Row = {
  name: 'mixed',
  run: (bench) =>
    onSite(bench, async (site) => {
      const posts = site.newest(POSTS);
      const [random, place] = [seeded(19), zipf(posts.length)];
      const paths = Array.from({ length: ORDER }, () => posts[place(random)] ?? '/');
      const load = { connections: 16, seconds: bench.seconds, commentOneIn: 20, paths };
      const one = { ...load, commentOneIn: 0, paths: site.pathsWith(16, 16).slice(0, 1) };
      for (const each of [load, one]) await drive(site.url, { ...each, seconds: 1 });
      const rates = { mixed: [] as number[], one: [] as number[] };
      const seen = { looked: 0, missed: 0 };
      let [asked, failed] = [0, 0];
      await inTurns(bench.turns, async (turn) => {
        rates.one.push((await drive(site.url, one)).rate);
        const driven = drive(site.url, load);
        await lookMeanwhile(site, driven, paths.slice(turn * 1_000), seen);
        const { rate, requests, failed: broken } = await driven;
        rates.mixed.push(rate);
        asked += requests;
        failed += broken;
      });
      const used = await site.used();
      const memory = sum(used.map(({ memory }) => memory)) / 2 ** 20;
      const [perSecond, ofOne] = [rates.mixed, rates.one].map(median).map(written);
      return [
        {
          what: 'mixed 95/5 by Zipf over 2,000 posts, of the cached figure',
          ...{ value: medianRatio(rates.mixed, rates.one), unit: '', wanted: { atLeast: 0.5 } },
          note: `${perSecond} of ${ofOne}/s of one kept page; ${written(asked)} requests, ${failed} failed`,
        },
        {
          what: 'comments that the very next reader did not see',
          ...{ value: seen.looked > 0 ? seen.missed : Number.NaN, unit: '', wanted: { atMost: 0 } },
          note: `${seen.looked} looked for, beside the load`,
        },
        {
          what: 'resident memory after it',
          ...{
            value: memory,
            unit: 'MB',
            wanted: { under: 160 },
            note: `${used.length === 1 ? 'one process' : `${used.length} processes`}, the load just over`,
          },
        },
      ];
    }),
};

/** Comments, is answered, and reads the page at once as anybody else would: without a cookie. */
async function lookMeanwhile(
  site: Site,
  driven: Promise<Driven>,
  paths: readonly string[],
  seen: { looked: number; missed: number },
): Promise<void> {
  let isOver = false;
  const end = driven.finally(() => {
    isOver = true;
  });
  for (let n = 0; !isOver; n += 1) {
    const words = `look-${seen.looked}-${paths.length}`;
    const path = paths[n] ?? '/';
    const { status, headers } = await ask(`${site.url}${path}/comments`, {
      form: { name: `Looker ${n}`, body: words },
    });
    const to = headers.location;
    if (status !== 303 || typeof to !== 'string') throw new Error(`a comment on ${path} was answered ${status}`);
    seen.looked += 1;
    if (!(await pageAt(site, to)).includes(words)) seen.missed += 1;
    await wait(PAUSE);
  }
  await end;
}

/** The page on which a comment stands, to which its address leads. */
async function pageAt(site: Site, to: string): Promise<string> {
  const url = new URL(to, site.url).href;
  const { status, headers, body } = await ask(url, { headers: { 'accept-encoding': 'identity' } });
  return status >= 300 && status < 400 && typeof headers.location === 'string'
    ? pageAt(site, headers.location)
    : body.toString();
}
