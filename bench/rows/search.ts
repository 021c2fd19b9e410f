import { ask } from '../ask.ts';
import { median, written } from '../figures.ts';
import { inTurns, onSite, type Row } from '../row.ts';
import { cpuOfEach } from '../site.ts';
import { COMMON_WORD, people, RARE_WORD, TWENTY_WORD } from '../words.ts';

const ASKED = 5;

/** Words that hardly any post has and words that nearly all have, alone and together; every answer anew. */
export const search: Row = {
  name: 'search',
  run: (bench) =>
    onSite(bench, async (site) => {
      const [name = ''] = people(1);
      const asked = [RARE_WORD, COMMON_WORD, `${COMMON_WORD} tiara`, `${RARE_WORD} ${COMMON_WORD}`, TWENTY_WORD, name];
      const paths = asked.map((words) => `/search?${new URLSearchParams({ q: words })}`);
      const { status } = await ask(`${site.url}${paths[0]}`);
      const wanted = { under: 3 };
      const what = 'search, CPU';
      if (status === 404) return [{ what, value: null, unit: 'ms', wanted, note: '/search answers 404' }];
      const means: number[] = [];
      const each = paths.map((): number[] => []);
      await inTurns(bench.turns + 1, async (turn) => {
        const costs: number[] = [];
        for (const [n, path] of paths.entries()) {
          let total = 0;
          for (let again = 0; again < ASKED; again += 1) {
            await site.changeEveryPage();
            total += await cpuOfEach(site, [path]);
          }
          costs.push(total / ASKED);
          if (turn > 0) each[n]?.push(total / ASKED);
        }
        if (turn > 0) means.push(costs.reduce((all, cost) => all + cost, 0) / costs.length);
      });
      const ofEach = asked.map((words, n) => `${words} ${written(median(each[n] ?? []))}`).join(', ');
      const note = `each ${ASKED} times a turn, all changed before: ${ofEach}`;
      return [{ what, value: median(means), unit: 'ms', wanted, note }];
    }),
};
