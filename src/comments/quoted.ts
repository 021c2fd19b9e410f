import { oneOf, prepared } from '../db/prepared.ts';
import type { CommentStatus, Db } from '../db/schema.ts';
import { unindexed } from '../db/unindexed.ts';
import { html, SafeHtml } from '../html.ts';
import { MOST_QUOTES, QUOTE_MARK } from '../posts/writing/quote-marks.ts';
import { isoDateTime, longDate } from '../time.ts';
import { absolute, commentPath, postPath } from '../urls.ts';

/** Where a body is printed. */
export interface Printing {
  /** UTC ms. */
  now: number;
  /** The site's, for the day on which it was said. */
  zone: string;
  /** Before the addresses, where the body is read elsewhere than on the site; without it they stay paths. */
  baseUrl?: string;
}

/**
 * Puts the comments that a post quotes in their places, each as it stands now, so that what was edited, removed or erased
 * never stays in a story. A body without a place for one costs nothing.
 * @param body as `renderBody` made it
 */
export async function fillQuotes(db: Db, body: SafeHtml, printing: Printing): Promise<SafeHtml> {
  const ids = quotedIn(body);
  if (ids.length === 0) return body;
  const quoted = new Map((await standing(db, { ids, now: printing.now })).map((comment) => [comment.id, comment]));
  const printed = new Set<Quoted>();
  return new SafeHtml(
    body.text.replace(QUOTE_MARK, (_, id: string) => {
      const comment = quoted.get(Number(id));
      if (!comment) return GONE.text;
      // In full once: a line of seven characters must not print a comment of thousands as often as it is written.
      if (printed.has(comment)) return again(comment, printing).text;
      printed.add(comment);
      return clipping(comment, printing).text;
    }),
  );
}

/**
 * Under which posts the comments were said that these bodies quote, whether or not they stand there now, as it is those
 * posts' versions that tell of them. @returns also whether some are nowhere, of which no version tells if they come
 */
export async function quotedFrom(db: Db, bodies: readonly SafeHtml[]): Promise<{ posts: number[]; missing: boolean }> {
  const ids = [...new Set(bodies.flatMap(quotedIn))];
  if (ids.length === 0) return { posts: [], missing: false };
  const rows = await postsOf(db, { ids });
  return { posts: [...new Set(rows.map((row) => row.post_id))], missing: rows.length < ids.length };
}

const quotedIn = (body: SafeHtml): number[] =>
  [...new Set(Array.from(body.text.matchAll(QUOTE_MARK), ([, id]) => Number(id)))].slice(0, MOST_QUOTES);

const postsOf = prepared((db, is: { ids: number[] }) =>
  db.selectFrom('comments').select('post_id').where('id', 'in', oneOf(is.ids)),
);

/** Those that readers can go and see. */
const standing = prepared((db, is: { ids: readonly number[]; now: number }) =>
  db
    .selectFrom('comments')
    .innerJoin('posts', 'posts.id', 'comments.post_id')
    .select(['comments.id', 'comments.name', 'comments.body_html', 'comments.created_at'])
    .select(['posts.title', 'posts.slug', 'posts.year', 'posts.month'])
    .where('comments.id', 'in', oneOf(is.ids))
    .where(unindexed<CommentStatus>('comments.status'), '=', 'approved')
    .where('posts.published_at', '<=', is.now)
    .$narrowType<{ year: number; month: number }>(),
);

type Quoted = Awaited<ReturnType<typeof standing>>[number];

function clipping(comment: Quoted, { zone, baseUrl = '' }: Printing): SafeHtml {
  const { id, name, body_html, created_at: at, title } = comment;
  const link = absolute(baseUrl, commentPath(id));
  return html`<figure class="quoted"><p class="quoted-who"><b><bdi>${name}</bdi></b> <i>says:</i></p>
<blockquote cite="${link}">${new SafeHtml(body_html)}</blockquote>
<figcaption><span>Said on <a href="${link}"><time datetime="${isoDateTime(at, zone)}">${longDate(at, zone)}</time></a> under “<a href="${absolute(baseUrl, postPath(comment))}">${title}</a>”</span></figcaption></figure>`;
}

const again = ({ id, name }: Quoted, { baseUrl = '' }: Printing) =>
  html`<p><a href="${absolute(baseUrl, commentPath(id))}"><bdi>${name}</bdi> says, as above</a></p>`;

const GONE = html`<figure class="quoted-gone"><p>A comment stood here; it is gone.</p></figure>`;
