import { Cron } from 'croner';
import { forgetEndedBlocks } from '../comments/blocks-desk.ts';
import { forgetAddresses } from '../comments/upkeep.ts';
import type { Context } from '../context.ts';
import { closeOld } from '../posts/close-old.ts';
import * as runs from '../runs/runs.ts';
import { all } from '../settings/settings.ts';
import { DAY, MINUTE } from '../time.ts';
import { forgetTries } from '../users/login.ts';
import { forgetExpired } from '../users/sessions.ts';

export interface Job {
  name: string;
  /** When, in words, and as a cron pattern in UTC. */
  cadence: string;
  cron: string;
  what: string;
  /** @param changed told as it goes how many rows were changed, so that a run that fails half-way is recorded truly */
  run(ctx: Context, run: number, changed: (rows: number) => void): Promise<void>;
}

/** Whether a run is missing since that one, UTC ms: the clockwork stands still, or a run hangs. */
export function isLate(job: Job, lastStarted: number, now: number): boolean {
  const next = new Cron(job.cron, { timezone: 'UTC', paused: true }).nextRun(new Date(lastStarted));
  return next !== null && next.getTime() + 10 * MINUTE < now;
}

const IDLE_RUNS_KEPT = 30 * DAY;

/** Everything that happens by itself. Each is also a command: `hearsay job NAME`. */
export const jobs: readonly Job[] = [
  {
    name: 'close-comments',
    cadence: 'every ten minutes',
    cron: '*/10 * * * *',
    what: 'writes down that comments on older posts are closed',
    run: async (ctx, run, changed) => {
      const { 'comments.close_after_days': closeAfterDays } = await all(ctx.db);
      await closeOld(ctx.db, { run, closeAfterDays, now: ctx.now() }, changed);
    },
  },
  {
    name: 'prune',
    cadence: 'every night at 03:20',
    cron: '20 3 * * *',
    what: 'forgets address hashes after comments.address_days, uneventful runs after 30 days, sessions that are over, tries to log in',
    run: async (ctx, _run, changed) => {
      const { 'comments.address_days': addressDays } = await all(ctx.db);
      changed(await forgetAddresses(ctx.db, ctx.now() - addressDays * DAY));
      changed(await forgetEndedBlocks(ctx.db, ctx.now()));
      changed(await runs.forgetIdle(ctx.db, ctx.now() - IDLE_RUNS_KEPT));
      changed(await forgetExpired(ctx.db, ctx.now()));
      await forgetTries(ctx.db, ctx.now());
    },
  },
];
