import { sql } from 'kysely';
import { identity, type MigrationDb, TIME } from './columns.ts';

/** What an editor's work is kept in besides the post itself, and what a picture may be shown for and until when. */
export async function up(db: MigrationDb): Promise<void> {
  const media = () => db.schema.alterTable('media');
  await media()
    .addColumn('caption', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await media()
    .addColumn('licence', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await media().addColumn('expires_at', TIME).execute();
  const expiring = db.schema.createIndex('media_expiring').on('media').column('expires_at');
  await expiring.where(sql.ref('expires_at'), 'is not', null).execute();
  await db.schema
    .createTable('post_pictures')
    .addColumn('post_id', 'integer', (c) => c.notNull().references('posts.id').onDelete('cascade'))
    .addColumn('media_id', 'integer', (c) => c.notNull().references('media.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('post_pictures_once', ['post_id', 'media_id'])
    .execute();
  await db.schema.createIndex('post_pictures_media').on('post_pictures').column('media_id').execute();

  await db.schema
    .createTable('revisions')
    .addColumn('id', 'integer', identity)
    .addColumn('post_id', 'integer', (c) => c.notNull().references('posts.id').onDelete('cascade'))
    .addColumn('user_id', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('at', TIME, (c) => c.notNull())
    .addColumn('deed', 'text', (c) => c.notNull())
    .addColumn('fields', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('revisions_post').on('revisions').columns(['post_id', 'id']).execute();

  await db.schema
    .createTable('post_drafts')
    .addColumn('id', 'integer', identity)
    .addColumn('user_id', 'integer', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('post_id', 'integer', (c) => c.references('posts.id').onDelete('cascade'))
    .addColumn('form_key', 'text')
    .addColumn('base', 'integer', (c) => c.notNull())
    .addColumn('fields', 'text', (c) => c.notNull())
    .addColumn('saved_at', TIME, (c) => c.notNull())
    .execute();
  const oneDraft = (name: string, of: string) =>
    db.schema.createIndex(name).on('post_drafts').columns(['user_id', of]).unique();
  await oneDraft('post_drafts_post', 'post_id').where(sql.ref('post_id'), 'is not', null).execute();
  await oneDraft('post_drafts_form', 'form_key').where(sql.ref('form_key'), 'is not', null).execute();
  await db.schema.createIndex('post_drafts_of_post').on('post_drafts').column('post_id').execute();

  await db.schema
    .createTable('corrections')
    .addColumn('id', 'integer', identity)
    .addColumn('post_id', 'integer', (c) => c.notNull().references('posts.id').onDelete('cascade'))
    .addColumn('user_id', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('at', TIME, (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('corrections_post').on('corrections').columns(['post_id', 'at']).execute();

  await db.schema
    .createTable('old_slugs')
    .addColumn('slug', 'text', (c) => c.primaryKey())
    .addColumn('post_id', 'integer', (c) => c.notNull().references('posts.id').onDelete('cascade'))
    .execute();
  await db.schema.createIndex('old_slugs_post').on('old_slugs').column('post_id').execute();

  await db.schema
    .createTable('post_related')
    .addColumn('post_id', 'integer', (c) => c.notNull().references('posts.id').onDelete('cascade'))
    .addColumn('related_id', 'integer', (c) => c.notNull().references('posts.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('post_related_once', ['post_id', 'related_id'])
    .execute();
  await db.schema.createIndex('post_related_other').on('post_related').column('related_id').execute();
}
