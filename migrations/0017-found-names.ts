import { sql } from 'kysely';
import { forgetSearchIndex, type MigrationDb, searchIndex, searchIndexOf } from './columns.ts';

/**
 * Words are found however their letters are written: `soren` finds Søren, `strasse` finds Straße, and the other way round.
 * The indexes of words set accents aside by themselves; letters that are others in other alphabets are written out for
 * them here, as text/fold.ts writes them out. And the names of people and topics become findable by their words.
 * Comments are told to followers in the order in which they were let through.
 */
export async function up(db: MigrationDb): Promise<void> {
  await forgetSearchIndex(db, 'post_search');
  const written = ['title', 'excerpt', 'body', 'embed_words'];
  await searchIndexOf(db, {
    name: 'post_search',
    of: 'posts',
    when: () => 'true',
    words: Object.fromEntries(written.map((column) => [column, (row: string) => speltOf(`${row}.${column}`)])),
    made: written,
  });

  await forgetSearchIndex(db, 'comment_search');
  await sql.raw('drop view comment_search_words').execute(db);
  await searchIndexOf(db, {
    name: 'comment_search',
    of: 'comments',
    when: (row) => `${row}.status = 'approved'`,
    words: { name: (row) => speltOf(`${row}.name`), words: wordsOf },
    made: ['status', 'name', 'body', 'body_format', 'body_html'],
  });

  await searchIndex(db, { name: 'tag_search', of: 'tags', columns: ['name_key'] });
  await searchIndex(db, { name: 'tag_alias_search', of: 'tag_aliases', columns: ['name_key'] });

  const index = db.schema.createIndex('comments_told').on('comments').columns(['status', 'shown_at']);
  await index.where(sql.ref('shown_at'), 'is not', null).execute();
}

const LETTERS = 'ß=ss ẞ=ss æ=ae Æ=ae œ=oe Œ=oe þ=th Þ=th ø=o Ø=o đ=d Đ=d ð=d Ð=d ħ=h Ħ=h ı=i ł=l Ł=l ŧ=t Ŧ=t';
const spelt = (words: string) =>
  LETTERS.split(' ')
    .map((pair) => pair.split('='))
    .reduce((inner, [letter, written]) => `replace(${inner}, '${letter}', '${written}')`, words);

/** Most texts have as many bytes as letters, and so none of those: 0.3 µs to see that, 5 to replace them in 280 characters. */
const speltOf = (column: string) =>
  `case when length(${column}) < length(cast(${column} as blob)) then ${spelt(column)} else ${column} end`;

/** What an imported comment keeps of its HTML, exactly as the sanitiser writes it. */
const MARKUP = [
  ...['<p>', '</p>', '<br />', '<blockquote>', '</blockquote>', '<a href="', '" rel="nofollow ugc noopener">', '<a>'],
  ...['&amp;', '&lt;', '&gt;', '&quot;'],
];
/** The same, within a word perhaps. */
const SLIGHT = ['em', 'strong', 'code', 'del', 'q', 'cite', 'a'].flatMap((tag) => [`<${tag}>`, `</${tag}>`]);

/** Readers of today type plain words. */
function wordsOf(row: string): string {
  const spaced = MARKUP.reduce((words, markup) => `replace(${words}, '${markup}', ' ')`, `${row}.body_html`);
  const plain = SLIGHT.reduce((words, markup) => `replace(${words}, '${markup}', '')`, spaced);
  return `case ${row}.body_format when 'html' then ${spelt(plain)} else ${speltOf(`${row}.body`)} end`;
}
