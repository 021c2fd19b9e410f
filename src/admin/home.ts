import { waiting } from '../comments/queue.ts';
import { isLate, jobs } from '../jobs/schedule.ts';
import { closingSoon, onShelf, sizesOfShelves } from '../posts/desk.ts';
import * as runs from '../runs/runs.ts';
import type { Settings } from '../settings/settings.ts';
import { clockTime, DAY, dayHeading, hourOfDay } from '../time.ts';
import { may } from '../users/duties.ts';
import { view } from '../views/view.ts';
import { count, number, untilInWords } from '../words.ts';
import type { DeskHandler } from './desk.ts';
import { sendDeskPage, settingsOf } from './page.ts';
import { homePath, newPostPath, postsPath, queuePath } from './paths.ts';
import type { StateView } from './post-state.ts';
import { type PostLines, postLines } from './posts.ts';

export interface HomePage {
  greeting: string;
  today: string;
  /** Null for those who do not write. */
  write: string | null;
  figures: { n: string; words: string; href: string; hot: boolean }[];
  posts: PostLines;
  allPosts: { words: string; href: string };
  closing: PostLines;
  jobs: JobLine[];
}

export interface JobLine {
  name: string;
  outcome: string;
  state: StateView;
}

const POSTS = 8;
const CLOSING = 6;
const SOON = 7 * DAY;
const homePage = view<HomePage>('admin/home');

export const show: DeskHandler = async (ctx, _req, res, me) => {
  const now = ctx.now();
  const settings = await settingsOf(ctx);
  const zone = settings['site.timezone'];
  const sizes = await sizesOfShelves(ctx.readDb, now);
  const { held, oldest } = await waiting(ctx.readDb);
  const lastRuns = new Map((await runs.latest(ctx.readDb)).map((run) => [run.job, run]));
  const jobLines = jobs.map((job) => jobLine(job, lastRuns.get(job.name), now));
  const calm = held === 0 && jobLines.every((job) => job.state.kind !== 'warn');
  const [firstName = me.name] = me.name.split(' ');
  await sendDeskPage(ctx, res, settings, {
    title: 'The desk',
    section: 'home',
    me,
    body: homePage({
      greeting: `${greeting(hourOfDay(now, zone))}, ${firstName}`,
      today: `${dayHeading(now, zone)}, ${clockTime(now, zone)}.${calm ? ' Nothing is on fire.' : ''}`,
      write: may(me.role, 'write') ? newPostPath() : null,
      figures: [
        {
          n: number(held),
          words: `${held === 1 ? 'comment' : 'comments'} waiting${oldest === null ? '' : `, the oldest for ${untilInWords(oldest, now)}`}`,
          href: queuePath(),
          hot: held > 0,
        },
        { n: number(sizes.draft), words: sizes.draft === 1 ? 'draft' : 'drafts', href: postsPath('draft'), hot: false },
        { n: number(sizes.scheduled), words: 'scheduled', href: postsPath('scheduled'), hot: false },
        {
          n: number(sizes.live),
          words: sizes.live === 1 ? 'post out' : 'posts out',
          href: postsPath('live'),
          hot: false,
        },
      ],
      posts: {
        lines: postLines(ctx, await onShelf(ctx.readDb, 'all', { now, page: 1, size: POSTS }), settings, me),
        back: homePath(),
        switches: false,
      },
      allPosts: { words: `All ${count(sizes.all, 'post')}`, href: postsPath() },
      closing: {
        lines: postLines(ctx, await closing(ctx.readDb, settings, now), settings, me),
        back: homePath(),
        switches: true,
      },
      jobs: jobLines,
    }),
  });
};

async function closing(db: Parameters<typeof closingSoon>[0], settings: Settings, now: number) {
  const closeAfterMs = settings['comments.close_after_days'] * DAY;
  return closeAfterMs === 0 ? [] : closingSoon(db, { now, until: now + SOON, closeAfterMs, limit: CLOSING });
}

function jobLine(
  job: (typeof jobs)[number],
  last: Awaited<ReturnType<typeof runs.latest>>[number] | undefined,
  now: number,
): JobLine {
  if (!last) return { name: job.name, outcome: job.what, state: { kind: 'idle', words: 'not yet' } };
  const at = `${untilInWords(last.started_at, now)} ago`;
  const failed = last.error !== null;
  const late = isLate(job, last.started_at, now);
  return {
    name: job.name,
    outcome: last.error ?? (last.changed > 0 ? `changed ${number(last.changed)}` : 'nothing to do'),
    state: {
      kind: failed || late ? 'warn' : 'good',
      words: failed ? `${at}, failed` : late ? `${at}, late` : `${at}, fine`,
    },
  };
}

const greeting = (hour: number) =>
  hour < 5 ? 'Still up' : hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening';
