import { type MigrationDb, trigger } from './columns.ts';

/**
 * How often what readers see has changed. `site` counts every such change; each other name says at which of them it
 * changed last: `post:42`, `listing` (posts, tags, people, pictures, editors), `talk` (comments anywhere), `settings`,
 * `pages`. What only the desk or the house sees moves nothing.
 */
export async function up(db: MigrationDb): Promise<void> {
  await db.schema
    .createTable('versions')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('version', 'bigint', (c) => c.notNull())
    .execute();
  await db.insertInto('versions').values({ name: 'site', version: 0 }).execute();
  await ofPosts(db);
  await ofComments(db);
  await ofTheRest(db);
}

/** Statements that say of these names (SQL expressions) that they have changed, at the next tick of the whole site's counter. */
const moved = (...names: string[]) => [
  `update versions set version = version + 1 where name = 'site'`,
  ...names.map(
    (name) =>
      `insert into versions (name, version) select ${name}, version from versions where name = 'site' on conflict (name) do update set version = excluded.version`,
  ),
];

/** Rows that come and go. @param run of a row that came, `new` */
async function comingAndGoing(
  db: MigrationDb,
  { name, on, run, came, went }: { name: string; on: string; run: string[]; came?: string; went?: string },
): Promise<void> {
  await trigger(db, { ...{ name: `${name}_came`, after: 'insert', on, run }, ...(came && { when: came }) });
  const gone = run.map((statement) => statement.replaceAll('new.', 'old.'));
  await trigger(db, { ...{ name: `${name}_went`, after: 'delete', on, run: gone }, ...(went && { when: went }) });
}

const listing = `'listing'`;
const talk = `'talk'`;
const ofPost = `'post:' || new.post_id`;
/** Of a row that belongs to a post that is out, or has its hour. */
const isOut = (row: 'new' | 'old') =>
  `exists (select 1 from posts where posts.id = ${row}.post_id and posts.published_at is not null)`;

async function ofPosts(db: MigrationDb): Promise<void> {
  const post = `'post:' || new.id`;
  const came = 'new.published_at is not null';
  const went = 'old.published_at is not null';
  await comingAndGoing(db, { name: 'post', on: 'posts', run: moved(post, listing), came, went });
  await trigger(db, {
    ...{ name: 'post_changed', after: 'update', on: 'posts' },
    of: [
      ...['slug', 'year', 'month', 'title', 'body_html', 'excerpt', 'excerpt_written'],
      ...['author_id', 'hero_id', 'published_at'],
    ],
    when: 'new.published_at is not null or old.published_at is not null',
    run: moved(post, listing),
  });
  await trigger(db, {
    ...{ name: 'post_closed', after: 'update', on: 'posts' },
    of: ['comments_closed_at', 'comments_closed_by', 'comments_keep_open'],
    when: 'new.published_at is not null',
    run: moved(post, talk),
  });

  await trigger(db, {
    ...{ name: 'post_tags_changed', after: 'update', on: 'post_tags', of: ['published_at', 'position', 'tag_id'] },
    when: 'new.published_at is not null or old.published_at is not null',
    run: moved(ofPost, listing),
  });
  await trigger(db, {
    ...{ name: 'post_tags_went', after: 'delete', on: 'post_tags', when: went },
    run: moved(`'post:' || old.post_id`, listing),
  });
  for (const on of ['post_related', 'corrections']) {
    await comingAndGoing(db, { name: on, on, run: moved(ofPost), came: isOut('new'), went: isOut('old') });
    await trigger(db, { name: `${on}_changed`, after: 'update', on, when: isOut('new'), run: moved(ofPost) });
  }
}

async function ofComments(db: MigrationDb): Promise<void> {
  // Who took a comment back, or from whom it was taken, has left a gravestone where there are replies.
  const isSeen = (row: 'new' | 'old') => `${row}.status in ('approved', 'removed', 'deleted')`;
  const [came, went] = [isSeen('new'), isSeen('old')];
  await comingAndGoing(db, { name: 'comment', on: 'comments', run: moved(ofPost, talk), came, went });
  await trigger(db, {
    ...{ name: 'comment_changed', after: 'update', on: 'comments' },
    of: [
      ...['status', 'name', 'body_html', 'shown_at', 'edited_at', 'picked_at', 'removed_for'],
      ...['mark_id', 'user_id'],
    ],
    when: `${came} or ${went}`,
    run: moved(ofPost, talk),
  });
  await trigger(db, {
    ...{ name: 'comment_liked', after: 'update', on: 'comments', of: ['like_count'] },
    run: moved(ofPost),
  });
  // Whatever its status: what others have answered keeps their place.
  await trigger(db, {
    ...{ name: 'comment_moved', after: 'update', on: 'comments' },
    of: ['post_id', 'parent_id', 'root_id', 'created_at'],
    run: moved(ofPost, `'post:' || old.post_id`, talk),
  });
}

async function ofTheRest(db: MigrationDb): Promise<void> {
  // What nothing shows yet when it comes: a tag, a picture. Somebody's first comment makes a mark, which shows with that.
  await trigger(db, { name: 'tag_went', after: 'delete', on: 'tags', run: moved(listing) });
  await trigger(db, {
    ...{ name: 'tag_changed', after: 'update', on: 'tags' },
    of: ['kind', 'slug', 'name', 'name_key', 'bio', 'picture_id'],
    run: moved(listing),
  });
  await comingAndGoing(db, { name: 'tag_alias', on: 'tag_aliases', run: moved(listing) });
  await trigger(db, { name: 'tag_alias_changed', after: 'update', on: 'tag_aliases', run: moved(listing) });
  await comingAndGoing(db, { name: 'user', on: 'users', run: moved(listing) });
  await trigger(db, {
    ...{ name: 'user_changed', after: 'update', on: 'users', of: ['name', 'slug', 'password_hash'] },
    run: moved(listing),
  });
  await trigger(db, {
    ...{ name: 'media_changed', after: 'update', on: 'media' },
    of: ['key', 'width', 'height', 'alt', 'credit', 'caption', 'licence', 'expires_at'],
    run: moved(listing),
  });
  await comingAndGoing(db, { name: 'settings', on: 'settings', run: moved(`'settings'`) });
  await trigger(db, { name: 'settings_changed', after: 'update', on: 'settings', run: moved(`'settings'`) });
  await comingAndGoing(db, { name: 'standing_pages', on: 'standing_pages', run: moved(`'pages'`) });
  await trigger(db, { name: 'standing_pages_changed', after: 'update', on: 'standing_pages', run: moved(`'pages'`) });
}
