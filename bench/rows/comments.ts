import { median, written } from '../figures.ts';
import { drive } from '../load.ts';
import { cpuOf } from '../processes.ts';
import { inTurns, onSite, type Row } from '../row.ts';

/** Comments from sixteen readers at once, each answered when it is on the disk (docs/decisions/0010). */
export const comments: Row = {
  name: 'comments',
  run: (bench) =>
    onSite(bench, async (site) => {
      const load = {
        connections: 16,
        seconds: bench.seconds,
        commentOneIn: 1,
        paths: site.pathsWith(5, 50).slice(0, 200),
      };
      await drive(site.url, { ...load, seconds: 1 });
      const [rates, cpu]: [number[], number[]] = [[], []];
      let [answered, refused] = [0, 0];
      const before = site.approved();
      await inTurns(bench.turns, async () => {
        const used = await cpuOf(site);
        const { rate, requests, failed } = await drive(site.url, load);
        cpu.push(((await cpuOf(site)) - used) / requests);
        rates.push(rate);
        answered += requests;
        refused += failed;
      });
      const stored = site.approved() - before;
      return [
        {
          what: 'a durable comment, CPU',
          ...{ value: median(cpu), unit: 'ms', wanted: { under: 1 } },
          note: `${written(answered)} answered, ${refused} refused, ${written(stored)} stored and shown`,
        },
        {
          what: 'comments a second, 16 connections',
          ...{
            value: median(rates),
            unit: '/s',
            wanted: { atLeast: 1_500 },
            note: `of one turn each: ${rates.map(written).join(', ')}`,
          },
        },
      ];
    }),
};
