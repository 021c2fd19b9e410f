import type { CommentState } from '../posts/closing.ts';
import type { Settings } from '../settings/settings.ts';
import { MINUTE, SECOND } from '../time.ts';
import { mentions, type SearchedText } from './word-lists.ts';

/**
 * What happens to a comment: one ordered list of small rules, each a pure function that finds something or nothing.
 * The first refusal, repeat or spam decides; holds are collected, so that a moderator sees every reason.
 */

export type HoldReason = 'hold_all' | 'first_comment' | 'links' | 'words';
export type RefusalReason = 'closed' | 'parent_gone' | 'reserved_name' | 'blocked_words' | 'duplicate' | 'flood';

export type Finding =
  | { action: 'refuse'; reason: RefusalReason }
  | { action: 'repeat'; reason: 'duplicate' }
  | { action: 'spam'; reason: 'honeypot' }
  | { action: 'hold'; reason: HoldReason };

export interface Candidate {
  /** Name, words and e-mail address, prepared for word lists. */
  text: SearchedText;
  /** Links in the comment as rendered. */
  links: number;
  /** The field that people do not see was filled. */
  honeypot: boolean;
}

/** What the database knows, gathered before the rules are asked. Times UTC ms. */
export interface Facts {
  now: number;
  state: CommentState;
  /** `gone` when an answer was meant for a comment that is not (or no longer) on this post's page. */
  parent: 'none' | 'there' | 'gone';
  /** When the same words by the same name at the same place came before. */
  twinAt: number | null;
  nameIsReserved: boolean;
  /** The newest comment of this reader or address. */
  lastAt: number | null;
  /** One of this reader's comments has been approved. */
  known: boolean;
  settings: Settings;
}

type Rule = (comment: Candidate, facts: Facts) => Finding | null;

/** A repeat within this time is a double click and gets the first one's answer. */
const REPEAT_WINDOW = 10 * MINUTE;

const RULES: readonly Rule[] = [
  // Is there anything to comment on?
  (_, { state }) => (state.open ? null : refuse('closed')),
  (_, { parent }) => (parent === 'gone' ? refuse('parent_gone') : null),
  // Has it been said already?
  (_, { twinAt, now }) => {
    if (twinAt === null) return null;
    return now - twinAt < REPEAT_WINDOW ? { action: 'repeat', reason: 'duplicate' } : refuse('duplicate');
  },
  // May it be said now?
  (_, facts) => (floodLeft(facts) > 0 ? refuse('flood') : null),
  // A machine gets the same answer as a held comment, and learns nothing more.
  ({ honeypot }) => (honeypot ? { action: 'spam', reason: 'honeypot' } : null),
  // May it be said, by this name?
  (_, { nameIsReserved }) => (nameIsReserved ? refuse('reserved_name') : null),
  (comment, { settings }) =>
    mentions(comment.text, settings['comments.block_words']) ? refuse('blocked_words') : null,
  // Should an editor look first?
  (_, { settings }) => (settings['comments.hold_all'] ? hold('hold_all') : null),
  (_, { settings, known }) => (settings['comments.hold_first'] && !known ? hold('first_comment') : null),
  ({ links }, { settings }) => {
    const limit = settings['comments.hold_links'];
    return limit > 0 && links >= limit ? hold('links') : null;
  },
  (comment, { settings }) => (mentions(comment.text, settings['comments.hold_words']) ? hold('words') : null),
];

/** Everything the rules find, in their order, up to the first that decides by itself; nothing: it is approved. */
export function judge(comment: Candidate, facts: Facts): Finding[] {
  const findings: Finding[] = [];
  for (const rule of RULES) {
    const finding = rule(comment, facts);
    if (!finding) continue;
    if (finding.action !== 'hold') return [finding];
    findings.push(finding);
  }
  return findings;
}

/** ms until this reader may say the next thing; 0: now. */
export function floodLeft({ lastAt, settings, now }: Pick<Facts, 'lastAt' | 'settings' | 'now'>): number {
  if (lastAt === null) return 0;
  return Math.max(0, lastAt + settings['comments.flood_seconds'] * SECOND - now);
}

const refuse = (reason: RefusalReason): Finding => ({ action: 'refuse', reason });
const hold = (reason: HoldReason): Finding => ({ action: 'hold', reason });
