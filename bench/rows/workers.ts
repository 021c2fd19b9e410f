import { median, medianRatio, sum, written } from '../figures.ts';
import { drive } from '../load.ts';
import { cpuOf, requestsOf } from '../processes.ts';
import { type Finding, inTurns, onSite, type Row } from '../row.ts';

/**
 * Two processes on one database: what each request of a page that both have kept costs them, and how they share. Whatever
 * the page cache answers counts as well, as the probe counts below it.
 */
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
            const asked = { one: 0, two: 0 };
            for (const each of [one, two]) await drive(each.url, { ...load, seconds: 1 });
            const warm = await requestsOf(two);
            await inTurns(bench.turns, async () => {
              for (const [name, each] of [['one', one] as const, ['two', two] as const]) {
                const before = await cpuOf(each);
                const { requests } = await drive(each.url, load);
                asked[name] += requests;
                cpu[name].push(((await cpuOf(each)) - before) / requests);
              }
            });
            const served = [...(await requestsOf(two))]
              .map(([pid, requests]) => requests - (warm.get(pid) ?? 0))
              .filter((requests) => requests > 0);
            const isThere = served.length > 1;
            const share = (100 * Math.min(...served)) / sum(served);
            const [cost, costOfOne] = [cpu.two, cpu.one].map(median).map(written);
            return [
              {
                what: 'two workers, CPU per request against one worker’s',
                ...{ value: isThere ? medianRatio(cpu.two, cpu.one) : null, unit: '', wanted: { atMost: 1.1 } },
                note: isThere
                  ? `${cost} against ${costOfOne} ms, of ${written(asked.two)} and ${written(asked.one)} requests of a kept page`
                  : 'one process answered everything',
              },
              {
                what: 'two workers, the smaller share of the requests',
                ...{ value: isThere ? share : null, unit: '%', wanted: { atLeast: 40 } },
                note: `${served.map(written).join(' and ')}, ${written(asked.two)} answered, 16 connections a turn`,
              },
            ] satisfies Finding[];
          },
          { workers: 2, requests: true },
        ),
      { requests: true },
    ),
};
