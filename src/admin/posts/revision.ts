import type { Request } from 'express';
import { z } from 'zod';
import { settingsOf } from '../../context.ts';
import { HttpError, notFound } from '../../http/errors.ts';
import * as query from '../../http/query.ts';
import { byId } from '../../posts/writing/desk-post.ts';
import { differences } from '../../posts/writing/difference.ts';
import { restore as restoreRevision } from '../../posts/writing/restore.ts';
import * as revisions from '../../posts/writing/revisions.ts';
import { view } from '../../views/view.ts';
import type { DeskHandler } from '../desk.ts';
import { sendDeskPage } from '../page.ts';
import { deskPostPath, historyPath, restorationPath, revisionPath } from '../paths.ts';
import { type DifferenceView, differenceView, type HistoryLine, historyLine } from './history-view.ts';

export interface RevisionPage {
  title: string;
  post: string;
  history: string;
  line: HistoryLine;
  /** What the differences are told against. */
  compared: string;
  differences: DifferenceView[];
  /** Said where there are none. */
  alike: string;
  /** The other comparison; null: it is how the post stands now. */
  other: { words: string; href: string } | null;
  /** Likewise. */
  restoration: { action: string; base: number } | null;
}

const revisionPage = view<RevisionPage>('admin/revision');
const params = z.object({ id: query.id, revision: query.id });

/** One revision: what it changed, or how it differs from what stands now. */
export const show: DeskHandler = async (ctx, req, res, me) => {
  const { id, revision: revisionId } = query.readParams(params, req.params);
  const { against } = query.readQuery(z.object({ against: z.literal('now').optional() }), req.query);
  const post = await byId(ctx.readDb, id);
  const revision = await revisions.byId(ctx.readDb, id, revisionId);
  if (!post || !revision) throw notFound();
  const settings = await settingsOf(ctx);
  const zone = settings['site.timezone'];
  const newest = await revisions.newest(ctx.readDb, id);
  const before = await revisions.before(ctx.readDb, id, revisionId);
  const isNewest = newest?.id === revisionId;
  await sendDeskPage(ctx, res, settings, {
    title: `Revision: ${post.title}`,
    section: 'posts',
    me,
    body: revisionPage({
      title: post.title,
      post: deskPostPath(id),
      history: historyPath(id),
      line: historyLine(id, revision, zone),
      ...(against === 'now' ? toNow(revision, revisions.revised(post), zone) : sinceBefore(before, revision, zone)),
      other: isNewest ? null : otherComparison(id, revisionId, against),
      restoration: isNewest ? null : { action: restorationPath(id, revisionId), base: newest?.id ?? 0 },
    }),
  });
};

type Comparison = Pick<RevisionPage, 'compared' | 'differences' | 'alike'>;
const CHANGED = 'What this save changed';
const TO_NOW = 'From here to what stands now';

const toNow = (revision: revisions.Revision, post: revisions.Revised, zone: string): Comparison => ({
  compared: TO_NOW,
  differences: differences(revision.fields, post, zone).map(differenceView),
  alike: 'The words are the same.',
});

const sinceBefore = (before: revisions.Revision | null, revision: revisions.Revision, zone: string): Comparison =>
  before
    ? {
        compared: CHANGED,
        differences: differences(before.fields, revision.fields, zone).map(differenceView),
        alike: 'The words are the same.',
      }
    : { compared: 'The first that is kept', differences: [], alike: 'Nothing before it is kept.' };

const otherComparison = (postId: number, id: number, shown: 'now' | undefined) =>
  shown === 'now'
    ? { words: CHANGED, href: revisionPath(postId, id) }
    : { words: TO_NOW, href: revisionPath(postId, id, 'now') };

export const restore: DeskHandler = async (ctx, req, res, me) => {
  const { id, revision } = query.readParams(params, req.params);
  const base = baseIn(req);
  const settings = await settingsOf(ctx);
  const restored = await restoreRevision(
    ctx.db,
    { postId: id, revisionId: revision, by: me.id, base },
    { zone: settings['site.timezone'], now: ctx.now() },
  );
  if (!restored) throw notFound();
  if (restored.kind === 'overtaken') throw overtaken(restored.by);
  res.redirect(303, `${deskPostPath(id)}?saved=restored`);
};

const baseIn = (req: Request): number => {
  const { base } = z.object({ base: query.id.catch(0) }).parse(req.body ?? {});
  return base;
};

const overtaken = ({ by }: revisions.RevisionLine) =>
  new HttpError(
    409,
    `${by ?? 'Somebody'} has saved this post since you looked, so nothing was restored. Look again first.`,
  );
