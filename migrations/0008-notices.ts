import { sql } from 'kysely';
import { identity, type MigrationDb, TIME } from './columns.ts';

/** Readers who are written to when somebody answers them, and the letters that wait to be sent. */
export async function up(db: MigrationDb): Promise<void> {
  await db.schema
    .createTable('subscriptions')
    .addColumn('id', 'integer', identity)
    .addColumn('comment_id', 'integer', (c) => c.notNull().unique().references('comments.id').onDelete('cascade'))
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('created_at', TIME, (c) => c.notNull())
    .addColumn('confirmed_at', TIME)
    .addColumn('ended_at', TIME)
    .execute();
  await db.schema.createIndex('subscriptions_email').on('subscriptions').columns(['email', 'created_at']).execute();

  await db.schema
    .createTable('invitations')
    .addColumn('id', 'integer', identity)
    .addColumn('to_key', 'text', (c) => c.notNull())
    .addColumn('by_key', 'text')
    .addColumn('created_at', TIME, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('invitations_to').on('invitations').columns(['to_key', 'created_at']).execute();
  await db.schema.createIndex('invitations_by').on('invitations').columns(['by_key', 'created_at']).execute();

  await db.schema
    .createTable('mails')
    .addColumn('id', 'integer', identity)
    .addColumn('key', 'text', (c) => c.notNull().unique())
    .addColumn('address', 'text')
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('unsubscribe_path', 'text')
    .addColumn('created_at', TIME, (c) => c.notNull())
    .addColumn('next_try_at', TIME)
    .addColumn('tries', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('sent_at', TIME)
    .addColumn('error', 'text')
    .execute();
  await db.schema
    .createIndex('mails_waiting')
    .on('mails')
    .column('next_try_at')
    .where(sql.ref('next_try_at'), 'is not', null)
    .execute();
  await db.schema.createIndex('mails_address').on('mails').columns(['address', 'created_at']).execute();
}
