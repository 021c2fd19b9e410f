import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Act,
  CLEAR,
  type Facts,
  floodLeft,
  judge,
  reportsHide,
  type Verdict,
} from '../../src/comments/door/moderation.ts';
import { searched } from '../../src/comments/door/word-lists.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { MINUTE } from '../../src/time.ts';

const SETTINGS: Settings = {
  'site.title': 'Hearsay',
  'site.tagline': '',
  'site.timezone': 'UTC',
  'site.shared_cache_seconds': 0,
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
  ...CLEAR,
  known: true,
};

interface Case {
  act?: Act;
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
    'hold:first_comment,links,words',
  ],
  ['a blocked word', { comment: { body: 'a Ponzi scheme' } }, 'refuse:blocked_words'],
  ['an empty list blocks nothing', { settings: { 'comments.block_words': '\n \n' } }, ''],
  ['closed', { facts: { state: { open: false, reason: 'age' } } }, 'refuse:closed'],
  ['a parent that is gone', { facts: { target: 'gone' } }, 'refuse:gone'],
  ['an editor’s name', { facts: { name: 'editors' } }, 'refuse:editors_name'],
  ['a double click', { facts: { twinAt: NOW - 1 } }, 'repeat'],
  ['a double click just before ten minutes', { facts: { twinAt: NOW - 10 * MINUTE + 1 } }, 'repeat'],
  ['the same again after ten minutes', { facts: { twinAt: NOW - 10 * MINUTE } }, 'refuse:duplicate'],
  ['too quick', { facts: { lastAt: NOW - 14_999 } }, 'refuse:flood'],
  ['quick enough', { facts: { lastAt: NOW - 15_000 } }, ''],
  ['no flood limit', { facts: { lastAt: NOW }, settings: { 'comments.flood_seconds': 0 } }, ''],
  [
    'no flood limit, and one stored meanwhile',
    { facts: { lastAt: NOW + 9 }, settings: { 'comments.flood_seconds': 0 } },
    '',
  ],
  ['the honeypot', { comment: { honeypot: true } }, 'spam:honeypot'],
  [
    'closed comes before the honeypot',
    { comment: { honeypot: true }, facts: { state: { open: false, reason: 'age' } } },
    'refuse:closed',
  ],
  ['a double click comes before the flood', { facts: { twinAt: NOW - 1, lastAt: NOW - 1 } }, 'repeat'],
  [
    'the honeypot comes before what a machine could learn',
    { comment: { honeypot: true, body: 'ponzi' }, facts: { name: 'editors' } },
    'spam:honeypot',
  ],
  ['too many phrases, the right one too', { facts: { phraseWait: 9 } }, 'refuse:phrases'],
  ['too many phrases, the last one wrong', { facts: { phraseWait: 9, name: 'reserved' } }, 'refuse:phrases'],
  ['a name that another mark keeps', { facts: { name: 'reserved' } }, 'refuse:reserved_name'],
  ['a name to be kept that others use', { facts: { name: 'in_use' } }, 'refuse:name_in_use'],
  ['a blocked mark or address', { facts: { blocked: true } }, 'refuse:blocked'],
  [
    'a word that the desk blocks',
    { comment: { body: 'Miracle soup' }, facts: { blockedWords: 'miracle' } },
    'refuse:blocked_words',
  ],
  [
    'an editor, first and quick and with links',
    {
      comment: { links: 5, body: 'casino' },
      facts: { byEditor: true, known: false, lastAt: NOW },
      settings: { 'comments.hold_all': true },
    },
    '',
  ],
  [
    'an editor where it is closed',
    { facts: { byEditor: true, state: { open: false, reason: 'age' } } },
    'refuse:closed',
  ],
  ['an editor with a blocked word', { comment: { body: 'ponzi' }, facts: { byEditor: true } }, 'refuse:blocked_words'],

  ['an edit', { act: 'edit' }, ''],
  ['an edit that brings links', { act: 'edit', comment: { links: 2 } }, 'hold:links'],
  [
    'an edit that brings a held and a blocked word',
    { act: 'edit', comment: { body: 'casino ponzi' } },
    'refuse:blocked_words',
  ],
  ['an edit right after posting is no flood', { act: 'edit', facts: { lastAt: NOW } }, ''],
  ['an edit of a name that was taken meanwhile', { act: 'edit', facts: { name: 'reserved' } }, ''],
  ['an edit into what was said before', { act: 'edit', facts: { twinAt: NOW - 1 } }, 'refuse:duplicate'],
  ['an edit by somebody else', { act: 'edit', facts: { change: 'not_yours' } }, 'refuse:not_yours'],
  ['an edit that comes too late', { act: 'edit', facts: { change: 'too_late' } }, 'refuse:too_late'],
  ['an edit after an answer', { act: 'edit', facts: { change: 'answered' } }, 'refuse:answered'],
  ['an edit by somebody blocked meanwhile', { act: 'edit', facts: { blocked: true } }, 'refuse:blocked'],
  [
    'an edit where it has closed meanwhile',
    { act: 'edit', facts: { state: { open: false, reason: 'editor' } } },
    'refuse:closed',
  ],
  ['an edit does not free what was reported', { act: 'edit', facts: { reported: true } }, 'hold:reported'],
  ['an edit of a removed comment', { act: 'edit', facts: { target: 'gone' } }, 'refuse:gone'],

  ['a report', { act: 'report', facts: { known: false } }, ''],
  ['a report where comments are closed', { act: 'report', facts: { state: { open: false, reason: 'age' } } }, ''],
  ['a report of what is gone', { act: 'report', facts: { target: 'gone' } }, 'refuse:gone'],
  ['a second report by the same reader', { act: 'report', facts: { twinAt: 0 } }, 'repeat'],
  ['the twentieth report of an hour', { act: 'report', facts: { reportsLately: 19 } }, ''],
  ['the twenty-first', { act: 'report', facts: { reportsLately: 20 } }, 'refuse:flood'],
  ['a machine’s report', { act: 'report', comment: { honeypot: true } }, 'spam:honeypot'],
  ['a report by somebody blocked', { act: 'report', facts: { blocked: true } }, 'refuse:blocked'],

  ['a like', { act: 'like', facts: { known: false } }, ''],
  [
    'a like where comments are closed',
    { act: 'like', facts: { state: { open: false, reason: 'age' } } },
    'refuse:closed',
  ],
  ['a like of what is gone', { act: 'like', facts: { target: 'gone' } }, 'refuse:gone'],
  ['a like by somebody blocked', { act: 'like', facts: { blocked: true } }, 'refuse:blocked'],
];

const told = (verdict: Verdict): string => {
  if (verdict.action === 'approve') return '';
  if (verdict.action === 'repeat') return 'repeat';
  return `${verdict.action}:${'reason' in verdict ? verdict.reason : verdict.reasons.join(',')}`;
};

for (const [what, { act = 'comment', comment, facts, settings }, expected] of table) {
  test(`moderation: ${what} → ${expected || 'approved'}`, () => {
    const { name, body, ...rest } = { ...COMMENT, ...comment };
    const verdict = judge(
      { act, ...rest, text: searched(`${name}\n${body}`) },
      { ...FACTS, ...facts, settings: { ...SETTINGS, ...settings } },
    );
    assert.equal(told(verdict), expected);
  });
}

test('moderation: how long a quick reader waits', () => {
  assert.equal(floodLeft({ lastAt: NOW - 4_000, now: NOW, settings: SETTINGS }), 11_000);
  assert.equal(floodLeft({ lastAt: null, now: NOW, settings: SETTINGS }), 0);
});

test('moderation: reports hide a comment from the threshold on, unless a moderator has let it stand', () => {
  const cases: [reports: number, vettedAt: number | null, threshold: number, hides: boolean][] = [
    [2, null, 3, false],
    [3, null, 3, true],
    [4, null, 3, true],
    [4, NOW, 3, false],
    [1, null, 1, true],
    [99, null, 0, false],
  ];
  for (const [reports, vettedAt, threshold, hides] of cases)
    assert.equal(reportsHide(reports, vettedAt, threshold), hides, `${reports} of ${threshold}`);
});
