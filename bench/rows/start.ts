import { rmSync } from 'node:fs';
import { copyOf } from '../blog.ts';
import { median, written } from '../figures.ts';
import { startSite } from '../processes.ts';
import { inTurns, type Row } from '../row.ts';

/** From starting the process to the first byte of the front page, on a million comments. */
export const start: Row = {
  name: 'start',
  async run(bench) {
    const what = 'start to first byte, 1,000,000 comments';
    const wanted = { under: 1 };
    if (bench.grown === null) return [{ what, value: null, unit: 's', wanted, note: 'npm run bench:grow makes them' }];
    const copy = await copyOf(bench.grown);
    const took: number[] = [];
    try {
      await inTurns(bench.turns + 1, async (turn) => {
        const begun = performance.now();
        const site = await startSite(copy);
        if (turn > 0) took.push((performance.now() - begun) / 1_000);
        await site.stop();
      });
    } finally {
      rmSync(copy, { recursive: true });
    }
    return [
      { what, value: median(took), unit: 's', wanted, note: `of one start each: ${took.map(written).join(', ')}` },
    ];
  },
};
