import { sql } from 'kysely';
import { FLAG, identity, type MigrationDb, TIME } from './columns.ts';

export async function up(db: MigrationDb): Promise<void> {
  await db.schema
    .createTable('tags')
    .addColumn('id', 'integer', identity)
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('slug', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull())
    .addUniqueConstraint('tags_slug', ['kind', 'slug'])
    .addUniqueConstraint('tags_name', ['kind', 'name_key'])
    .execute();

  await db.schema
    .createTable('posts')
    .addColumn('id', 'integer', identity)
    .addColumn('slug', 'text', (c) => c.notNull().unique())
    .addColumn('year', 'integer')
    .addColumn('month', 'integer')
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('body_format', 'text', (c) => c.notNull())
    .addColumn('body_html', 'text', (c) => c.notNull())
    .addColumn('excerpt', 'text', (c) => c.notNull())
    .addColumn('author_id', 'integer', (c) => c.notNull().references('users.id'))
    .addColumn('published_at', TIME)
    .addColumn('created_at', TIME, (c) => c.notNull())
    .addColumn('updated_at', TIME, (c) => c.notNull())
    .addColumn('comments_closed_at', TIME)
    .addColumn('comments_closed_by', 'text')
    .addColumn('comments_closed_run', 'integer', (c) => c.references('runs.id').onDelete('set null'))
    .addColumn('comments_keep_open', FLAG, (c) => c.notNull().defaultTo(0))
    .addColumn('comment_count', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('import_key', 'text', (c) => c.unique())
    .execute();

  await db.schema.createIndex('posts_published').on('posts').columns(['published_at', 'id']).execute();
  await db.schema.createIndex('posts_month').on('posts').columns(['year', 'month', 'published_at']).execute();
  await db.schema.createIndex('posts_author').on('posts').columns(['author_id', 'published_at']).execute();
  // What the closing job walks: only posts that it may still close.
  await db.schema
    .createIndex('posts_closable')
    .on('posts')
    .columns(['published_at', 'id'])
    .where(sql.ref('comments_closed_at'), 'is', null)
    .where(sql.ref('comments_keep_open'), '=', 0)
    .execute();
  await db.schema.createIndex('posts_closed_run').on('posts').column('comments_closed_run').execute();

  await db.schema
    .createTable('post_tags')
    .addColumn('post_id', 'integer', (c) => c.notNull().references('posts.id').onDelete('cascade'))
    .addColumn('tag_id', 'integer', (c) => c.notNull().references('tags.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('post_tags_key', ['post_id', 'tag_id'])
    .execute();
  await db.schema.createIndex('post_tags_tag').on('post_tags').columns(['tag_id', 'post_id']).execute();

  await db.schema
    .createTable('embeds')
    .addColumn('id', 'integer', identity)
    .addColumn('post_id', 'integer', (c) => c.notNull().references('posts.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('provider', 'text', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('author_name', 'text')
    .addColumn('author_handle', 'text')
    .addColumn('posted_at', TIME)
    .addColumn('quote', 'text')
    .addColumn('media_description', 'text')
    .addColumn('credit', 'text')
    .addUniqueConstraint('embeds_url', ['post_id', 'url'])
    .execute();
}
