import { sql } from 'kysely';
import { FLAG, identity, type MigrationDb, TIME } from './columns.ts';

export async function up(db: MigrationDb): Promise<void> {
  await db.schema
    .createTable('media')
    .addColumn('id', 'integer', identity)
    .addColumn('key', 'text', (c) => c.notNull().unique())
    .addColumn('width', 'integer', (c) => c.notNull())
    .addColumn('height', 'integer', (c) => c.notNull())
    .addColumn('alt', 'text', (c) => c.notNull())
    .addColumn('credit', 'text', (c) => c.notNull())
    .addColumn('created_by', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('created_at', TIME, (c) => c.notNull())
    .execute();

  await db.schema
    .alterTable('posts')
    .addColumn('hero_id', 'integer', (c) => c.references('media.id').onDelete('set null'))
    .execute();
  await db.schema.createIndex('posts_hero').on('posts').column('hero_id').execute();
  await db.schema
    .alterTable('posts')
    .addColumn('excerpt_written', FLAG, (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('posts').addColumn('first_published_at', TIME).execute();
  await db
    .updateTable('posts')
    .set({ first_published_at: sql.ref('published_at') })
    .execute();
  await db.schema.alterTable('posts').addColumn('form_key', 'text').execute();
  await db.schema.createIndex('posts_form').on('posts').column('form_key').unique().execute();
  await db.schema.createIndex('posts_updated').on('posts').columns(['updated_at', 'id']).execute();
  await db.schema.alterTable('embeds').addColumn('token', 'text').execute();
}
