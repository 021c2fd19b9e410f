import type Sqlite from 'better-sqlite3';

/** A database that is filled without its triggers and indexes, and what has to be worked out for them afterwards. */

export interface SetAside {
  triggers: string[];
  indexes: string[];
}

/** Drops what would run for every row. */
export function setAside(raw: Sqlite.Database): SetAside {
  const named = raw.prepare<[string], { name: string; sql: string }>(
    `select name, sql from sqlite_master where type = ? and sql is not null order by rootpage, name`,
  );
  const triggers = named.all('trigger');
  const indexes = named.all('index');
  for (const { name } of triggers) raw.exec(`drop trigger ${name}`);
  for (const { name } of indexes) raw.exec(`drop index ${name}`);
  return { triggers: triggers.map(({ sql }) => sql), indexes: indexes.map(({ sql }) => sql) };
}

/** Puts back what was set aside; what the triggers would have derived is made in between. */
export function putBack(raw: Sqlite.Database, { triggers, indexes }: SetAside): void {
  for (const sql of indexes) raw.exec(sql);
  raw.exec('begin');
  for (const statement of DERIVED) raw.exec(statement);
  for (const sql of triggers) raw.exec(sql);
  raw.exec('commit');
}

const OUT = 'from posts where published_at is not null';
const MONTH = `'month:' || year || '-' || substr('0' || month, -2)`;

/** The indexes of words. Each knows from its schema what stands in it, and is made from that. */
const WORDS = ['post_search', 'comment_search', 'tag_search', 'tag_alias_search'];

/** What triggers keep in tables of their own. Columns beside what was written are written with it (fill.ts). */
const DERIVED = [
  ...WORDS.map((index) => `insert into ${index} (${index}) values ('rebuild')`),
  'delete from tallies',
  `insert into tallies (name, stories, responses) select 'all', count(*), 0 ${OUT}`,
  `insert into tallies (name, stories, responses) select 'author:' || author_id, count(*), 0 ${OUT} group by author_id`,
  `insert into tallies (name, stories, responses) select ${MONTH}, count(*), 0 ${OUT} group by year, month`,
  `insert into tallies (name, stories, responses)
    select 'tag:' || tag_id, count(*), sum(comment_count) from post_tags join posts on posts.id = post_id
    where post_tags.published_at is not null group by tag_id`,
  // One change for all of it: nobody has read anything before.
  `update versions set version = version + 1 where name = 'site'`,
  `insert or replace into versions (name, version)
    select name, version from (select 'listing' as name union all select 'talk' union all select 'post:' || id ${OUT})
    join (select version from versions where name = 'site')`,
];

/** Kept by an index of words in tables of its own, differently after a rebuild; it is asked to check itself instead. */
const NOT_COMPARED = new RegExp(`^(sqlite_|(${WORDS.join('|')})(_|$)|migrations$)`);

/**
 * How the contents of two databases differ, a line each; none where they are alike.
 * @throws where an index of words does not hold what its rows say
 */
export function differences(one: Sqlite.Database, other: Sqlite.Database): string[] {
  const schema = (raw: Sqlite.Database) =>
    raw.prepare('select type, name, sql from sqlite_master where sql is not null order by type, name').all();
  const found = JSON.stringify(schema(one)) === JSON.stringify(schema(other)) ? [] : ['the schemas differ'];
  const tables = one.prepare(`select name from sqlite_master where type = 'table'`).pluck().all().map(String);
  for (const table of tables.filter((name) => !NOT_COMPARED.test(name))) {
    const [rows = [], others = []] = [one, other].map((raw) => rowsOf(raw, table));
    const known = new Set(others);
    const [missing, more] = [rows.filter((row) => !known.has(row)), others.length - rows.length];
    if (missing.length > 0 || more !== 0)
      found.push(`${table}: ${missing.length} rows differ, ${more} more; for one: ${missing[0]?.slice(0, 300)}`);
  }
  for (const raw of [one, other])
    for (const index of WORDS) raw.exec(`insert into ${index} (${index}, rank) values ('integrity-check', 1)`);
  return found;
}

/** Of the versions only whose there are: by triggers each row is a change of its own. */
function rowsOf(raw: Sqlite.Database, table: string): string[] {
  return raw
    .prepare(`select ${table === 'versions' ? 'name' : '*'} from ${table}`)
    .all()
    .map((row) => JSON.stringify(row))
    .sort();
}
