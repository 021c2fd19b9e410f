import type { Context } from '../context.ts';
import { type Job, jobs } from '../jobs/schedule.ts';
import { runJob } from '../jobs/scheduler.ts';
import { type DuePost, dueForClosing, undoClosing } from '../posts/closing/close-old.ts';
import { type DueAnnouncement, dueForAnnouncing } from '../posts/desk/publish-due.ts';
import * as runs from '../runs/runs.ts';
import { all } from '../settings/settings.ts';
import { DAY, longDate, shortDateTime } from '../time.ts';
import { postPath } from '../urls.ts';
import { count } from '../words.ts';
import { type Command, Failure, readArgs, say, Usage, withContext } from './command.ts';

export const command: Command = async (args) => {
  const { values, positionals } = readArgs(args, { 'dry-run': { type: 'boolean' }, undo: { type: 'string' } });
  const [name, more] = positionals;
  const { 'dry-run': dryRun, undo } = values;
  if (!name || more !== undefined) throw new Usage('job list | job NAME [--dry-run] [--undo RUN]');
  if (name === 'list') return withContext(list);

  const job = jobs.find((each) => each.name === name);
  if (!job) throw new Usage(`there is no job “${name}” (hearsay job list)`);
  const rehearse = REHEARSALS[name];
  if (dryRun && !rehearse) throw new Usage('only close-comments and publish-due can be rehearsed');
  if (undo !== undefined && name !== 'close-comments') throw new Usage('only close-comments can be undone');
  if (dryRun && undo !== undefined) throw new Usage('either --dry-run or --undo');
  if (undo !== undefined && !/^\d{1,15}$/.test(undo)) throw new Usage('--undo takes the number of a run');

  await withContext(
    (ctx) => {
      if (dryRun && rehearse) return rehearse(ctx);
      return undo === undefined ? run(ctx, job) : undoRun(ctx, Number(undo));
    },
    // Without a mail server the log is where mail goes.
    { quiet: name !== 'send-mail' },
  );
};

async function list(ctx: Context): Promise<void> {
  const latest = new Map((await runs.latest(ctx.db)).map((each) => [each.job, each]));
  for (const job of jobs) {
    const last = latest.get(job.name);
    const outcome = last?.error ?? (last?.finished_at ? `changed ${last.changed}` : 'did not finish');
    say(`${job.name}: ${job.what}, ${job.cadence}`);
    say(last ? `  last run ${last.id} at ${new Date(last.started_at).toISOString()}: ${outcome}` : '  has not run yet');
  }
}

async function run(ctx: Context, job: Job): Promise<void> {
  const { id, changed } = await runJob(ctx, job);
  say(`${job.name}: run ${id} changed ${changed}`);
}

/** Lists what publish-due would announce now, and writes nothing. */
async function rehearseAnnouncing(ctx: Context): Promise<void> {
  const settings = await all(ctx.readDb);
  let total = 0;
  let after: DueAnnouncement | null = null;
  do {
    const due: DueAnnouncement[] = await dueForAnnouncing(ctx.readDb, ctx.now(), after);
    for (const post of due) {
      const at = shortDateTime(post.published_at, settings['site.timezone']);
      say(`would announce ${postPath(post)}: out since ${at}`);
    }
    total += due.length;
    after = due.at(-1) ?? null;
  } while (after);
  say(`publish-due: would announce ${count(total, 'post')}`);
}

/** Lists what close-comments would close now and why, and writes nothing. */
async function rehearseClosing(ctx: Context): Promise<void> {
  const settings = await all(ctx.readDb);
  const days = settings['comments.close_after_days'];
  let total = 0;
  let after: DuePost | null = null;
  do {
    const due: DuePost[] = await dueForClosing(ctx.readDb, days, ctx.now(), after);
    for (const post of due) {
      const published = longDate(post.published_at, settings['site.timezone']);
      const age = Math.floor((ctx.now() - post.published_at) / DAY);
      say(
        `would close ${postPath(post)}: published ${published}, ${count(age, 'day')} ago, ` +
          `limit ${days}; ${count(post.comment_count, 'comment')}`,
      );
    }
    total += due.length;
    after = due.at(-1) ?? null;
  } while (after);
  say(`close-comments: would close ${count(total, 'post')}`);
}

const REHEARSALS: Partial<Record<string, (ctx: Context) => Promise<void>>> = {
  'close-comments': rehearseClosing,
  'publish-due': rehearseAnnouncing,
};

async function undoRun(ctx: Context, id: number): Promise<void> {
  const found = await runs.byId(ctx.db, id);
  if (found?.job !== 'close-comments') throw new Failure(`there is no run ${id} of close-comments`);
  say(`close-comments: reopened ${count(await undoClosing(ctx.db, id), 'post')} that run ${id} had closed`);
}
