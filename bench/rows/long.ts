import { read } from '../ask.ts';
import { FIVE_THOUSAND, FULL_PAGE } from '../blog.ts';
import { median, medianRatio, written } from '../figures.ts';
import { inTurns, onSite, type Row } from '../row.ts';
import { cpuOfEach, type Site } from '../site.ts';
import { warmUp } from './cold.ts';

const ASKED = 20;

/** The first page of a very long thread, against a post whose whole thread is just that page. */
export const long: Row = {
  name: 'long',
  run: (bench) =>
    onSite(bench, async (site) => {
      const [long, short] = [site.pathOf(FIVE_THOUSAND), site.pathOf(FULL_PAGE)];
      await warmUp(site);
      const cpu = { long: [] as number[], short: [] as number[] };
      for (const path of [long, short]) await coldly(site, path);
      await inTurns(bench.turns, async () => {
        cpu.short.push(await coldly(site, short));
        cpu.long.push(await coldly(site, long));
      });
      const counts = [await countOn(site, long), await countOn(site, short)];
      const [cost, costOfShort] = [cpu.long, cpu.short].map(median).map(written);
      return [
        {
          what: '5,000 comments, first page, of a post with just that page',
          ...{ value: medianRatio(cpu.long, cpu.short), unit: '', wanted: { atMost: 1.3 } },
          note: `CPU ${cost} of ${costOfShort} ms, ${ASKED} requests a turn; ${counts.join(' and ')} comments on the page`,
        },
      ];
    }),
};

/** CPU ms of one request, everything changed before each. */
async function coldly(site: Site, path: string): Promise<number> {
  let total = 0;
  for (let n = 0; n < ASKED; n += 1) {
    await site.changeEveryPage();
    total += await cpuOfEach(site, [path]);
  }
  return total / ASKED;
}

const countOn = async (site: Site, path: string) =>
  (await read(site.url + path)).match(/<li [^>]*id="comment-\d+"/g)?.length ?? 0;
