import { sql } from 'kysely';
import { FLAG, type MigrationDb, searchIndex, TIME } from './columns.ts';

/** Where a post is on its way from a draft to the readers and back, and how the desk finds it again. */
export async function up(db: MigrationDb): Promise<void> {
  const posts = () => db.schema.alterTable('posts');
  await posts()
    .addColumn('stage', 'text', (c) => c.notNull().defaultTo('draft'))
    .execute();
  await posts().addColumn('stage_at', TIME).execute();
  await posts()
    .addColumn('announce_due', FLAG, (c) => c.notNull().defaultTo(0))
    .execute();
  // Nothing else tells a post that waits for its hour: it is to be out later than it was written.
  await db.updateTable('posts').set({ announce_due: 1 }).where('published_at', '>', sql.ref('updated_at')).execute();
  const announced = db.schema.createIndex('posts_to_announce').on('posts').columns(['published_at', 'id']);
  await announced.where(sql.ref('announce_due'), '=', 1).execute();
  const unseen = db.schema.createIndex('posts_stage').on('posts').columns(['stage', 'updated_at', 'id']);
  await unseen.where(sql.ref('published_at'), 'is', null).execute();

  await db.schema
    .createTable('decision_posts')
    .addColumn('decision_id', 'integer', (c) => c.notNull().references('decisions.id').onDelete('cascade'))
    .addColumn('post_id', 'integer', (c) => c.notNull().references('posts.id').onDelete('cascade'))
    .addColumn('before_published_at', TIME)
    .addColumn('before_stage', 'text', (c) => c.notNull())
    .addColumn('after_published_at', TIME)
    .addColumn('after_stage', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('decision_posts_once', ['decision_id', 'post_id'])
    .execute();
  await db.schema.createIndex('decision_posts_post').on('decision_posts').columns(['post_id', 'decision_id']).execute();
  await db.schema.createIndex('decisions_post').on('decisions').columns(['post_id', 'id']).execute();

  await searchIndex(db, { name: 'post_search', of: 'posts', columns: ['title', 'excerpt', 'body'] });

  const picked = db.schema.createIndex('comments_picked_lately').on('comments').column('picked_at');
  await picked.where(sql.ref('picked_at'), 'is not', null).execute();
}
