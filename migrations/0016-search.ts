import { type MigrationDb, searchIndexOf } from './columns.ts';

/**
 * The words and names of the comments that readers see. The index is kept by triggers, in the transaction that stores a
 * comment, so that what is removed is gone from it with the same commit. Measured with 50,000 comments of 280 characters:
 * 120 µs of CPU for a comment that is alone in its transaction, 50 µs where ten share one, and 260 bytes on the disk. A
 * job that fills it later would save half of that, and find nobody's comment for a while.
 */
export async function up(db: MigrationDb): Promise<void> {
  await searchIndexOf(db, {
    name: 'comment_search',
    of: 'comments',
    when: (row) => `${row}.status = 'approved'`,
    words: { name: (row) => `${row}.name`, words: wordsOf },
    made: ['status', 'name', 'body', 'body_format', 'body_html'],
  });
}

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
  return `case ${row}.body_format when 'html' then ${plain} else ${row}.body end`;
}
