import { identity, type MigrationDb } from './columns.ts';

/** Who people are beyond a name, and the other names and addresses that lead to them. */
export async function up(db: MigrationDb): Promise<void> {
  await db.schema
    .alterTable('tags')
    .addColumn('bio', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .alterTable('tags')
    .addColumn('picture_id', 'integer', (c) => c.references('media.id').onDelete('set null'))
    .execute();
  await db.schema.createIndex('tags_picture').on('tags').column('picture_id').execute();

  await db.schema
    .createTable('tag_aliases')
    .addColumn('id', 'integer', identity)
    .addColumn('tag_id', 'integer', (c) => c.notNull().references('tags.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull())
    .addColumn('slug', 'text', (c) => c.notNull())
    .addUniqueConstraint('tag_aliases_name', ['kind', 'name_key'])
    .addUniqueConstraint('tag_aliases_slug', ['kind', 'slug'])
    .execute();
  await db.schema.createIndex('tag_aliases_tag').on('tag_aliases').column('tag_id').execute();
}
