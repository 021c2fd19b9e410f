import { median, medianRatio, sum, written } from '../figures.ts';
import { drive } from '../load.ts';
import { cpuOf } from '../processes.ts';
import { type Finding, inTurns, onSite, type Row } from '../row.ts';

/** Two processes on one database: what each request costs them, and how they share. */
export const workers: Row = {
  name: 'workers',
  run: (bench) =>
    onSite(
      bench,
      (one) =>
        onSite(
          bench,
          async (two) => {
            const path = one.pathsWith(16, 16)[0] ?? '/';
            const load = { connections: 16, seconds: bench.seconds, commentOneIn: 0, paths: [path] };
            const cpu = { one: [] as number[], two: [] as number[] };
            for (const each of [one, two]) await drive(each.url, { ...load, seconds: 1 });
            await inTurns(bench.turns, async () => {
              for (const [name, each] of [['one', one] as const, ['two', two] as const]) {
                const before = await cpuOf(each);
                const { requests } = await drive(each.url, load);
                cpu[name].push(((await cpuOf(each)) - before) / requests);
              }
            });
            const served = (await two.used()).map(({ requests }) => requests).filter((requests) => requests > 0);
            const isThere = served.length > 1;
            const share = (100 * Math.min(...served)) / sum(served);
            const [cost, costOfOne] = [cpu.two, cpu.one].map(median).map(written);
            return [
              {
                what: 'two workers, CPU per request against one worker’s',
                ...{ value: isThere ? medianRatio(cpu.two, cpu.one) : null, unit: '', wanted: { atMost: 1.1 } },
                note: isThere ? `${cost} against ${costOfOne} ms` : 'one process answered everything',
              },
              {
                what: 'two workers, the smaller share of the requests',
                ...{ value: isThere ? share : null, unit: '%', wanted: { atLeast: 40 }, note: served.join(' and ') },
              },
            ] satisfies Finding[];
          },
          { workers: 2, requests: true },
        ),
      { requests: true },
    ),
};
