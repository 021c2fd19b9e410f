import type { Response } from 'express';
import { z } from 'zod';
import { type BlockKind, block, blockable, blocks, type DeskBlock, liftBlock } from '../../comments/desk/blocks.ts';
import { type BlockErrors, readBlock } from '../../comments/desk/new-block.ts';
import { type Context, settingsOf } from '../../context.ts';
import { notFound } from '../../http/errors.ts';
import { field } from '../../http/forms.ts';
import * as query from '../../http/query.ts';
import { longDate } from '../../time.ts';
import type { SessionUser } from '../../users/sessions.ts';
import { type PagesView, pagesView } from '../../views/pages.ts';
import { view } from '../../views/view.ts';
import type { DeskHandler } from '../desk.ts';
import { sendDeskPage } from '../page.ts';
import { blocksPath, liftingPath, queuePath } from '../paths.ts';
import { addressWords } from './comment-line.ts';

export interface BlocksPage {
  queue: string;
  action: string;
  form: BlockForm;
  done: string | null;
  lines: BlockLine[];
  pages: PagesView | null;
}

export interface BlockForm {
  /** The comment whose author is meant; empty: a word is. */
  comment: string;
  kinds: { kind: BlockKind; words: string; checked: boolean }[];
  value: string;
  note: string;
  days: string;
  /** How long an address may be blocked. */
  addressDays: number;
  errors: BlockErrors;
}

export interface BlockLine {
  what: string;
  note: string;
  who: string;
  until: string;
  stands: boolean;
  lifting: string | null;
}

const BLOCKS = 50;
const blocksPage = view<BlocksPage>('admin/blocks');
const params = z.object({ id: query.id });
const asked = z.object({
  page: query.page.default(1),
  kind: z.enum(['mark', 'address', 'word']).optional(),
  comment: query.id.optional(),
  done: z.enum(['blocked', 'lifted']).optional(),
});
const typed = z.object({ kind: field, value: field, comment: field, note: field, days: field });
type Typed = z.infer<typeof typed>;

export const list: DeskHandler = async (ctx, req, res, me) => {
  const { page, kind, comment, done } = query.readQuery(asked, req.query);
  const empty = { kind: kind ?? '', value: '', comment: comment ? String(comment) : '', note: '', days: '' };
  await sendBlocks(ctx, res, me, { page, done, typed: empty, errors: {} });
};

export const create: DeskHandler = async (ctx, req, res, me) => {
  const said = typed.parse(req.body ?? {});
  const settings = await settingsOf(ctx);
  const now = ctx.now();
  const author = said.comment === '' ? null : await authorOf(ctx, said.comment);
  const read = readBlock(said, author, { addressDays: settings['comments.address_days'], now });
  if ('errors' in read) return sendBlocks(ctx, res, me, { status: 422, page: 1, typed: said, errors: read.errors });
  await block(ctx.db, { ...read.block, userId: me.id }, now);
  res.redirect(303, `${blocksPath()}?done=blocked`);
};

export const lift: DeskHandler = async (ctx, req, res, me) => {
  const { id } = query.readParams(params, req.params);
  if (!(await liftBlock(ctx.db, id, me.id, ctx.now()))) throw notFound();
  res.redirect(303, `${blocksPath()}?done=lifted`);
};

/** @throws notFound where there is no such comment, or nobody to block behind it */
async function authorOf(ctx: Context, commentId: string) {
  const author = /^[1-9]\d{0,14}$/.test(commentId) ? await blockable(ctx.readDb, Number(commentId)) : null;
  if (!author) throw notFound();
  return author;
}

interface Sent {
  status?: number;
  page: number;
  done?: 'blocked' | 'lifted' | undefined;
  typed: Typed;
  errors: BlockErrors;
}

async function sendBlocks(
  ctx: Context,
  res: Response,
  me: SessionUser,
  { status = 200, page, done, typed: said, errors }: Sent,
): Promise<void> {
  const settings = await settingsOf(ctx);
  const zone = settings['site.timezone'];
  const now = ctx.now();
  const found = await blocks(ctx.readDb, { page, size: BLOCKS });
  const author = said.comment === '' ? null : await authorOf(ctx, said.comment);
  const kinds: { kind: BlockKind; words: string }[] = author
    ? [
        ...(author.mark ? [{ kind: 'mark' as const, words: `Whoever writes as ${author.mark.words}` }] : []),
        ...(author.addressKey
          ? [{ kind: 'address' as const, words: `Everybody from ${addressWords(author.addressKey)}` }]
          : []),
      ]
    : [];
  await sendDeskPage(ctx, res, settings, {
    status,
    title: 'Blocks',
    section: 'comments',
    me,
    body: blocksPage({
      queue: queuePath(),
      action: blocksPath(),
      form: {
        ...said,
        kinds: kinds.map((each, i) => ({ ...each, checked: said.kind === each.kind || (said.kind === '' && i === 0) })),
        addressDays: settings['comments.address_days'],
        errors,
      },
      done: done ? DONE[done] : null,
      lines: found.slice(0, BLOCKS).map((each) => line(each, zone, now)),
      pages: pagesView('Pages of blocks', page, found.length > BLOCKS ? page + 1 : page, blocksPath, {
        previous: 'Newer',
        next: 'Older',
      }),
    }),
  });
}

const DONE = { blocked: 'Blocked from now on.', lifted: 'Lifted.' };

function line(
  { id, kind, value, note, by, createdAt, until, liftedAt }: DeskBlock,
  zone: string,
  now: number,
): BlockLine {
  const stands = liftedAt === null && (until === null || until > now);
  return {
    what: WHAT[kind](value),
    note,
    who: `${by ?? 'somebody'}, ${longDate(createdAt, zone)}`,
    until:
      liftedAt !== null
        ? `lifted on ${longDate(liftedAt, zone)}`
        : until === null
          ? 'until it is lifted'
          : `${stands ? 'until' : 'ended on'} ${longDate(until, zone)}`,
    stands,
    lifting: stands ? liftingPath(id) : null,
  };
}

const WHAT: Record<BlockKind, (value: string) => string> = {
  mark: (words) => `The mark ${words}`,
  address: (key) => (key === '' ? 'An address, forgotten' : `The ${addressWords(key)}`),
  word: (word) => `The word “${word}”`,
};
