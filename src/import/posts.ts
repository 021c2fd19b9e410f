import { LIMITS } from '../comments/door/fields.ts';
import type { Db } from '../db/schema.ts';
import { outAt } from '../posts/publication.ts';
import { renderBody } from '../posts/writing/body.ts';
import * as posts from '../posts/writing/write.ts';
import * as tags from '../tags/tags.ts';
import { cleanText } from '../text/clean.ts';
import { excerpt, plainText } from '../text/plain.ts';
import { DAY } from '../time.ts';
import * as users from '../users/users.ts';
import { readContent } from './content.ts';
import { line, publication, slug } from './fields.ts';
import { skip, type Tally } from './report.ts';
import { isUnfiled, kindOfTerm } from './terms.ts';
import type { WxrAuthor, WxrPost } from './wxr-types.ts';

export interface Importing {
  db: Db;
  now: number;
  zone: string;
  closeAfterDays: number;
  dryRun: boolean;
  tally: Tally;
  /** By login. */
  authors: Map<string, WxrAuthor>;
  /** No comment of the file has a larger number. */
  largestId: number;
}

/**
 * Stores a post, unless it is of a kind that is none of ours or was brought before.
 * @returns its id; 0 where a dry run would have stored it; null: it was skipped, and so are its comments
 */
export async function importPost(run: Importing, post: WxrPost): Promise<number | null> {
  const plan = post.kind === 'post' ? publication(post, run.now) : 'skipped';
  if (plan === 'skipped') {
    skip(run.tally, post.kind === 'post' ? `post: ${post.status}` : post.kind);
    return null;
  }
  const importKey = postKey(post);
  const known = await posts.idByImportKey(run.db, importKey);
  if (known !== null) {
    run.tally.known.posts += 1;
    return known;
  }

  const { body, embeds } = readContent(cleanText(post.content), run.zone);
  const author = authorOf(run, post.creator);
  const terms = termsOf(post);
  const title = line(post.title) || excerpt(plainText(body), 60) || 'Untitled';
  count(run.tally, author.email, terms, embeds.length);
  if (run.dryRun) return 0;

  const rendered = renderBody(body, 'html', { embeds, pictures: [] }, run.zone);
  return run.db.transaction().execute(async (trx) => {
    // Another import may be running: the one that comes second leaves the post to the first.
    const brought = await posts.idByImportKey(trx, importKey);
    if (brought !== null) return brought;
    const authorId = await users.importedAuthor(trx, { ...author, now: run.now });
    const tagIds: number[] = [];
    for (const term of terms) tagIds.push(await tags.ensure(trx, term.kind, term.name, term.slug));
    const wanted: posts.NewPost = {
      title,
      wantedSlug: slug(post.slug),
      body,
      format: 'html',
      excerpt: plainText(cleanText(post.excerpt)).replaceAll('\n', ' ') || null,
      heroId: null,
      authorId,
      whereabouts: outAt(plan.publishedAt),
      tagIds,
      closed: post.commentStatus === 'closed' ? closed(plan.publishedAt, run) : null,
      importKey,
      formKey: null,
      zone: run.zone,
      now: run.now,
    };
    return posts.insert(trx, wanted, rendered);
  });
}

/** WordPress does not tell who closed the comments, or when; of an old post, age would have done it by now. */
function closed(publishedAt: number | null, { closeAfterDays, now }: Importing): posts.NewPost['closed'] {
  const closesAt = publishedAt === null || closeAfterDays === 0 ? null : publishedAt + closeAfterDays * DAY;
  return closesAt !== null && closesAt <= now ? { at: closesAt, by: 'age' } : { at: now, by: 'editor' };
}

/** What both posts and their comments are known by in a later run. */
export const postKey = (post: WxrPost) =>
  `wxr:${post.site}/${encodeURIComponent(post.id || post.slug || `${post.date} ${post.title}`)}`;

/** Exports of parts of a blog may lack their authors; a login is enough for a byline. Nobody is called longer than here. */
function authorOf({ authors }: Importing, login: string): { email: string; name: string } {
  const known = authors.get(login);
  const name = excerpt(line(known?.name || login), LIMITS.name) || 'Editor';
  return { email: known?.email.trim() || `${encodeURIComponent(login || 'editor')}@imported.invalid`, name };
}

function termsOf(post: WxrPost) {
  return post.terms
    .filter(({ domain }) => domain === 'category' || domain === 'post_tag')
    .map((term) => ({ name: line(term.name), slug: slug(term.slug) }))
    .filter(({ name }) => name && !isUnfiled(name))
    .map((term) => ({ ...term, kind: kindOfTerm(term.name) }));
}

function count(tally: Tally, author: string, terms: ReturnType<typeof termsOf>, embeds: number): void {
  tally.posts += 1;
  tally.embeds += embeds;
  tally.authors.add(author.toLowerCase());
  for (const { kind, name } of terms) (kind === 'person' ? tally.people : tally.topics).add(name.toLowerCase());
}
