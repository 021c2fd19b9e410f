import Sqlite from 'better-sqlite3';
import { DRAWING } from '../src/posts/writing/body.ts';
import { embedWords } from '../src/posts/writing/embeds.ts';
import { slugOf } from '../src/slugs.ts';
import { fold, skeleton } from '../src/text/fold.ts';
import * as bulk from './bulk.ts';
import { AUTHORS, type Remark, type Shape, type Story } from './corpus.ts';
import * as words from './words.ts';

/**
 * Writes stories into a migrated database, a thousand times faster than forms would: rows as the site's own code writes
 * them, without asking it. What triggers derive from them is either left to the triggers or, in bulk, worked out at the
 * end (bulk.ts); bench:grow compares the two.
 */

type Row = Record<string, string | number | null>;

export interface Filling {
  path: string;
  shape: Pick<Shape, 'people' | 'topics' | 'readers'>;
  stories: Iterable<Story>;
  /** Without triggers and indexes until all is in. */
  inBulk: boolean;
  /** Told now and then how many stories are in. */
  told?: (stories: number) => void;
}

export function fill({ path, shape, stories, inBulk, told }: Filling): void {
  const raw = new Sqlite(path);
  try {
    raw.pragma('foreign_keys = OFF');
    raw.pragma(`synchronous = ${inBulk ? 'OFF' : 'NORMAL'}`);
    // A file that is broken off is thrown away, so nothing need be written twice.
    if (inBulk) raw.pragma('journal_mode = OFF');
    raw.pragma('cache_size = -200000');
    const set = inBulk ? bulk.setAside(raw) : null;
    const write = writer(raw, shape, inBulk);
    raw.exec('begin');
    write.names();
    let count = 0;
    for (const story of stories) {
      write.story(story);
      count += 1;
      if (count % 2_000 !== 0) continue;
      raw.exec('commit; begin');
      told?.(count);
    }
    raw.exec('commit');
    if (set) bulk.putBack(raw, set);
    raw.pragma('journal_mode = WAL');
    raw.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    raw.close();
  }
}

function writer(raw: Sqlite.Database, shape: Filling['shape'], inBulk: boolean) {
  const insert = inserter(raw);
  const ids = { authors: [] as number[], people: [] as number[], topics: [] as number[] };
  const readers = words.readers(shape.readers).map((name, n) => ({
    name,
    name_key: fold(name),
    name_look: skeleton(name) || null,
    email: `reader-${n}@readers.example`,
    reader_key: `reader-${n}`.padEnd(43, '-'),
  }));
  const derived = (columns: Row): Row => (inBulk ? columns : {});

  return {
    names() {
      ids.authors = AUTHORS.map((name) => userNamed(raw, insert, name));
      ids.people = words.people(shape.people).map((name) => tagNamed(raw, insert, 'person', name));
      ids.topics = words.topics(shape.topics).map((name) => tagNamed(raw, insert, 'topic', name));
    },

    story(story: Story) {
      const shown = story.comments.filter((comment) => !comment.held).length;
      const post = insert('posts', { ...postRow(story, ids.authors), ...derived({ comment_count: shown }) });
      for (const [position, embed] of story.embeds.entries())
        insert('embeds', {
          ...{ post_id: post, position, provider: embed.provider, url: embed.url, quote: embed.quote },
          ...{ author_name: embed.authorName, author_handle: embed.authorHandle, posted_at: embed.postedAt },
        });
      const tags = [...story.people.map((n) => ids.people[n]), ...story.topics.map((n) => ids.topics[n])];
      for (const [position, tag] of tags.entries())
        insert('post_tags', {
          ...{ post_id: post, tag_id: tag ?? 0, position },
          ...derived({ published_at: story.at }),
        });
      const made: number[] = [];
      const sizes = threadSizes(story.comments);
      for (const [n, comment] of story.comments.entries())
        made.push(
          insert('comments', {
            ...commentRow(comment, post),
            ...readers[comment.reader],
            ...derived({ thread_size: sizes[n] ?? 0 }),
            parent_id: comment.parent === null ? null : (made[comment.parent] ?? null),
            root_id: comment.root === null ? null : (made[comment.root] ?? null),
          }),
        );
    },
  };
}

function postRow(story: Story, authors: readonly number[]): Row {
  const at = new Date(story.at);
  return {
    ...{ slug: story.slug, year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, title: story.title },
    ...{ body: story.body, body_format: 'markdown', body_html: story.html, drawing: DRAWING },
    ...{ excerpt: story.excerpt, embed_words: embedWords(story.embeds), author_id: authors[story.author] ?? null },
    ...{ published_at: story.at, first_published_at: story.at, created_at: story.at, updated_at: story.at },
  };
}

const commentRow = (comment: Remark, post: number): Row => ({
  ...{ post_id: post, status: comment.held ? 'held' : 'approved', reasons: comment.held ? '["first"]' : '[]' },
  ...{ body: comment.body, body_format: 'text', body_html: comment.html },
  ...{ created_at: comment.at, shown_at: comment.held ? null : comment.at },
});

/** Comments shown in the thread of each that begins one, itself included. */
function threadSizes(comments: readonly Remark[]): number[] {
  const sizes = comments.map(() => 0);
  for (const [n, { root, held }] of comments.entries()) if (!held) sizes[root ?? n] = (sizes[root ?? n] ?? 0) + 1;
  return sizes;
}

type Insert = (table: string, row: Row) => number;

/** A statement for each table, made from the first row; all rows of a table have the same columns in the same order. */
function inserter(raw: Sqlite.Database): Insert {
  const statements = new Map<string, Sqlite.Statement>();
  return (table, row) => {
    let statement = statements.get(table);
    if (!statement) {
      const columns = Object.keys(row);
      const marks = columns.map(() => '?').join(', ');
      statement = raw.prepare(`insert into ${table} (${columns.join(', ')}) values (${marks})`);
      statements.set(table, statement);
    }
    return Number(statement.run(Object.values(row)).lastInsertRowid);
  };
}

function userNamed(raw: Sqlite.Database, insert: Insert, name: string): number {
  const slug = slugOf(name, 'author');
  const known = raw.prepare('select id from users where slug = ?').pluck().get(slug);
  if (known !== undefined) return Number(known);
  return insert('users', { email: `${slug}@staff.example`, name, slug, role: 'editor', created_at: 0 });
}

function tagNamed(raw: Sqlite.Database, insert: Insert, kind: 'person' | 'topic', name: string): number {
  const key = fold(name);
  const known = raw.prepare('select id from tags where kind = ? and name_key = ?').pluck().get(kind, key);
  if (known !== undefined) return Number(known);
  return insert('tags', { kind, slug: slugOf(name, kind), name, name_key: key });
}
