import type { Request, Response } from 'express';
import { z } from 'zod';
import { type Context, settingsOf } from '../context.ts';
import { field } from '../http/forms.ts';
import * as query from '../http/query.ts';
import { type KeptPicture, type PictureShelf, pictures, SHELVES } from '../media/library.ts';
import * as media from '../media/media.ts';
import { type Use, usesOf } from '../media/uses.ts';
import { descriptionErrors, NOTHING_TYPED } from '../posts/writing/picture-fields.ts';
import { cleanLine } from '../text/clean.ts';
import { longDate } from '../time.ts';
import type { SessionUser } from '../users/sessions.ts';
import { type PagesView, pagesView } from '../views/pages.ts';
import type { PictureView } from '../views/picture.ts';
import { view } from '../views/view.ts';
import type { DeskHandler } from './desk.ts';
import { sendDeskPage } from './page.ts';
import { deskPicturePath, picturesPath } from './paths.ts';
import { deskPicture, markdownOf, rightsWords, type UseLink, useLinks } from './picture-words.ts';
import { CROP, type CropFields } from './sent-crop.ts';
import { takeUpload } from './upload.ts';

export interface PicturesPage {
  action: string;
  upload: { alt: string; error: string | null; crop: CropFields };
  shelves: { words: string; href: string; current: boolean }[];
  /** What is looked for, and on which shelf. */
  words: string;
  shelf: PictureShelf;
  lines: PictureLine[];
  empty: string;
  done: string | null;
  pages: PagesView | null;
}

export interface PictureLine {
  href: string;
  /** Null: it may not be shown any more. */
  picture: PictureView | null;
  title: string;
  caption: string;
  credit: string;
  /** Near its end, or past it. */
  rights: string | null;
  added: string;
  uses: UseLink[];
  /** The line that puts it into a text. */
  markdown: string;
}

const PICTURES = 24;
const picturesPage = view<PicturesPage>('admin/pictures');
const asked = z.object({
  show: z.enum(SHELVES).default('all'),
  q: z.string().max(200).default(''),
  page: query.page.default(1),
  done: z.literal('removed').optional(),
});
const typed = z.object({ alt: field });

export const list: DeskHandler = async (ctx, req, res, me) => {
  const { show, q, page, done } = query.readQuery(asked, req.query);
  await sendPictures(ctx, res, me, { shelf: show, words: cleanLine(q), page, removed: done === 'removed' });
};

/**
 * Keeps a picture by itself: from the form of this page, or from a script that drops it into a text, which says that it
 * wants JSON and gets the line to insert.
 */
export const create: DeskHandler = async (ctx, req, res, me) => {
  const alt = cleanLine(typed.parse(req.body ?? {}).alt);
  const taken = await keep(ctx, req, me, alt);
  const isScript = req.accepts(['html', 'json']) === 'json';
  if (typeof taken === 'string') {
    if (isScript) return void res.status(422).json({ problem: taken });
    const about = { shelf: 'all', words: '', page: 1, status: 422, upload: { alt, error: taken } } as const;
    return sendPictures(ctx, res, me, about);
  }
  if (isScript) return void res.status(201).json({ id: taken.id, key: taken.key, markdown: markdownOf(taken.key) });
  res.redirect(303, `${deskPicturePath(taken.id)}?done=added`);
};

/** @returns what it is now, or what is wrong with it */
async function keep(ctx: Context, req: Request, me: SessionUser, alt: string): Promise<media.Picture | string> {
  const { alt: tooLong } = descriptionErrors({ ...NOTHING_TYPED, alt }, 'UTC', false);
  if (tooLong) return tooLong;
  const upload = await takeUpload(ctx, req, me, { alt });
  if (upload.kind === 'none') return 'Choose a picture first';
  if (upload.kind === 'refused') return upload.problem;
  const picture = await media.byId(ctx.db, upload.id);
  if (!picture) throw new Error(`picture ${upload.id} is gone while it is kept`);
  return picture;
}

interface Shown {
  shelf: PictureShelf;
  words: string;
  page: number;
  status?: number;
  removed?: boolean;
  upload?: { alt: string; error: string };
}

async function sendPictures(ctx: Context, res: Response, me: SessionUser, shown: Shown): Promise<void> {
  const { shelf, words, page, status = 200, removed = false, upload } = shown;
  const settings = await settingsOf(ctx);
  const now = ctx.now();
  const found = await pictures(ctx.readDb, { shelf, words, now }, { page, size: PICTURES });
  const kept = found.slice(0, PICTURES);
  const uses = await usesOf(
    ctx.readDb,
    kept.map(({ id }) => id),
  );
  const last = found.length > PICTURES ? page + 1 : page;
  await sendDeskPage(ctx, res, settings, {
    status,
    title: 'Pictures',
    section: 'pictures',
    me,
    scripts: ['pictures'],
    body: picturesPage({
      action: picturesPath(),
      upload: { alt: upload?.alt ?? '', error: upload?.error ?? null, crop: CROP },
      shelves: SHELVES.map((each) => ({
        words: CALLED[each],
        href: picturesPath(each, words),
        current: each === shelf,
      })),
      words,
      shelf,
      lines: kept.map((each) => line(each, uses.get(each.id) ?? [], settings['site.timezone'], now)),
      empty: words === '' ? EMPTY[shelf] : 'Not a whisper of that.',
      done: removed ? 'Removed, with its files.' : null,
      pages: pagesView('Pages of pictures', page, last, (n) => picturesPath(shelf, words, n), {
        previous: 'Newer',
        next: 'Older',
      }),
    }),
  });
}

function line(picture: KeptPicture, uses: readonly Use[], zone: string, now: number): PictureLine {
  return {
    href: deskPicturePath(picture.id),
    picture: deskPicture(picture, '16rem', now),
    title: picture.alt || 'No description yet',
    caption: picture.caption,
    credit: picture.credit,
    rights: rightsWords(picture.expires_at, now),
    added: `${longDate(picture.created_at, zone)}${picture.by === null ? '' : `, ${picture.by}`}`,
    uses: useLinks(uses),
    markdown: markdownOf(picture.key),
  };
}

const CALLED: Record<PictureShelf, string> = {
  all: 'All',
  soon: 'Rights end soon',
  expired: 'Rights ended',
  undescribed: 'Without description',
};

const EMPTY: Record<PictureShelf, string> = {
  all: 'No pictures yet. The walls are bare.',
  soon: 'Nothing that is shown loses its right within thirty days.',
  expired: 'Every picture may still be shown.',
  undescribed: 'Every picture says what it shows.',
};
