import * as site from './0001-site.ts';
import * as posts from './0002-posts.ts';
import * as comments from './0003-comments.ts';
import * as desk from './0004-desk.ts';
import * as media from './0005-media.ts';
import * as commentLife from './0006-comment-life.ts';
import * as moderation from './0007-moderation.ts';
import * as notices from './0008-notices.ts';
import * as standingPages from './0009-standing-pages.ts';
import * as writing from './0010-writing.ts';
import * as postFlow from './0011-post-flow.ts';
import * as people from './0012-people.ts';
import * as embeds from './0013-embeds.ts';
import * as tallies from './0014-tallies.ts';
import * as versions from './0015-versions.ts';
import * as search from './0016-search.ts';
import * as foundNames from './0017-found-names.ts';
import type { MigrationDb } from './columns.ts';

export interface Migration {
  name: string;
  up(db: MigrationDb): Promise<void>;
}

/** All migrations in their order. One that has landed is never edited: a new one follows it. */
export const migrations: readonly Migration[] = [
  { name: '0001-site', ...site },
  { name: '0002-posts', ...posts },
  { name: '0003-comments', ...comments },
  { name: '0004-desk', ...desk },
  { name: '0005-media', ...media },
  { name: '0006-comment-life', ...commentLife },
  { name: '0007-moderation', ...moderation },
  { name: '0008-notices', ...notices },
  { name: '0009-standing-pages', ...standingPages },
  { name: '0010-writing', ...writing },
  { name: '0011-post-flow', ...postFlow },
  { name: '0012-people', ...people },
  { name: '0013-embeds', ...embeds },
  { name: '0014-tallies', ...tallies },
  { name: '0015-versions', ...versions },
  { name: '0016-search', ...search },
  { name: '0017-found-names', ...foundNames },
];
