import { sql } from 'kysely';
import { FLAG, forgetSearchIndex, type MigrationDb, searchIndex, TIME } from './columns.ts';

/** Embeds that keep their words when they leave a text, words of embeds that a search finds, and what providers answered. */
export async function up(db: MigrationDb): Promise<void> {
  const embeds = () => db.schema.alterTable('embeds');
  await embeds().addColumn('width', 'integer').execute();
  await embeds().addColumn('height', 'integer').execute();
  await embeds()
    .addColumn('in_text', FLAG, (c) => c.notNull().defaultTo(1))
    .execute();
  await db.schema.createIndex('embeds_of_address').on('embeds').columns(['url', 'id']).execute();

  const posts = () => db.schema.alterTable('posts');
  await posts()
    .addColumn('embed_words', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  // How the stored HTML was drawn; 0 before anybody counted.
  await posts()
    .addColumn('drawing', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.createIndex('posts_drawing').on('posts').columns(['drawing', 'id']).execute();

  await forgetSearchIndex(db, 'post_search');
  const words = ['author_name', 'author_handle', 'quote', 'media_description', 'credit'];
  const line = words.map((word) => `coalesce(${word} || char(10), '')`).join(' || ');
  await sql
    .raw(
      `update posts set embed_words = (select coalesce(group_concat(${line}, ''), '') from embeds where post_id = posts.id)`,
    )
    .execute(db);
  await searchIndex(db, { name: 'post_search', of: 'posts', columns: ['title', 'excerpt', 'body', 'embed_words'] });

  await db.schema
    .createTable('embed_lookups')
    .addColumn('url', 'text', (c) => c.primaryKey())
    .addColumn('provider', 'text', (c) => c.notNull())
    .addColumn('wanted_at', TIME, (c) => c.notNull())
    .addColumn('ask_at', TIME)
    .addColumn('tries', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('answer', 'text')
    .addColumn('failure', 'text')
    .execute();
  const due = db.schema.createIndex('embed_lookups_due').on('embed_lookups').column('ask_at');
  await due.where(sql.ref('ask_at'), 'is not', null).execute();
}
