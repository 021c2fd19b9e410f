import type { Context } from '../context.ts';
import type { Db } from '../db/schema.ts';
import { jobs } from '../jobs/schedule.ts';
import { runJob } from '../jobs/scheduler.ts';
import { closeByEditor, keepOpen } from '../posts/closing/comment-switch.ts';
import { outAt } from '../posts/publication.ts';
import { choose } from '../posts/writing/related-choice.ts';
import * as posts from '../posts/writing/write.ts';
import { record } from '../runs/decisions.ts';
import { set } from '../settings/settings.ts';
import * as tags from '../tags/tags.ts';
import { hashPassword } from '../users/password.ts';
import * as users from '../users/users.ts';
import { type DeskKey, desk, type Passwords } from './desk.ts';
import { keepHouse } from './house.ts';
import { sayWhoTheyAre } from './people.ts';
import { hangPictures, type PictureName } from './pictures.ts';
import { addresses, type Plan, plan } from './plan.ts';
import { stories } from './posts/index.ts';
import { type Decided, type Said, type Stage, sayAll } from './talk.ts';

const ZONE = 'Europe/London';
/** What held comments of the demo were held for, among other reasons. */
const HOLD_WORDS = 'spoiler\nfree tickets';

/** Fills an empty site with the invented blog, its ages counted back from the site's clock. Nothing in it is chance. */
export async function buildDemo(ctx: Context, passwords: Passwords): Promise<void> {
  const now = ctx.now();
  await set(ctx.db, 'site.timezone', ZONE);
  await set(ctx.db, 'comments.hold_words', HOLD_WORDS);
  const authors = await hire(ctx.db, passwords, now);
  const pictures = await hangPictures(ctx, authors.nell, now);
  const links = addresses(stories, ZONE, now);
  // The oldest first, so that numbers grow with time.
  const plans = stories.map((story) => plan(story, links, ZONE, now)).sort((a, b) => a.createdAt - b.createdAt);

  const stage: Stage = { secret: ctx.secret, desk: authors, now };
  await keepHouse(ctx.db, stage);
  const decided: Decided[] = [];
  await ctx.db.transaction().execute(async (trx) => {
    const talk: Said[] = [];
    const ids = new Map<string, number>();
    for (const each of plans) {
      const editorId = authors[each.story.by];
      const postId = await publish(trx, each, authors, pictures);
      ids.set(each.story.slug, postId);
      talk.push(...each.talk.map((comment) => ({ comment, postId, editorId })));
      if (each.closedAt !== null)
        decided.push({ at: each.closedAt, decision: { action: 'close_comments', userId: editorId, postId } });
    }
    await sayWhoTheyAre(trx, stage, pictures);
    for (const { slug, related = [] } of stories)
      await choose(
        trx,
        idOf(ids, slug),
        related.map((each) => idOf(ids, each)),
      );
    talk.sort((a, b) => a.comment.at - b.comment.at);
    decided.push(...(await sayAll(trx, talk, stage)));
    for (const { at, decision } of decided.sort((a, b) => a.at - b.at)) await record(trx, decision, at);
  });

  const closing = jobs.find((job) => job.name === 'close-comments');
  if (closing) await runJob(ctx, closing);
}

/** @throws where a story names one that there is not */
function idOf(ids: ReadonlyMap<string, number>, slug: string): number {
  const id = ids.get(slug);
  if (id === undefined) throw new Error(`there is no story ${slug}`);
  return id;
}

type Authors = Record<DeskKey, number>;

/** @returns the ids of those at the desk */
async function hire(db: Db, passwords: Passwords, now: number): Promise<Authors> {
  const hired: [string, number][] = [];
  for (const [key, person] of Object.entries(desk)) {
    const password = (passwords as Partial<Record<string, string>>)[key];
    const id = password
      ? await users.add(db, { ...person, passwordHash: await hashPassword(password), now })
      : await users.importedAuthor(db, { ...person, now });
    if (id === null) throw new Error('the demo is built on an empty site only');
    hired.push([key, id]);
  }
  return Object.fromEntries(hired) as Authors;
}

async function publish(
  db: Db,
  { story, body, rendered, publishedAt, createdAt, closedAt }: Plan,
  authors: Authors,
  pictures: ReadonlyMap<PictureName, number>,
): Promise<number> {
  const post: posts.NewPost = {
    title: story.title,
    wantedSlug: story.slug,
    body,
    format: 'markdown',
    excerpt: story.standfirst,
    heroId: story.hero && (pictures.get(story.hero) ?? null),
    whereabouts: outAt(publishedAt),
    tagIds: await tags.ensureAll(db, story.people, story.topics),
    zone: ZONE,
    now: createdAt,
    authorId: authors[story.by],
    closed: null,
    importKey: null,
    formKey: null,
  };
  const id = await posts.insert(db, post, rendered);
  if (closedAt !== null) await closeByEditor(db, id, closedAt);
  if (story.comments === 'kept open') await keepOpen(db, id);
  return id;
}
