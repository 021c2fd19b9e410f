import { type Embed, NO_WORDS } from '../embeds/embed.ts';
import type { SafeHtml } from '../html.ts';
import { type RenderedBody, renderBody } from '../posts/body.ts';
import { renderComment } from '../text/comment.ts';
import { DAY, HOUR } from '../time.ts';
import { moments } from './moments.ts';
import { type Line, readScript } from './script.ts';
import type { Clipping, Story } from './story.ts';

/** A story with everything that can be made of it before the database is asked. Times UTC ms. */
export interface Plan {
  story: Story;
  body: string;
  rendered: RenderedBody;
  /** Null: a draft. */
  publishedAt: number | null;
  /** When it was stored. */
  createdAt: number;
  /** When an editor closed its comments. */
  closedAt: number | null;
  /** In the order in which they were said. */
  talk: PlannedComment[];
}

export interface PlannedComment extends Line {
  at: number;
  html: SafeHtml;
  answers: PlannedComment | null;
}

/** How long an editor let a thread run before closing it. */
const ENOUGH = 0.9 * DAY;
/** The last hours, in which people still talk about a story that is kept open. */
const LATELY = 5 * HOUR;

/** @param zone the site's, for the dates on cards */
export function plan(story: Story, zone: string, now: number): Plan {
  const publishedAt = publication(story, now);
  const createdAt = Math.min(publishedAt ?? now, now);
  const closedAt = story.comments === 'closed by an editor' ? createdAt + ENOUGH : null;
  const body = story.body.trim();
  const embeds = (story.clippings ?? []).map((clipping) => embed(clipping, createdAt));
  const { script = '', over = 0, lately = '' } = story.talk ?? {};
  const talk = [
    ...comments(script, { from: createdAt, over, until: closedAt ?? now }),
    ...comments(lately, { from: now - LATELY, over: LATELY, until: now }),
  ];
  return { story, body, rendered: renderBody(body, 'markdown', embeds, zone), publishedAt, createdAt, closedAt, talk };
}

function publication({ age, hour }: Story, now: number): number | null {
  if (age === 'draft') return null;
  if (age === 'tomorrow morning') return midnight(now + DAY) + 8.5 * HOUR;
  return hour === undefined ? now - age : midnight(now - age) + hour * HOUR;
}

const midnight = (at: number) => Math.floor(at / DAY) * DAY;

function embed(clipping: Clipping, publishedAt: number): Embed {
  return {
    ...NO_WORDS,
    provider: clipping.provider,
    url: clipping.url,
    authorName: clipping.author ?? null,
    authorHandle: clipping.handle ?? null,
    postedAt: publishedAt - clipping.before,
    quote: clipping.quote ?? null,
    mediaDescription: clipping.shows ?? null,
    credit: clipping.credit ?? null,
  };
}

function comments(script: string, when: Parameters<typeof moments>[1]): PlannedComment[] {
  const lines = readScript(script);
  const times = moments(lines, when);
  const planned: PlannedComment[] = [];
  for (const [i, line] of lines.entries()) {
    const answers = line.parent === null ? null : (planned[line.parent] ?? null);
    planned.push({ ...line, at: times[i] ?? when.until, html: renderComment(line.body), answers });
  }
  return planned;
}
