import { type Embed, NO_WORDS } from '../embeds/embed.ts';
import { matchUrl } from '../embeds/registry.ts';
import type { SafeHtml } from '../html.ts';
import { type RenderedBody, renderBody } from '../posts/writing/body.ts';
import { renderComment } from '../text/comment.ts';
import { DAY, HOUR, localDay, localMoment, yearAndMonth } from '../time.ts';
import { picturePath, postPath } from '../urls.ts';
import { moments, strewn } from './moments.ts';
import type { Hung, PictureName } from './pictures.ts';
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
  likes: number;
  html: SafeHtml;
  answers: PlannedComment | null;
}

/** How long an editor let a thread run before closing it. */
const ENOUGH = 0.95 * DAY;
/** The last hours, in which people still talk about a story that is kept open. */
const LATELY = 5 * HOUR;

/** Where the stories stand, by their slugs. */
export function addresses(stories: readonly Story[], zone: string, now: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const story of stories) {
    const publishedAt = publication(story, now);
    if (publishedAt !== null) found.set(story.slug, postPath({ ...yearAndMonth(publishedAt, zone), slug: story.slug }));
  }
  return found;
}

/**
 * @param links addresses of the stories that this one may link to
 * @param pictures those that may stand in it
 * @param zone the site's, for the dates on cards
 */
export function plan(
  story: Story,
  { links, pictures }: { links: ReadonlyMap<string, string>; pictures: Hung },
  zone: string,
  now: number,
): Plan {
  const publishedAt = publication(story, now);
  const createdAt = Math.min(publishedAt ?? now, now);
  const closedAt = story.comments === 'closed by an editor' ? createdAt + ENOUGH : null;
  const body = illustrated(linked(story.body.trim(), links), pictures);
  const embeds = (story.clippings ?? []).map((clipping) => embed(clipping, createdAt, zone));
  const { script = '', over = 0, live = false, lately = '' } = story.talk ?? {};
  const talk = [
    ...comments(script, { from: createdAt, over, until: closedAt ?? now, live }),
    ...comments(lately, { from: now - LATELY, over: LATELY, until: now }),
  ];
  return {
    story,
    body,
    rendered: renderBody(body, 'markdown', { embeds, pictures: [...pictures.values()] }, zone),
    publishedAt,
    createdAt,
    closedAt,
    talk,
  };
}

function publication({ age, hour }: Story, now: number): number | null {
  if (age === 'draft') return null;
  if (age === 'tomorrow morning') return midnight(now + DAY) + 8.5 * HOUR;
  return hour === undefined ? now - age : midnight(now - age) + hour * HOUR;
}

const midnight = (at: number) => Math.floor(at / DAY) * DAY;

/** @throws where a story links to one that there is not */
const linked = (body: string, links: ReadonlyMap<string, string>) =>
  body.replace(/\(story:([a-z0-9-]+)\)/g, (_, slug: string) => {
    const path = links.get(slug);
    if (path === undefined) throw new Error(`there is no story ${slug}`);
    return `(${path})`;
  });

/** @throws where a story shows a picture that there is not */
const illustrated = (body: string, pictures: Hung) =>
  body.replace(/\(picture:([a-z]+)\)/g, (_, name: PictureName) => {
    const picture = pictures.get(name);
    if (picture === undefined) throw new Error(`there is no picture ${name}`);
    return `(${picturePath(picture.key, 960)})`;
  });

/** Half past nine of the evening before, as clocks in the zone show it. */
const eveningBefore = (at: number, zone: string) => localMoment(`${localDay(at - DAY, zone)}T21:30`, zone) ?? at;

/** @throws where nobody knows the address */
function embed(clipping: Clipping, publishedAt: number, zone: string): Embed {
  const known = matchUrl(clipping.url);
  if (known?.url !== clipping.url) throw new Error(`${clipping.url} is no address as it is kept`);
  return {
    ...NO_WORDS,
    provider: known.provider.key,
    url: known.url,
    authorName: clipping.author ?? null,
    authorHandle: clipping.handle ?? null,
    postedAt:
      clipping.before === 'the evening before' ? eveningBefore(publishedAt, zone) : publishedAt - clipping.before,
    quote: clipping.quote ?? null,
    mediaDescription: clipping.shows ?? null,
    credit: clipping.credit ?? null,
    token: known.provider.token(clipping.token ?? ''),
  };
}

function comments(script: string, when: Parameters<typeof moments>[1]): PlannedComment[] {
  const lines = readScript(script);
  const times = moments(lines, when);
  const planned: PlannedComment[] = [];
  for (const [i, line] of lines.entries()) {
    const answers = line.parent === null ? null : (planned[line.parent] ?? null);
    const likes = line.status === 'approved' ? (line.likes ?? somebodyLikes(i)) : 0;
    const html = renderComment(line.status === 'deleted' ? '' : line.body);
    planned.push({ ...line, at: times[i] ?? when.until, likes, html, answers });
  }
  return planned;
}

/** None for most, a few for some. */
const somebodyLikes = (i: number) => Math.floor(6 * strewn(i + 1) ** 3);
