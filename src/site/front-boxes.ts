import { newestPicks, type PickAbout } from '../comments/thread/picks.ts';
import { type Conversation, stillTalking } from '../comments/thread/talking.ts';
import type { Context } from '../context.ts';
import type { Headline } from '../posts/reading/headlines.ts';
import { mostDiscussed } from '../posts/reading/listings.ts';
import { putRightLately } from '../posts/reading/put-right.ts';
import { DAY, daysBetween, longDate } from '../time.ts';
import { commentPath, postPath } from '../urls.ts';
import { count, spanInWords } from '../words.ts';
import { type HeadlineView, headlineView } from './headline-view.ts';
import type { Quote } from './page.ts';
import { peopleStrip, type Strip } from './people-strip.ts';

/** The boxes around the river of the first front page. One with too little to show is left out: then it is empty. */
export interface FrontBoxes extends Strip {
  discussed: HeadlineView[];
  talking: TalkView[];
  /** What an editor picked among what was said; null: nothing lately, or nothing as short as that. */
  said: (Quote & { about: string }) | null;
  /** The same, short enough for the ear of the nameplate. */
  ofTheWeek: Quote | null;
  wrongs: { words: string; title: string; href: string; date: string }[];
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

export const NO_BOXES: FrontBoxes = {
  discussed: [],
  faces: [],
  talking: [],
  said: null,
  ofTheWeek: null,
  wrongs: [],
};

const DISCUSSED = { days: 7, least: 3, most: 5 };
const TALKING = 3;
const TRIO = 3;
/** Responses: fewer are nothing to shout about. */
const LOUD = 20;
/** Characters. */
const PICKS = { days: 14, week: 7, newest: 20, maxChars: 200, ear: 80 };
const WRONGS = { days: 30, most: 2 };
/** A closing that is nearer than this is worth a word. */
const SOON = 4 * DAY;

export async function frontBoxes(ctx: Context, now: number, closeAfterDays: number, zone: string): Promise<FrontBoxes> {
  const talking = await stillTalking(ctx.readDb, closeAfterDays, now, TALKING);
  return {
    discussed: await discussed(ctx, now, zone),
    faces: await peopleStrip(ctx, now),
    talking: talking.map((conversation) => talkView(conversation, now, zone)),
    ...(await picked(ctx, now)),
    wrongs: await wrongs(ctx, now, zone),
  };
}

/** The first stories with pictures, for the row under the lead, and the others; too few for a row stay where they are. */
export function trioOf(posts: readonly Headline[]): { trio: Headline[]; others: readonly Headline[] } {
  const trio = posts.filter((post) => post.picture).slice(0, TRIO);
  return trio.length < TRIO ? { trio: [], others: posts } : { trio, others: posts.filter((p) => !trio.includes(p)) };
}

/** The id of the story that most was said about, of those with a picture; undefined: of none enough. */
export function loudest(posts: readonly Headline[]): number | undefined {
  const heard = posts.filter((post) => post.picture && post.comment_count >= LOUD);
  return heard.sort((a, b) => b.comment_count - a.comment_count)[0]?.id;
}

async function picked(ctx: Context, now: number): Promise<Pick<FrontBoxes, 'said' | 'ofTheWeek'>> {
  const { days, newest, maxChars } = PICKS;
  const picks = await newestPicks(ctx.readDb, { since: now - days * DAY, now, limit: newest, maxChars });
  const ofTheWeek = best(picks.filter((pick) => pick.pickedAt > now - PICKS.week * DAY && fitsEar(pick)));
  const said = picks.find((pick) => pick !== ofTheWeek) ?? null;
  return { said: said && { ...quoteOf(said), about: said.title }, ofTheWeek: ofTheWeek && quoteOf(ofTheWeek) };
}

const fitsEar = ({ words }: PickAbout) => words.length <= PICKS.ear;

/** The best liked; of two the newer. */
const best = (picks: readonly PickAbout[]) => [...picks].sort((a, b) => b.likes - a.likes)[0] ?? null;

const quoteOf = ({ words, name, id }: PickAbout): Quote => ({ words, name, href: commentPath(id) });

async function wrongs(ctx: Context, now: number, zone: string): Promise<FrontBoxes['wrongs']> {
  const found = await putRightLately(ctx.readDb, { since: now - WRONGS.days * DAY, now, limit: WRONGS.most });
  return found.map(({ words, title, at, ...post }) => ({
    words,
    title,
    href: postPath(post),
    date: longDate(at, zone),
  }));
}

async function discussed(ctx: Context, now: number, zone: string): Promise<HeadlineView[]> {
  const posts = await mostDiscussed(ctx.readDb, now - DISCUSSED.days * DAY, now, DISCUSSED.most);
  return posts.length < DISCUSSED.least ? [] : posts.map((post) => headlineView(post, zone));
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
