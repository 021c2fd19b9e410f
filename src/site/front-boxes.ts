import { type Conversation, stillTalking } from '../comments/thread/talking.ts';
import type { Context } from '../context.ts';
import { type Headline, kickers } from '../posts/reading/headlines.ts';
import { mostDiscussed } from '../posts/reading/listings.ts';
import { mostSeen } from '../posts/reading/people.ts';
import { DAY, daysBetween } from '../time.ts';
import { postPath } from '../urls.ts';
import { count, spanInWords } from '../words.ts';
import { type FaceView, faces } from './faces.ts';
import { type HeadlineView, headlineView, SIZES } from './headline-view.ts';

/** The boxes around the river of the first front page. One with too little to show is left out: then it is empty. */
export interface FrontBoxes {
  discussed: HeadlineView[];
  faces: FaceView[];
  talking: TalkView[];
}

export interface TalkView {
  title: string;
  href: string;
  name: string;
  words: string;
  /** `12 days on, closes in 2 days` */
  since: string;
  responses: string;
  responsesHref: string;
}

export const NO_BOXES: FrontBoxes = { discussed: [], faces: [], talking: [] };

const DISCUSSED = { days: 7, least: 3, most: 5 };
const FACES = { days: 60, least: 4, most: 7 };
const TALKING = 3;
const TRIO = 3;
/** A closing that is nearer than this is worth a word. */
const SOON = 4 * DAY;

export async function frontBoxes(ctx: Context, now: number, closeAfterDays: number, zone: string): Promise<FrontBoxes> {
  const talking = await stillTalking(ctx.readDb, closeAfterDays, now, TALKING);
  return {
    discussed: await discussed(ctx, now, zone),
    faces: await peopleStrip(ctx, now),
    talking: talking.map((conversation) => talkView(conversation, now, zone)),
  };
}

/** The first stories with pictures, for the row under the lead, and the others; too few for a row stay where they are. */
export function trioOf(posts: readonly Headline[]): { trio: Headline[]; others: readonly Headline[] } {
  const trio = posts.filter((post) => post.picture).slice(0, TRIO);
  return trio.length < TRIO ? { trio: [], others: posts } : { trio, others: posts.filter((p) => !trio.includes(p)) };
}

async function discussed(ctx: Context, now: number, zone: string): Promise<HeadlineView[]> {
  const posts = await mostDiscussed(ctx.readDb, now - DISCUSSED.days * DAY, now, DISCUSSED.most);
  return posts.length < DISCUSSED.least ? [] : posts.map((post) => headlineView(post, zone));
}

async function peopleStrip(ctx: Context, now: number): Promise<FaceView[]> {
  // More than are shown: two may share a picture.
  const people = await mostSeen(ctx.readDb, now - FACES.days * DAY, now, 2 * FACES.most);
  const about = await kickers(
    ctx.readDb,
    people.map((person) => person.postId),
  );
  const all = faces(
    people.map((person) => ({
      ...person,
      line: about.get(person.postId)?.name ?? count(person.stories, 'story', 'stories'),
    })),
    SIZES.strip,
  );
  const shown = all.filter((face) => face.picture).slice(0, FACES.most);
  return shown.length < FACES.least ? [] : shown;
}

function talkView({ last, closesAt, ...post }: Conversation, now: number, zone: string): TalkView {
  const href = postPath(post);
  const on = `${count(daysBetween(post.published_at, now, zone), 'day')} on`;
  return {
    title: post.title,
    href,
    ...last,
    since: closesAt !== null && closesAt - now < SOON ? `${on}, closes in ${spanInWords(now, closesAt)}` : on,
    responses: count(post.comment_count, 'response'),
    responsesHref: `${href}#comments`,
  };
}
