import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Facts, floodLeft, judge } from '../../src/comments/moderation.ts';
import { searched } from '../../src/comments/word-lists.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { MINUTE } from '../../src/time.ts';

const SETTINGS: Settings = {
  'site.title': 'Hearsay',
  'site.tagline': '',
  'site.timezone': 'UTC',
  'comments.close_after_days': 14,
  'comments.hold_first': true,
  'comments.hold_links': 2,
  'comments.flood_seconds': 15,
  'comments.hold_all': false,
  'comments.hold_words': 'casino\nbuy followers',
  'comments.block_words': 'pønzi',
  'comments.edit_minutes': 15,
  'comments.report_threshold': 3,
  'comments.address_days': 30,
  'comments.mail_moderators': false,
};
const NOW = 1_000_000_000;
const COMMENT = { name: 'Léonie', body: 'Soup!', links: 0, honeypot: false };
const FACTS: Omit<Facts, 'settings'> = {
  now: NOW,
  state: { open: true, closesAt: null },
  parent: 'none',
  twinAt: null,
  nameIsReserved: false,
  lastAt: null,
  known: true,
};

interface Case {
  comment?: Partial<typeof COMMENT>;
  facts?: Partial<Facts>;
  settings?: Partial<Settings>;
}

const table: [what: string, given: Case, expected: string][] = [
  ['a known reader', {}, ''],
  ['a first comment', { facts: { known: false } }, 'hold:first_comment'],
  ['a first comment, not held', { facts: { known: false }, settings: { 'comments.hold_first': false } }, ''],
  ['everything held', { settings: { 'comments.hold_all': true } }, 'hold:hold_all'],
  ['one link', { comment: { links: 1 } }, ''],
  ['two links', { comment: { links: 2 } }, 'hold:links'],
  ['many links, no limit', { comment: { links: 9 }, settings: { 'comments.hold_links': 0 } }, ''],
  ['a held word', { comment: { body: 'My CASINO!' } }, 'hold:words'],
  ['a held word with accents', { comment: { body: 'cäsinó' } }, 'hold:words'],
  ['a held word inside another', { comment: { body: 'casinos' } }, ''],
  ['held words over a line break', { comment: { body: 'buy\nfollowers' } }, 'hold:words'],
  ['a held word as a name', { comment: { name: 'Casino' } }, 'hold:words'],
  [
    'all reasons, in order',
    { comment: { body: 'casino', links: 3 }, facts: { known: false } },
    'hold:first_comment hold:links hold:words',
  ],
  ['a blocked word', { comment: { body: 'a Ponzi scheme' } }, 'refuse:blocked_words'],
  ['an empty list blocks nothing', { settings: { 'comments.block_words': '\n \n' } }, ''],
  ['closed', { facts: { state: { open: false, reason: 'age' } } }, 'refuse:closed'],
  ['a parent that is gone', { facts: { parent: 'gone' } }, 'refuse:parent_gone'],
  ['an editor’s name', { facts: { nameIsReserved: true } }, 'refuse:reserved_name'],
  ['a double click', { facts: { twinAt: NOW - 1 } }, 'repeat:duplicate'],
  ['a double click just before ten minutes', { facts: { twinAt: NOW - 10 * MINUTE + 1 } }, 'repeat:duplicate'],
  ['the same again after ten minutes', { facts: { twinAt: NOW - 10 * MINUTE } }, 'refuse:duplicate'],
  ['too quick', { facts: { lastAt: NOW - 14_999 } }, 'refuse:flood'],
  ['quick enough', { facts: { lastAt: NOW - 15_000 } }, ''],
  ['no flood limit', { facts: { lastAt: NOW }, settings: { 'comments.flood_seconds': 0 } }, ''],
  ['the honeypot', { comment: { honeypot: true } }, 'spam:honeypot'],
  [
    'closed comes before the honeypot',
    { comment: { honeypot: true }, facts: { state: { open: false, reason: 'age' } } },
    'refuse:closed',
  ],
  ['a double click comes before the flood', { facts: { twinAt: NOW - 1, lastAt: NOW - 1 } }, 'repeat:duplicate'],
  [
    'the honeypot comes before what a machine could learn',
    { comment: { honeypot: true, body: 'ponzi' }, facts: { nameIsReserved: true } },
    'spam:honeypot',
  ],
];

for (const [what, { comment, facts, settings }, expected] of table) {
  test(`moderation: ${what} → ${expected || 'approved'}`, () => {
    const { name, body, ...rest } = { ...COMMENT, ...comment };
    const found = judge(
      { ...rest, text: searched(`${name}\n${body}`) },
      { ...FACTS, ...facts, settings: { ...SETTINGS, ...settings } },
    );
    assert.equal(found.map(({ action, reason }) => `${action}:${reason}`).join(' '), expected);
  });
}

test('moderation: how long a quick reader waits', () => {
  assert.equal(floodLeft({ lastAt: NOW - 4_000, now: NOW, settings: SETTINGS }), 11_000);
  assert.equal(floodLeft({ lastAt: null, now: NOW, settings: SETTINGS }), 0);
});
