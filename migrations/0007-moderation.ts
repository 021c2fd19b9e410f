import { sql } from 'kysely';
import { identity, type MigrationDb, TIME } from './columns.ts';

/** What moderators decide, so that it can be read and undone, and whom they keep out. */
export async function up(db: MigrationDb): Promise<void> {
  await db.schema
    .createTable('decisions')
    .addColumn('id', 'integer', identity)
    .addColumn('at', TIME, (c) => c.notNull())
    .addColumn('user_id', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('post_id', 'integer', (c) => c.references('posts.id').onDelete('set null'))
    .addColumn('note', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('undone_at', TIME)
    .addColumn('undone_by', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .execute();
  await db.schema.createIndex('decisions_at').on('decisions').columns(['at', 'id']).execute();

  await db.schema
    .createTable('decision_comments')
    .addColumn('decision_id', 'integer', (c) => c.notNull().references('decisions.id').onDelete('cascade'))
    .addColumn('comment_id', 'integer', (c) => c.notNull().references('comments.id').onDelete('cascade'))
    .addColumn('before', 'text', (c) => c.notNull())
    .addColumn('after', 'text', (c) => c.notNull())
    .addColumn('cause_before', 'text')
    .addColumn('vetted_before', TIME)
    .addPrimaryKeyConstraint('decision_comments_once', ['decision_id', 'comment_id'])
    .execute();
  await db.schema
    .createIndex('decision_comments_comment')
    .on('decision_comments')
    .columns(['comment_id', 'decision_id'])
    .execute();

  await db.schema
    .createTable('blocks')
    .addColumn('id', 'integer', identity)
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('created_at', TIME, (c) => c.notNull())
    .addColumn('created_by', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .addColumn('until', TIME)
    .addColumn('lifted_at', TIME)
    .execute();
  await db.schema
    .createIndex('blocks_standing')
    .on('blocks')
    .columns(['kind', 'value'])
    .where(sql.ref('lifted_at'), 'is', null)
    .execute();
}
