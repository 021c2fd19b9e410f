import type { CommentState } from '../../posts/closing/closing.ts';
import type { Settings } from '../../settings/settings.ts';
import { MINUTE, SECOND } from '../../time.ts';
import type { Change } from '../author/authorship.ts';
import { mentions, type SearchedText } from './word-lists.ts';

/**
 * The one chain that whatever readers do goes through: new comments, edits, reports and likes. An ordered list of small
 * rules, each a pure function. The first that refuses, repeats, approves or finds spam decides; holds are collected, so
 * that a moderator sees every reason.
 */

export type Act = 'comment' | 'edit' | 'report' | 'like';

export type RefusalReason =
  | 'closed'
  | 'gone'
  | 'not_yours'
  | 'too_late'
  | 'answered'
  | 'blocked'
  | 'duplicate'
  | 'flood'
  | 'editors_name'
  | 'reserved_name'
  | 'name_in_use'
  | 'phrases'
  | 'blocked_words';
/** What a comment waits for an editor for. */
export type HoldReason = 'hold_all' | 'first_comment' | 'links' | 'words' | 'reported';

export type Verdict =
  | { action: 'refuse'; reason: RefusalReason }
  /** Done already: it gets the answer of the first time. */
  | { action: 'repeat' }
  | { action: 'spam'; reasons: ['honeypot'] }
  | { action: 'hold'; reasons: HoldReason[] }
  | { action: 'approve' };

/** What is done, and with which words. */
export interface Deed {
  act: Act;
  /** Prepared for word lists: of a comment name, words and e-mail address. */
  text: SearchedText;
  /** Links in it as rendered. */
  links: number;
  /** The field that people do not see was filled. */
  honeypot: boolean;
}

/** What the database knows, gathered before the rules are asked. Times UTC ms. */
export interface Facts {
  now: number;
  settings: Settings;
  /** Of the post. */
  state: CommentState;
  /** The comment that is answered, changed, reported or liked: whether it still stands where that can be done. */
  target: 'none' | 'there' | 'gone';
  /** Of an edit: whether this is its author, in time and before anybody has answered. */
  change: Change;
  /** The desk keeps this mark or this address out. */
  blocked: boolean;
  /** Words that the desk has blocked, as `comments.block_words` has them. */
  blockedWords: string;
  /** When the same was done before: the same words by the same name at the same place, the same report. */
  twinAt: number | null;
  /** The newest comment of this reader or address. */
  lastAt: number | null;
  /** Reports from this address in the last hour. */
  reportsLately: number;
  /** Whose the name is: an editor's, another mark's, or of somebody without one where it should become this mark's. */
  name: 'free' | 'editors' | 'reserved' | 'in_use';
  /** Whole seconds until a phrase may be tried for this name again; 0: now. */
  phraseWait: number;
  /** An editor, logged in and under the own name. */
  byEditor: boolean;
  /** A comment of this reader or mark has been approved. */
  known: boolean;
  /** What is edited waits because of readers' reports. */
  reported: boolean;
}

/** Nothing known against anybody. */
export const CLEAR = {
  target: 'none',
  change: 'allowed',
  blocked: false,
  blockedWords: '',
  twinAt: null,
  lastAt: null,
  reportsLately: 0,
  name: 'free',
  phraseWait: 0,
  byEditor: false,
  known: false,
  reported: false,
} as const satisfies Partial<Facts>;

/** A repeat within this time is a double click and gets the first one's answer. */
const REPEAT_WINDOW = 10 * MINUTE;
/** From one address, so that nobody buries the desk. */
const REPORTS_AN_HOUR = 20;

/** What comes of it where the rule applies: the verdict itself, or one more reason to hold. */
type Rule = ({ verdict: Verdict } | { hold: HoldReason }) & {
  acts: readonly Act[];
  when(deed: Deed, facts: Facts): boolean;
};

const refuse = (reason: RefusalReason): Verdict => ({ action: 'refuse', reason });
const ALL: readonly Act[] = ['comment', 'edit', 'report', 'like'];
const WORDS: readonly Act[] = ['comment', 'edit'];

const RULES: readonly Rule[] = [
  // Is it still possible, and for this person? What is wrong with a comment can also be said once it is closed.
  { acts: ['comment', 'edit', 'like'], verdict: refuse('closed'), when: (_, { state }) => !state.open },
  { acts: ALL, verdict: refuse('gone'), when: (_, { target }) => target === 'gone' },
  { acts: ['edit'], verdict: refuse('not_yours'), when: (_, { change }) => change === 'not_yours' },
  { acts: ['edit'], verdict: refuse('too_late'), when: (_, { change }) => change === 'too_late' },
  { acts: ['edit'], verdict: refuse('answered'), when: (_, { change }) => change === 'answered' },
  { acts: ALL, verdict: refuse('blocked'), when: (_, { blocked }) => blocked },
  // Has it been done already?
  { acts: ['report'], verdict: { action: 'repeat' }, when: (_, { twinAt }) => twinAt !== null },
  {
    acts: ['comment'],
    verdict: { action: 'repeat' },
    when: (_, { twinAt, now }) => twinAt !== null && now - twinAt < REPEAT_WINDOW,
  },
  { acts: WORDS, verdict: refuse('duplicate'), when: (_, { twinAt }) => twinAt !== null },
  // May it be done now?
  { acts: ['comment'], verdict: refuse('flood'), when: (_, facts) => !facts.byEditor && floodLeft(facts) > 0 },
  { acts: ['report'], verdict: refuse('flood'), when: (_, { reportsLately }) => reportsLately >= REPORTS_AN_HOUR },
  // A machine gets the same answer as a held comment, and learns nothing more.
  { acts: ['comment', 'report'], verdict: { action: 'spam', reasons: ['honeypot'] }, when: ({ honeypot }) => honeypot },
  // May it be said, by this name?
  { acts: ['comment'], verdict: refuse('editors_name'), when: (_, { name }) => name === 'editors' },
  { acts: ['comment'], verdict: refuse('phrases'), when: (_, { phraseWait }) => phraseWait > 0 },
  { acts: ['comment'], verdict: refuse('reserved_name'), when: (_, { name }) => name === 'reserved' },
  { acts: ['comment'], verdict: refuse('name_in_use'), when: (_, { name }) => name === 'in_use' },
  {
    acts: WORDS,
    verdict: refuse('blocked_words'),
    when: ({ text }, { settings, blockedWords }) =>
      mentions(text, settings['comments.block_words']) || mentions(text, blockedWords),
  },
  // Should an editor look first? Not at what an editor says.
  { acts: WORDS, verdict: { action: 'approve' }, when: (_, { byEditor }) => byEditor },
  { acts: WORDS, hold: 'hold_all', when: (_, { settings }) => settings['comments.hold_all'] },
  {
    acts: WORDS,
    hold: 'first_comment',
    when: (_, { settings, known }) => settings['comments.hold_first'] && !known,
  },
  {
    acts: WORDS,
    hold: 'links',
    when: ({ links }, { settings }) => {
      const limit = settings['comments.hold_links'];
      return limit > 0 && links >= limit;
    },
  },
  {
    acts: WORDS,
    hold: 'words',
    when: ({ text }, { settings }) => mentions(text, settings['comments.hold_words']),
  },
  { acts: ['edit'], hold: 'reported', when: (_, { reported }) => reported },
];

export function judge(deed: Deed, facts: Facts): Verdict {
  const reasons: HoldReason[] = [];
  for (const rule of RULES) {
    if (!rule.acts.includes(deed.act) || !rule.when(deed, facts)) continue;
    if ('verdict' in rule) return rule.verdict;
    reasons.push(rule.hold);
  }
  return reasons.length > 0 ? { action: 'hold', reasons } : { action: 'approve' };
}

/** ms until this reader may say the next thing; 0: now. */
export function floodLeft({ lastAt, settings, now }: Pick<Facts, 'lastAt' | 'settings' | 'now'>): number {
  const limit = settings['comments.flood_seconds'] * SECOND;
  // Two comments at once: whichever is stored second may have begun first, with a `now` before `lastAt`.
  if (lastAt === null || limit === 0) return 0;
  return Math.max(0, lastAt + limit - now);
}

/**
 * Whether reports from so many addresses take a comment off the page until a moderator has looked at it. Not again what one has let
 * stand: else a handful of readers could keep any comment away.
 */
export function reportsHide(addresses: number, vettedAt: number | null, threshold: number): boolean {
  return threshold > 0 && addresses >= threshold && vettedAt === null;
}
