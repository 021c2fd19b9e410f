import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commentStatus, line, publication, slug, utc } from '../../src/import/fields.ts';
import { parentsFirst } from '../../src/import/replies.ts';
import { isUnfiled, kindOfTerm } from '../../src/import/terms.ts';
import type { WxrComment, WxrPost } from '../../src/import/wxr-types.ts';

const people = [
  ...['Odalys Finch', 'Ansel Marrow', 'J. J. Oxley', 'JJ Oxley', 'Finn O’Hara', "Finn O'Hara", 'Anne-Marie Bell'],
  ...['Léna Þórsdóttir', 'Cara de la Mar', 'Otto von Pell', 'Kit of the Ferry', 'Duchess Odalys', 'Ivo McBride'],
  ...['Bram van der Laan', 'Sol y Luna', 'Prince. Oxley', 'Marc Bell, Jr.'],
];
const topics = [
  ...['Red Carpet', 'Red Carpets', 'Fashion', 'Fashion Week', 'Style News', 'Award Shows', 'Movies', 'TV', 'Open Post'],
  ...['Royals', 'Royal Weddings', 'Weddings', 'Breaking News', 'New York', 'Best Dressed', 'Hot Gossip', 'The Week'],
  ...[
    'Odalys',
    'soup',
    'soup and bread',
    'Soup & Bread',
    'BBC Proms',
    'Season 3',
    'odalys finch',
    'of Finch',
    'Finch of',
  ],
  ...['One Two Three Four Five', '', 'Los Angeles', 'Movie Trailers', '2026'],
];

test('a term that is written like a name is a person', () => {
  for (const name of people) assert.equal(kindOfTerm(name), 'person', name);
  for (const name of topics) assert.equal(kindOfTerm(name), 'topic', name);
});

test('what nobody filed is no topic', () => {
  for (const name of ['Uncategorized', 'uncategorised', ' Uncategorized ']) assert.ok(isUnfiled(name));
  assert.ok(!isUnfiled('Soup'));
});

test('dates of WordPress are UTC, its zeros are none', () => {
  assert.equal(utc('2020-02-17 14:10:05'), Date.UTC(2020, 1, 17, 14, 10, 5));
  for (const none of [
    '0000-00-00 00:00:00',
    '',
    '2020-13-40 00:00:00',
    '2020-02-17',
    'yesterday',
    '-0001-11-30 00:00:00',
  ])
    assert.equal(utc(none), null, none);
});

const NOW = Date.UTC(2026, 10, 22);
const aPost = (fields: Partial<WxrPost>) =>
  ({ status: 'publish', dateGmt: '', date: '', pubDate: '', password: '', ...fields }) as WxrPost;
const GMT = { dateGmt: '2020-02-17 14:10:00' };
const AT = { publishedAt: Date.UTC(2020, 1, 17, 14, 10) };
const DRAFT = { publishedAt: null };

const publications: [fields: Partial<WxrPost>, expected: ReturnType<typeof publication>][] = [
  [GMT, AT],
  [{ dateGmt: '0000-00-00 00:00:00', date: '2020-02-17 14:10:00' }, AT],
  [{ pubDate: 'Mon, 17 Feb 2020 14:10:00 +0000' }, AT],
  [{ pubDate: 'Mon, 17 Feb 2020 15:10:00 +0100' }, AT],
  [{ pubDate: 'Mon, 30 Nov -0001 00:00:00 +0000' }, { publishedAt: NOW }],
  [{ ...GMT, status: 'future' }, AT],
  [{ status: 'future' }, DRAFT],
  [{ ...GMT, status: 'draft' }, DRAFT],
  [{ ...GMT, status: 'pending' }, DRAFT],
  [{ ...GMT, status: 'private' }, DRAFT],
  [{ ...GMT, password: 'soup' }, DRAFT],
  [{ ...GMT, status: 'trash' }, 'skipped'],
  [{ ...GMT, status: 'auto-draft' }, 'skipped'],
  [{ ...GMT, status: 'inherit' }, 'skipped'],
];

test('which posts come, and when they are published', () => {
  for (const [fields, expected] of publications)
    assert.deepEqual(publication(aPost(fields), NOW), expected, JSON.stringify(fields));
});

test('which comments come, and as what', () => {
  const status = (approved: string, kind = 'comment') => commentStatus({ id: '1', approved, kind } as WxrComment);
  assert.equal(status('1'), 'approved');
  assert.equal(status('1', ''), 'approved');
  assert.equal(status('0'), 'held');
  assert.equal(status('spam'), 'spam');
  assert.deepEqual(status('trash'), { skipped: 'comment: trash' });
  assert.deepEqual(status('1', 'pingback'), { skipped: 'pingback' });
  assert.deepEqual(status('1', 'order_note'), { skipped: 'order_note' });
});

test('titles, names and slugs are read as people read them', () => {
  assert.equal(line(' Soup &amp; <em>bread</em>\n&#8217;s '), 'Soup & bread ’s');
  assert.equal(line('I <3 soup'), 'I <3 soup');
  assert.equal(slug('odalys_and_the_soup'), 'odalys_and_the_soup');
  assert.equal(slug('%d1%81%d1%83%d0%bf'), 'суп');
  assert.equal(slug('100%'), '100%');
});

/** `3<2`: comment 3 answers 2. */
const replies: [what: string, given: string[], expected: string[]][] = [
  ['in the order of the file', ['1', '2<1', '3'], ['1', '2<1', '3']],
  ['parents that come later', ['3<2', '2<1', '1'], ['1', '2<1', '3<2']],
  ['a parent that is missing', ['2<9', '3<2'], ['2 orphan', '3<2']],
  ['two that answer each other', ['1<2', '2<1'], ['2 orphan', '1<2']],
  ['one that answers itself', ['1<1'], ['1 orphan']],
  ['0 is nobody', ['1<0'], ['1']],
];

test('parents come before their replies', () => {
  for (const [what, given, expected] of replies) {
    const comments = given.map((one) => {
      const [id, parent = ''] = one.split('<');
      return { id, parent } as WxrComment;
    });
    const placed = parentsFirst(comments).map(
      ({ comment, parent, orphan }) => comment.id + (parent ? `<${parent}` : '') + (orphan ? ' orphan' : ''),
    );
    assert.deepEqual(placed, expected, what);
  }
});

test('20,000 replies in one chain, last first, are put in order', () => {
  const chain = Array.from(
    { length: 20_000 },
    (_, i) => ({ id: `${20_000 - i}`, parent: `${19_999 - i}` }) as WxrComment,
  );
  const placed = parentsFirst(chain);
  assert.equal(placed.length, 20_000);
  assert.equal(placed[0]?.comment.id, '1');
});
