import { cleanLine } from '../text/clean.ts';
import { plainText } from '../text/plain.ts';
import type { WxrComment, WxrPost } from './wxr-types.ts';

/** What the texts of an export mean. */

/** `2026-11-22 12:00:00`, taken as UTC, in UTC ms; null for WordPress' zeros and for nonsense. */
export function utc(date: string): number | null {
  const [, day, time] = /^\s*(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)\s*$/.exec(date) ?? [];
  const at = Date.parse(`${day}T${time}Z`);
  return Number.isNaN(at) ? null : at;
}

/** A title or a name: entities decoded, tags gone, one line. */
export const line = (text: string) => cleanLine(plainText(text));

/** WordPress keeps slugs of other alphabets percent-encoded; ours are the letters themselves. */
export function slug(text: string): string {
  try {
    return decodeURIComponent(text.trim());
  } catch {
    return text.trim();
  }
}

/** Whether a post becomes one of ours, and when it is or was to be published; null: a draft. */
export function publication(post: WxrPost, now: number): { publishedAt: number | null } | 'skipped' {
  const date = utc(post.dateGmt) ?? utc(post.date) ?? parsed(post.pubDate);
  switch (post.status) {
    case 'publish':
      // Behind a password it was not public, so it does not become so here.
      return { publishedAt: post.password ? null : (date ?? now) };
    case 'future':
      return { publishedAt: post.password ? null : date };
    case 'draft':
    case 'pending':
    case 'private':
      return { publishedAt: null };
    default:
      return 'skipped';
  }
}

const COMMENT_STATUS = new Map([
  ['1', 'approved'],
  ['0', 'held'],
  ['spam', 'spam'],
] as const);

/** What becomes of a comment; `skipped` says why in a word for the report. */
export function commentStatus(comment: WxrComment): 'approved' | 'held' | 'spam' | { skipped: string } {
  if (comment.id === '') return { skipped: 'comment: without a number' };
  if (comment.kind !== '' && comment.kind !== 'comment') return { skipped: comment.kind };
  return COMMENT_STATUS.get(comment.approved.trim() as '1') ?? { skipped: `comment: ${comment.approved.trim()}` };
}

/** When a comment was written; UTC ms. */
export const commentMoment = (comment: WxrComment, otherwise: number) =>
  utc(comment.dateGmt) ?? utc(comment.date) ?? otherwise;

/** RFC 822, as feeds write it; WordPress gives drafts a day before our era. */
function parsed(date: string): number | null {
  const at = / -\d/.test(date) ? Number.NaN : Date.parse(date);
  return Number.isNaN(at) ? null : at;
}
