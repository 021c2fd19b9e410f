import { identity, type MigrationDb, TIME, trigger } from './columns.ts';

export async function up(db: MigrationDb): Promise<void> {
  await db.schema
    .createTable('comments')
    .addColumn('id', 'integer', identity)
    .addColumn('post_id', 'integer', (c) => c.notNull().references('posts.id').onDelete('cascade'))
    .addColumn('parent_id', 'integer', (c) => c.references('comments.id'))
    .addColumn('root_id', 'integer', (c) => c.references('comments.id'))
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('reasons', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull())
    .addColumn('email', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('body_format', 'text', (c) => c.notNull())
    .addColumn('body_html', 'text', (c) => c.notNull())
    .addColumn('created_at', TIME, (c) => c.notNull())
    .addColumn('reader_key', 'text')
    .addColumn('address_key', 'text')
    .addColumn('dedupe_key', 'text', (c) => c.unique())
    .addColumn('import_key', 'text', (c) => c.unique())
    .execute();

  await db.schema.createIndex('comments_post').on('comments').columns(['post_id', 'status', 'created_at']).execute();
  await db.schema.createIndex('comments_parent').on('comments').column('parent_id').execute();
  await db.schema.createIndex('comments_root').on('comments').columns(['root_id', 'status']).execute();
  await db.schema.createIndex('comments_queue').on('comments').columns(['status', 'created_at']).execute();
  await db.schema.createIndex('comments_reader').on('comments').columns(['reader_key', 'created_at']).execute();
  await db.schema.createIndex('comments_address').on('comments').columns(['address_key', 'created_at']).execute();

  const count = (change: '+ 1' | '- 1', of: 'new' | 'old') =>
    `update posts set comment_count = comment_count ${change} where id = ${of}.post_id and ${of}.status = 'approved'`;
  await trigger(db, { name: 'comments_counted_in', after: 'insert', on: 'comments', run: [count('+ 1', 'new')] });
  await trigger(db, { name: 'comments_counted_out', after: 'delete', on: 'comments', run: [count('- 1', 'old')] });
  await trigger(db, {
    name: 'comments_recounted',
    after: 'update',
    on: 'comments',
    of: ['status', 'post_id'],
    run: [count('- 1', 'old'), count('+ 1', 'new')],
  });
}
