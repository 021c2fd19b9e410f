import { z } from 'zod';
import { waiting } from '../comments/desk/waiting.ts';
import { settingsOf } from '../context.ts';
import type { RunRow } from '../db/schema.ts';
import * as query from '../http/query.ts';
import { isLate, type Job, jobs } from '../jobs/schedule.ts';
import type { DeskLine } from '../posts/desk/lines.ts';
import { closingSoon, onShelf, sizesOfShelves } from '../posts/desk/shelves.ts';
import * as runs from '../runs/runs.ts';
import { clockTime, DAY, dayHeading, hourOfDay } from '../time.ts';
import { may } from '../users/duties.ts';
import { view } from '../views/view.ts';
import { count, number, plural, spanInWords } from '../words.ts';
import type { DeskHandler } from './desk.ts';
import { sendDeskPage } from './page.ts';
import { homePath, newPostPath, postsPath, queuePath } from './paths.ts';
import { type PostLines, postLine } from './posts/post-lines.ts';
import { noticesAsked, type PostNotices, postNotices } from './posts/post-notices.ts';
import type { StateView } from './posts/post-state.ts';
import { type ShortPanel, shortPanels } from './short-panels.ts';

export interface HomePage {
  greeting: string;
  today: string;
  /** Null for those who do not write. */
  write: string | null;
  figures: { n: string; words: string; href: string; hot: boolean }[];
  posts: PostLines;
  notices: PostNotices;
  /** What somebody might do something about; none that is empty. */
  panels: ShortPanel[];
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

const asked = z.object(noticesAsked);

export const show: DeskHandler = async (ctx, req, res, me) => {
  const notices = query.readQuery(asked, req.query);
  const now = ctx.now();
  const settings = await settingsOf(ctx);
  const { 'site.timezone': zone, 'comments.close_after_days': closeAfterDays } = settings;
  const sizes = await sizesOfShelves(ctx.readDb, now);
  const { held, oldest, reported } = await waiting(ctx.readDb);
  const lastRuns = new Map((await runs.latest(ctx.readDb)).map((run) => [run.job, run]));
  const jobLines = jobs.map((job) => jobLine(job, lastRuns.get(job.name), now));
  const calm = held === 0 && reported === 0 && jobLines.every((job) => job.state.kind !== 'warn');
  const [firstName = me.name] = me.name.split(' ');
  const lines = (posts: readonly DeskLine[]) => posts.map((post) => postLine(post, settings, me, now));
  await sendDeskPage(ctx, res, settings, {
    title: 'The desk',
    section: 'home',
    me,
    body: homePage({
      greeting: `${greeting(hourOfDay(now, zone))}, ${firstName}`,
      today: `${dayHeading(now, zone)}, ${clockTime(now, zone)}.${calm ? ' Nothing is on fire.' : ''}`,
      write: may(me.role, 'write') ? newPostPath() : null,
      figures: [
        figure(held, waitingWords(held, oldest, now), queuePath(), held > 0),
        figure(sizes.draft, plural(sizes.draft, 'draft'), postsPath('draft')),
        figure(sizes.review, 'in review', postsPath('review')),
        figure(sizes.scheduled, 'scheduled', postsPath('scheduled')),
        figure(sizes.live, plural(sizes.live, 'post live', 'posts live'), postsPath('live')),
      ],
      notices: await postNotices(ctx, me, notices, homePath()),
      panels: await shortPanels(ctx, me, zone),
      posts: {
        lines: lines(await onShelf(ctx.readDb, 'all', { now, page: 1, size: POSTS })),
        back: homePath(),
        switches: false,
      },
      allPosts: { words: `All ${count(sizes.all, 'post')}`, href: postsPath() },
      closing: {
        lines: lines(await closingSoon(ctx.readDb, { now, closeAfterDays, within: SOON, limit: CLOSING })),
        back: homePath(),
        switches: true,
      },
      jobs: jobLines,
    }),
  });
};

const figure = (n: number, words: string, href: string, hot = false) => ({ n: number(n), words, href, hot });

const waitingWords = (held: number, oldest: number | null, now: number) =>
  `${plural(held, 'comment')} waiting${oldest === null ? '' : `, the oldest for ${spanInWords(oldest, now)}`}`;

function jobLine(job: Job, last: RunRow | undefined, now: number): JobLine {
  if (!last) return { name: job.name, outcome: job.what, state: { kind: 'idle', words: 'not yet' } };
  const at = `${spanInWords(last.started_at, now)} ago`;
  if (last.finished_at === null && !isLate(job, last, now))
    return { name: job.name, outcome: job.what, state: { kind: 'idle', words: 'running' } };
  const wrong = last.error !== null ? 'failed' : isLate(job, last, now) ? 'late' : null;
  return {
    name: job.name,
    outcome: last.error ?? (last.changed > 0 ? `changed ${number(last.changed)}` : 'nothing to do'),
    state: wrong ? { kind: 'warn', words: `${at}, ${wrong}` } : { kind: 'good', words: `${at}, fine` },
  };
}

const greeting = (hour: number) =>
  hour < 5 ? 'Still up' : hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening';
