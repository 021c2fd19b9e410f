import { Cron } from 'croner';
import { forgetEndedBlocks } from '../comments/desk/blocks.ts';
import { forgetAddresses } from '../comments/upkeep.ts';
import { type Context, settingsOf } from '../context.ts';
import type { RunRow } from '../db/schema.ts';
import { forgetCards } from '../media/card.ts';
import { anythingToCollect, collect } from '../notices/collect.ts';
import { anythingDue, deliver } from '../notices/deliver.ts';
import { forgetUseless } from '../notices/follow.ts';
import { forgetSent } from '../notices/outbox.ts';
import { forgetInvitations } from '../notices/subscribe.ts';
import { closeOld } from '../posts/closing/close-old.ts';
import { BIN_KEPT, forgetBinned } from '../posts/desk/bin.ts';
import { anythingToAnnounce, publishDue } from '../posts/desk/publish-due.ts';
import * as drafts from '../posts/writing/drafts.ts';
import { anythingToAsk, lookUpDue } from '../posts/writing/look-up-due.ts';
import * as lookups from '../posts/writing/lookups.ts';
import { anythingToRedraw, redraw } from '../posts/writing/rerender.ts';
import * as runs from '../runs/runs.ts';
import { all } from '../settings/settings.ts';
import { DAY, MINUTE } from '../time.ts';
import { forgetExpired } from '../users/sessions.ts';
import { forgetTries } from '../users/tries.ts';

export interface Job {
  name: string;
  /** When, in words, and as a cron pattern in UTC. */
  cadence: string;
  cron: string;
  what: string;
  /** Asked before each run by the clock: where nothing is to be done, none is started or recorded. None: it always runs. */
  due?(ctx: Context): Promise<boolean>;
  /**
   * @param changed told as it goes how many rows were changed, so that a run that fails half-way is recorded truly
   * @param stopping the site is being stopped: what waits for others ends as soon as it can
   */
  run(ctx: Context, run: number, changed: (rows: number) => void, stopping: AbortSignal): Promise<void>;
}

/**
 * Whether a run is missing since the last one: the clockwork stands still, or the run hangs. A job that runs only when
 * there is something to do may have had nothing to do since.
 */
export function isLate(job: Job, last: Pick<RunRow, 'started_at' | 'finished_at'>, now: number): boolean {
  if (job.due && last.finished_at !== null) return false;
  const next = new Cron(job.cron, { timezone: 'UTC', paused: true }).nextRun(new Date(last.started_at));
  return next !== null && next.getTime() + 10 * MINUTE < now;
}

const RUNS_KEPT = 30 * DAY;
const SENT_MAIL_KEPT = 90 * DAY;
const DRAFTS_KEPT = 90 * DAY;
/** From when an editor last wanted to know. */
const LOOK_UPS_KEPT = 30 * DAY;
/** Files that can be drawn again. */
const CARDS_KEPT = 30 * DAY;
/** Addresses to which nothing is sent. */
const FOLLOWERS_KEPT = 30 * DAY;

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
    name: 'publish-due',
    cadence: 'every minute, where something has come out',
    cron: '* * * * *',
    what: 'writes into the log that scheduled posts have come out; readers see them without it',
    due: (ctx) => anythingToAnnounce(ctx.readDb, ctx.now()),
    run: (ctx, _run, changed) => publishDue(ctx.db, ctx.now(), changed),
  },
  {
    name: 'redraw-posts',
    cadence: 'every minute, where an upgrade draws posts in another way',
    cron: '* * * * *',
    what: 'draws the stored text of posts anew, as `rerender` does, after an upgrade that changed how',
    due: (ctx) => anythingToRedraw(ctx.readDb),
    run: async (ctx, _run, changed, stopping) =>
      redraw(ctx.db, (await settingsOf(ctx))['site.timezone'], changed, stopping),
  },
  {
    name: 'send-mail',
    cadence: 'every ten seconds, where there is something to send',
    cron: '*/10 * * * * *',
    what: 'writes to readers who were answered, and to those who moderate',
    due: async (ctx) =>
      (await anythingDue(ctx.readDb, ctx.now())) ||
      (await anythingToCollect(ctx.readDb, await settingsOf(ctx), ctx.now())),
    run: async (ctx, _run, changed, stopping) => {
      const settings = await settingsOf(ctx);
      const { baseUrl } = ctx.config;
      await collect(ctx.db, { baseUrl, secret: ctx.secret, settings }, ctx.now());
      const site = { baseUrl, title: settings['site.title'] };
      const { sent, givenUp, trouble } = await deliver(ctx.db, ctx.mailer, site, ctx.now, stopping);
      changed(sent);
      for (const mail of givenUp) ctx.log.warn({ mail: mail.id, error: mail.error }, 'mail given up');
      if (trouble !== null) throw new Error(trouble);
    },
  },
  {
    name: 'look-up-embeds',
    cadence: 'every five seconds, where an editor links to something',
    cron: '*/5 * * * * *',
    what: 'asks providers what they call the things that editors link to, to offer the words at the desk',
    due: (ctx) => anythingToAsk(ctx.readDb, ctx.now()),
    run: async (ctx, _run, changed, stopping) => changed(await lookUpDue(ctx.db, ctx.ask, ctx.now, stopping)),
  },
  {
    name: 'prune',
    cadence: 'every night at 03:20',
    cron: '20 3 * * *',
    what: 'forgets what is no longer needed: hashes of addresses, old runs, mail that was sent, sessions that are over, posts that lie in the bin, cards that can be drawn again',
    run: async (ctx, _run, changed) => {
      const { 'comments.address_days': addressDays } = await all(ctx.db);
      const addresses = ctx.now() - addressDays * DAY;
      changed(await forgetAddresses(ctx.db, addresses));
      changed(await forgetInvitations(ctx.db, { addresses, all: ctx.now() - FOLLOWERS_KEPT }));
      changed(await forgetEndedBlocks(ctx.db, ctx.now()));
      changed(await forgetBinned(ctx.db, ctx.now() - BIN_KEPT));
      changed(await runs.forgetIdle(ctx.db, ctx.now() - RUNS_KEPT));
      // They come by the thousand, and what they did is forgotten too.
      for (const job of ['send-mail', 'look-up-embeds'])
        changed(await runs.forgetAll(ctx.db, job, ctx.now() - RUNS_KEPT));
      changed(await forgetSent(ctx.db, ctx.now() - SENT_MAIL_KEPT));
      changed(await forgetUseless(ctx.db, ctx.now() - FOLLOWERS_KEPT));
      changed(await forgetExpired(ctx.db, ctx.now()));
      changed(await drafts.forget(ctx.db, ctx.now() - DRAFTS_KEPT));
      changed(await lookups.forget(ctx.db, ctx.now() - LOOK_UPS_KEPT));
      changed(await forgetCards(ctx.config.cardsDir, ctx.now() - CARDS_KEPT));
      await forgetTries(ctx.db, ctx.now());
    },
  },
];
