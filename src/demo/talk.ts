import { CAUSES } from '../comments/causes.ts';
import { insertPast } from '../comments/past.ts';
import { insertPastLikes, insertPastMark, insertPastReport } from '../comments/past-deeds.ts';
import type { CommentStatus, Db } from '../db/schema.ts';
import type { Decision } from '../runs/decisions.ts';
import { keyedHash } from '../secret.ts';
import { HOUR, MINUTE } from '../time.ts';
import { type DeskKey, desk } from './desk.ts';
import { marks } from './marks.ts';
import type { PlannedComment } from './plan.ts';

/** Everything that is said in the demo, with what came of it: marks, likes, reports, tombstones. */

export interface Said {
  comment: PlannedComment;
  postId: number;
  /** The editor of the story. */
  editorId: number;
}

/** Who is there to say it, and when it all ends (UTC ms). */
export interface Stage {
  secret: string;
  desk: Record<DeskKey, number>;
  now: number;
}

export interface Decided {
  at: number;
  decision: Decision;
}

/** @param talk in the order of time @returns their ids, and what was decided about them, for the log */
export async function sayAll(db: Db, talk: readonly Said[], stage: Stage) {
  const ids = new Map<PlannedComment, number>();
  const markOf = marking(db, stage.secret);
  const decided: Decided[] = [];
  for (const said of talk) {
    const { comment } = said;
    const parentId = comment.answers && (ids.get(comment.answers) ?? null);
    const id = await say(db, said, { parentId, markId: await markOf(comment), stage });
    ids.set(comment, id);
    await react(db, id, comment, stage);
    decided.push(...decisionsAbout(id, said, stage));
  }
  return { ids: ids as ReadonlyMap<PlannedComment, number>, decided };
}

/** The mark of whoever speaks, made when they speak for the first time; null: they have none. */
function marking(db: Db, secret: string) {
  const ids = new Map<string, number>();
  return async ({ name, at }: PlannedComment): Promise<number | null> => {
    const mark = marks.get(name);
    if (!mark) return null;
    const known = ids.get(name);
    if (known !== undefined) return known;
    const hash = keyedHash(secret, 'mark', `the secret phrase of ${name}`);
    const reserves = mark.reserves ? name : null;
    const id = await insertPastMark(db, { hash, words: mark.words, reserves, createdAt: at });
    ids.set(name, id);
    return id;
  };
}

function say(
  db: Db,
  { comment, postId }: Said,
  { parentId, markId, stage }: { parentId: number | null; markId: number | null; stage: Stage },
): Promise<number> {
  const { at, status, reasons, removedFor } = comment;
  const deleted = status === 'deleted';
  const after = (ms: number) => Math.min(at + ms, stage.now);
  return insertPast(db, {
    postId,
    parentId,
    status,
    reasons,
    name: deleted ? '' : comment.name,
    email: null,
    body: deleted ? '' : comment.body,
    format: 'text',
    bodyHtml: comment.html,
    createdAt: at,
    // Who says several things under one name is one reader.
    readerKey: keyedHash(stage.secret, 'reader', comment.name),
    imported: null,
    markId: deleted ? null : markId,
    userId: editorCalled(comment.name, stage),
    shownAt: reasons.includes('reported') ? at : null,
    editedAt: comment.edited ? after(3 * MINUTE) : null,
    pickedAt: comment.picked ? after(PICKED) : null,
    removedFor,
  });
}

function editorCalled(name: string, stage: Stage): number | null {
  const key = (Object.keys(desk) as DeskKey[]).find((each) => desk[each].name === name);
  return key ? stage.desk[key] : null;
}

/** Until a moderator, an editor, a reader with a complaint has come by. */
const REMOVED = 20 * MINUTE;
const PICKED = HOUR;
const REPORTED = 9 * MINUTE;

async function react(db: Db, commentId: number, { at, likes, reports }: PlannedComment, stage: Stage): Promise<void> {
  const passerBy = (n: number) => keyedHash(stage.secret, 'liker', `somebody ${commentId + n}`);
  const likerKeys = Array.from({ length: likes }, (_, n) => passerBy(n));
  await insertPastLikes(db, { commentId, likerKeys, at: Math.min(at + MINUTE, stage.now) });
  for (const [n, report] of reports.entries())
    await insertPastReport(db, {
      commentId,
      ...report,
      reporterKey: passerBy(n),
      at: Math.min(at + (n + 1) * REPORTED, stage.now),
    });
}

function decisionsAbout(id: number, { comment, editorId }: Said, stage: Stage): Decided[] {
  const { at, status, removedFor, reasons, reports, picked } = comment;
  const decided = (after: number, decision: Omit<Decision, 'comments'>, became: CommentStatus): Decided => ({
    at: Math.min(at + after, stage.now),
    decision: { ...decision, comments: [{ id, before: 'approved', after: became }] },
  });
  const found: Decided[] = [];
  if (picked) found.push(decided(PICKED, { action: 'pick', userId: editorId }, 'approved'));
  if (reasons.includes('reported'))
    found.push(decided(reports.length * REPORTED, { action: 'reported', userId: null }, 'held'));
  if (status === 'removed') {
    const note = removedFor ? CAUSES[removedFor].removed : '';
    found.push(decided(REMOVED, { action: 'reject', userId: stage.desk.gladwyn, note }, 'removed'));
  }
  return found;
}
