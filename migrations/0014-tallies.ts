import { sql } from 'kysely';
import { type MigrationDb, TIME, trigger } from './columns.ts';

/**
 * What would have to be counted for a page, kept by triggers: stories and responses of every listing (`tallies`), and the
 * comments of a thread (`thread_size`). A story's tags know when it came out, so that the newest of a tag are found.
 */
export async function up(db: MigrationDb): Promise<void> {
  await columns(db);
  await fill(db);
  await tallying(db);
}

async function columns(db: MigrationDb): Promise<void> {
  await db.schema
    .createTable('tallies')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('stories', 'integer', (c) => c.notNull())
    .addColumn('responses', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.alterTable('post_tags').addColumn('published_at', TIME).execute();
  await db.schema
    .alterTable('comments')
    .addColumn('thread_size', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}

/** What triggers keep from now on, for the rows that are there. */
async function fill(db: MigrationDb): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`update post_tags set published_at = (select published_at from posts where id = post_tags.post_id)`);
  await run(
    `update comments set thread_size = (status = 'approved') + (select count(*) from comments as reply where reply.root_id = comments.id and reply.status = 'approved') where root_id is null`,
  );
  const out = 'where published_at is not null';
  await run(`insert into tallies (name, stories, responses) select 'all', count(*), 0 from posts ${out}`);
  await run(
    `insert into tallies (name, stories, responses) select 'author:' || author_id, count(*), 0 from posts ${out} group by author_id`,
  );
  await run(
    `insert into tallies (name, stories, responses) select ${month('posts')}, count(*), 0 from posts ${out} group by year, month`,
  );
  await run(
    `insert into tallies (name, stories, responses) select 'tag:' || tag_id, count(*), sum(comment_count) from post_tags join posts on posts.id = post_id where post_tags.published_at is not null group by tag_id`,
  );

  await db.schema
    .createIndex('post_tags_stories')
    .on('post_tags')
    .columns(['tag_id', 'published_at', 'post_id'])
    .execute();
  await db.schema.dropIndex('post_tags_tag').execute();
  await db.schema.createIndex('posts_year').on('posts').columns(['year', 'published_at', 'id']).execute();
  await db.schema
    .createIndex('comments_threads')
    .on('comments')
    .columns(['post_id', 'created_at', 'id', 'thread_size', 'like_count', 'status'])
    .where(sql.ref('root_id'), 'is', null)
    .where(sql.ref('thread_size'), '>', 0)
    .execute();
}

/** `month:2026-09`, as it stands in the permalink. */
const month = (row: string) => `'month:' || ${row}.year || '-' || substr('0' || ${row}.month, -2)`;

async function tallying(db: MigrationDb): Promise<void> {
  const more = (name: string) =>
    `insert into tallies (name, stories, responses) values (${name}, 1, 0) on conflict (name) do update set stories = stories + 1`;
  const less = (name: string) => `update tallies set stories = stories - 1 where name = ${name}`;
  const listsOf = (row: 'new' | 'old') => [`'all'`, `'author:' || ${row}.author_id`, month(row)];
  const came = listsOf('new').map(more);
  const went = listsOf('old').map(less);
  const on = 'posts';
  await trigger(db, { name: 'posts_tallied_in', after: 'insert', on, when: 'new.published_at is not null', run: came });
  await trigger(db, {
    name: 'posts_tallied_out',
    after: 'delete',
    on,
    when: 'old.published_at is not null',
    run: went,
  });
  const of = ['published_at', 'author_id', 'year', 'month'];
  // Two triggers, as either side may be a draft.
  await trigger(db, {
    ...{ name: 'posts_left_tallies', after: 'update', on, of },
    when: 'old.published_at is not null',
    run: went,
  });
  await trigger(db, {
    ...{ name: 'posts_joined_tallies', after: 'update', on, of },
    when: 'new.published_at is not null',
    run: came,
  });

  // A story's tags know when it came out, and the tallies of tags hang on that.
  await trigger(db, {
    ...{ name: 'post_tags_dated', after: 'insert', on: 'post_tags' },
    run: [
      'update post_tags set published_at = (select published_at from posts where id = new.post_id) where post_id = new.post_id and tag_id = new.tag_id',
    ],
  });
  await trigger(db, {
    ...{ name: 'posts_date_tags', after: 'update', on, of: ['published_at'] },
    run: ['update post_tags set published_at = new.published_at where post_id = new.id'],
  });
  const tag = (row: 'new' | 'old') => `'tag:' || ${row}.tag_id`;
  const said = (row: 'new' | 'old') => `coalesce((select comment_count from posts where id = ${row}.post_id), 0)`;
  const joined = `insert into tallies (name, stories, responses) values (${tag('new')}, 1, ${said('new')}) on conflict (name) do update set stories = stories + 1, responses = responses + ${said('new')}`;
  const left = (responses: string) =>
    `update tallies set stories = stories - 1, responses = ${responses} where name = ${tag('old')}`;
  await trigger(db, {
    ...{ name: 'post_tags_tallied_in', after: 'update', on: 'post_tags', of: ['published_at'] },
    when: 'old.published_at is null and new.published_at is not null',
    run: [joined],
  });
  await trigger(db, {
    ...{ name: 'post_tags_tallied_out', after: 'update', on: 'post_tags', of: ['published_at'] },
    when: 'old.published_at is not null and new.published_at is null',
    run: [left(`responses - ${said('old')}`)],
  });
  // Where the post went with its tags, nothing says any more what was said there, and it is added up anew.
  const anew = `(select coalesce(sum(comment_count), 0) from post_tags join posts on posts.id = post_id where tag_id = old.tag_id and post_tags.published_at is not null)`;
  await trigger(db, {
    ...{ name: 'post_tags_tallied_off', after: 'delete', on: 'post_tags' },
    when: 'old.published_at is not null',
    run: [left(`coalesce(responses - (select comment_count from posts where id = old.post_id), ${anew})`)],
  });
  await trigger(db, {
    ...{ name: 'post_tags_tallied_over', after: 'update', on: 'post_tags', of: ['tag_id'] },
    when: 'new.published_at is not null',
    run: [left(`responses - ${said('old')}`), joined],
  });
  await trigger(db, {
    ...{ name: 'posts_responses_tallied', after: 'update', on, of: ['comment_count'] },
    when: 'new.published_at is not null and new.comment_count <> old.comment_count',
    run: [
      `update tallies set responses = responses + new.comment_count - old.comment_count where name in (select 'tag:' || tag_id from post_tags where post_id = new.id)`,
    ],
  });

  const sized = (change: '+ 1' | '- 1', row: 'new' | 'old') =>
    `update comments set thread_size = thread_size ${change} where id = coalesce(${row}.root_id, ${row}.id)`;
  await trigger(db, {
    ...{ name: 'comments_sized_in', after: 'insert', on: 'comments' },
    when: `new.status = 'approved'`,
    run: [sized('+ 1', 'new')],
  });
  await trigger(db, {
    ...{ name: 'comments_sized_out', after: 'delete', on: 'comments' },
    when: `old.status = 'approved'`,
    run: [sized('- 1', 'old')],
  });
  await trigger(db, {
    ...{ name: 'comments_resized', after: 'update', on: 'comments', of: ['status'] },
    when: `(new.status = 'approved') <> (old.status = 'approved')`,
    run: [
      `update comments set thread_size = thread_size + (new.status = 'approved') - (old.status = 'approved') where id = coalesce(new.root_id, new.id)`,
    ],
  });
}
