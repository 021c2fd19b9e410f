import { sql } from 'kysely';
import { FLAG, identity, type MigrationDb, TIME, trigger } from './columns.ts';

/** What becomes of a comment after it was posted: whose it is, what is thought of it, what was changed. */
export async function up(db: MigrationDb): Promise<void> {
  await db.schema
    .createTable('marks')
    .addColumn('id', 'integer', identity)
    .addColumn('hash', 'text', (c) => c.notNull().unique())
    .addColumn('words', 'text', (c) => c.notNull().unique())
    .addColumn('reserved_name', 'text')
    .addColumn('reserved_look', 'text', (c) => c.unique())
    .addColumn('created_at', TIME, (c) => c.notNull())
    .execute();

  const add = () => db.schema.alterTable('comments');
  await add()
    .addColumn('mark_id', 'integer', (c) => c.references('marks.id').onDelete('set null'))
    .execute();
  await add()
    .addColumn('user_id', 'integer', (c) => c.references('users.id').onDelete('set null'))
    .execute();
  await add().addColumn('name_look', 'text').execute();
  await add().addColumn('shown_at', TIME).execute();
  await add().addColumn('edited_at', TIME).execute();
  await add().addColumn('picked_at', TIME).execute();
  await add().addColumn('vetted_at', TIME).execute();
  await add().addColumn('removed_for', 'text').execute();
  await add()
    .addColumn('like_count', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await add()
    .addColumn('report_count', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await add()
    .addColumn('follow_due', FLAG, (c) => c.notNull().defaultTo(0))
    .execute();
  await add()
    .addColumn('notice_due', FLAG, (c) => c.notNull().defaultTo(0))
    .execute();
  await db
    .updateTable('comments')
    .set({ shown_at: sql.ref('created_at') })
    .where('status', 'in', ['approved', 'removed'])
    .execute();
  // People are found by their address, and an import brought it as it was typed.
  await db.updateTable('comments').set({ email: sql`lower(email)` }).where('email', 'is not', null).execute();

  const some = (name: string, columns: string[]) => db.schema.createIndex(name).on('comments').columns(columns);
  await some('comments_mark', ['mark_id', 'created_at']).where(sql.ref('mark_id'), 'is not', null).execute();
  await some('comments_user', ['user_id']).where(sql.ref('user_id'), 'is not', null).execute();
  await some('comments_shown', ['post_id', 'shown_at']).where(sql.ref('shown_at'), 'is not', null).execute();
  await some('comments_picked', ['post_id', 'picked_at']).where(sql.ref('picked_at'), 'is not', null).execute();
  await some('comments_reported', ['report_count', 'created_at']).where(sql.ref('report_count'), '>', 0).execute();
  await some('comments_follow_due', ['id']).where(sql.ref('follow_due'), '=', 1).execute();
  await some('comments_notice_due', ['id']).where(sql.ref('notice_due'), '=', 1).execute();
  await some('comments_name', ['name_key', 'created_at']).execute();
  await some('comments_look', ['name_look']).where(sql.ref('name_look'), 'is not', null).execute();
  await some('comments_email', ['email']).where(sql.ref('email'), 'is not', null).execute();

  await db.schema
    .createTable('likes')
    .addColumn('comment_id', 'integer', (c) => c.notNull().references('comments.id').onDelete('cascade'))
    .addColumn('liker_key', 'text', (c) => c.notNull())
    .addColumn('created_at', TIME, (c) => c.notNull())
    .addPrimaryKeyConstraint('likes_once', ['comment_id', 'liker_key'])
    .execute();
  await db.schema.createIndex('likes_liker').on('likes').columns(['liker_key', 'comment_id']).execute();
  const liked = (change: '+ 1' | '- 1', of: 'new' | 'old') =>
    `update comments set like_count = like_count ${change} where id = ${of}.comment_id`;
  await trigger(db, { name: 'likes_counted_in', after: 'insert', on: 'likes', run: [liked('+ 1', 'new')] });
  await trigger(db, { name: 'likes_counted_out', after: 'delete', on: 'likes', run: [liked('- 1', 'old')] });

  await db.schema
    .createTable('reports')
    .addColumn('id', 'integer', identity)
    .addColumn('comment_id', 'integer', (c) => c.notNull().references('comments.id').onDelete('cascade'))
    .addColumn('cause', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('reporter_key', 'text', (c) => c.notNull())
    .addColumn('address_key', 'text')
    .addColumn('created_at', TIME, (c) => c.notNull())
    .addColumn('settled_at', TIME)
    .addUniqueConstraint('reports_once', ['comment_id', 'reporter_key'])
    .execute();
  await db.schema.createIndex('reports_address').on('reports').columns(['address_key', 'created_at']).execute();
  const reported = (change: '+ 1' | '- 1', of: 'new' | 'old') =>
    `update comments set report_count = report_count ${change} where id = ${of}.comment_id and ${of}.settled_at is null`;
  await trigger(db, { name: 'reports_counted_in', after: 'insert', on: 'reports', run: [reported('+ 1', 'new')] });
  await trigger(db, { name: 'reports_counted_out', after: 'delete', on: 'reports', run: [reported('- 1', 'old')] });
  await trigger(db, {
    name: 'reports_recounted',
    after: 'update',
    on: 'reports',
    of: ['settled_at'],
    run: [reported('- 1', 'old'), reported('+ 1', 'new')],
  });
}
