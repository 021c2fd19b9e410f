import { ask } from '../ask.ts';
import { median, medianRatio, written } from '../figures.ts';
import { drive } from '../load.ts';
import { cpuOf, startBare } from '../processes.ts';
import { inTurns, onSite, type Row } from '../row.ts';

/** What `node:http` writes by itself. */
const ITS_OWN = /^(date|connection|keep-alive|transfer-encoding)$/i;

/** A post that everybody reads, against a server that does nothing but write the same headers and bytes. */
export const cached: Row = {
  name: 'cached',
  run: (bench) =>
    onSite(bench, async (site) => {
      const path = site.pathsWith(16, 16)[0] ?? '/';
      const { status, rawHeaders, body } = await ask(site.url + path);
      const names = rawHeaders.filter((_, n) => n % 2 === 0);
      const headers = names.flatMap((name, n) => (ITS_OWN.test(name) ? [] : [name, rawHeaders[2 * n + 1] ?? '']));
      const bare = await startBare({ status, headers, body: body.toString('base64') });
      try {
        const rates = { site: [] as number[], bare: [] as number[] };
        const cpu = { site: [] as number[], bare: [] as number[] };
        let asked = 0;
        const load = { connections: 16, seconds: bench.seconds, commentOneIn: 0, paths: [path] };
        for (const each of [site, bare]) await drive(each.url, { ...load, seconds: 1 });
        await inTurns(bench.turns, async () => {
          for (const [name, each] of [['bare', bare] as const, ['site', site] as const]) {
            const before = await cpuOf(each);
            const { rate, requests } = await drive(each.url, load);
            if (each === site) asked += requests;
            rates[name].push(rate);
            cpu[name].push(((await cpuOf(each)) - before) / requests);
          }
        });
        const [perSecond, bareRate, cost, bareCost] = [rates.site, rates.bare, cpu.site, cpu.bare]
          .map(median)
          .map(written);
        return [
          {
            what: 'cached post page, of bare node:http',
            ...{ value: medianRatio(rates.site, rates.bare), unit: '', wanted: { atLeast: 0.8 } },
            note: `${perSecond} of ${bareRate}/s, CPU ${cost} of ${bareCost} ms, of ${written(asked)} requests; ${written(body.length)} bytes`,
          },
        ];
      } finally {
        await bare.stop();
      }
    }),
};
