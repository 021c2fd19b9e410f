import { Cron } from 'croner';
import type { Context } from '../context.ts';
import * as runs from '../runs/runs.ts';
import { type Job, jobs } from './schedule.ts';

export interface JobRun {
  id: number;
  changed: number;
}

const NEVER = new AbortController().signal;

/** Runs a job now and records it, also when it fails. */
export async function runJob(ctx: Context, job: Job, stopping: AbortSignal = NEVER): Promise<JobRun> {
  const id = await runs.start(ctx.db, job.name, ctx.now());
  let changed = 0;
  try {
    const count = (rows: number) => {
      changed += rows;
    };
    await job.run(ctx, id, count, stopping);
    await runs.finish(ctx.db, id, { now: ctx.now(), changed, error: null });
    return { id, changed };
  } catch (error) {
    await runs.finish(ctx.db, id, { now: ctx.now(), changed, error: String(error).split('\n')[0] ?? '' });
    throw error;
  }
}

/** Starts the clockwork. A job never overlaps itself; one that fails is logged and tried again at its next time. Stopping waits for what runs. */
export function startJobs(ctx: Context): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const crons = jobs.map(
    (job) =>
      new Cron(job.cron, { timezone: 'UTC', protect: true, unref: true }, async () => {
        const run = runAndLog(ctx, job, stopping.signal);
        running.add(run);
        await run;
        running.delete(run);
      }),
  );
  return {
    async stop() {
      stopping.abort();
      for (const cron of crons) cron.stop();
      await Promise.all(running);
    },
  };
}

async function runAndLog(ctx: Context, job: Job, stopping: AbortSignal): Promise<void> {
  try {
    if (job.due && !(await job.due(ctx))) return;
    const { id, changed } = await runJob(ctx, job, stopping);
    if (changed > 0) ctx.log.info({ job: job.name, run: id, changed }, 'job done');
  } catch (error) {
    ctx.log.error({ job: job.name, err: error }, 'job failed');
  }
}
