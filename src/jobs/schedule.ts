import { forgetAddresses } from '../comments/upkeep.ts';
import type { Context } from '../context.ts';
import { closeOld } from '../posts/close-old.ts';
import * as runs from '../runs/runs.ts';
import { all } from '../settings/settings.ts';
import { DAY } from '../time.ts';

export interface Job {
  name: string;
  /** When, in words, and as a cron pattern in UTC. */
  cadence: string;
  cron: string;
  what: string;
  /** @returns how many rows it changed */
  run(ctx: Context, run: number): Promise<number>;
}

const ADDRESSES_KEPT = 30 * DAY;
const IDLE_RUNS_KEPT = 30 * DAY;

/** Everything that happens by itself. Each is also a command: `hearsay job NAME`. */
export const jobs: readonly Job[] = [
  {
    name: 'close-comments',
    cadence: 'every ten minutes',
    cron: '*/10 * * * *',
    what: 'writes down that comments on older posts are closed',
    run: async (ctx, run) => {
      const settings = await all(ctx.db);
      return closeOld(ctx.db, run, settings['comments.close_after_days'], ctx.now());
    },
  },
  {
    name: 'prune',
    cadence: 'every night at 03:20',
    cron: '20 3 * * *',
    what: 'forgets address hashes and uneventful runs after 30 days',
    run: async (ctx) =>
      (await forgetAddresses(ctx.db, ctx.now() - ADDRESSES_KEPT)) +
      (await runs.forgetIdle(ctx.db, ctx.now() - IDLE_RUNS_KEPT)),
  },
];
