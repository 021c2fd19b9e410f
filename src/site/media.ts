import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { HttpError, notFound } from '../http/errors.ts';
import { byKeys, type Picture } from '../media/media.ts';
import { isShown, secondsLeft } from '../media/rights.ts';
import { SECOND, YEAR } from '../time.ts';
import { PICTURE_WIDTHS } from '../urls.ts';

/** A file of an uploaded picture, below `/media`; there are no others. */
const FILE = new RegExp(`^/([\\w-]{16})/(?:${PICTURE_WIDTHS.join('|')})\\.webp$`);

/**
 * Stands before the files of pictures: lets those pass that may be shown, and says for how long they may be kept, which is
 * never longer than they may be shown.
 */
export function whileShown(ctx: Context): RequestHandler {
  return async (req, res, next) => {
    const [, key] = FILE.exec(req.path) ?? [];
    const [picture] = key === undefined ? [] : await byKeys(ctx.readDb, [key]);
    if (!picture) throw notFound();
    const now = ctx.now();
    if (!isShown(picture, now))
      throw new HttpError(410, 'We had the right to show this picture for a time, and that is over.');
    res.set('Cache-Control', whileItMayBeShown(picture, now));
    // Feeds are read on other people’s pages, with their pictures.
    res.set('Cross-Origin-Resource-Policy', 'cross-origin');
    next();
  };
}

/** For how long what shows a picture may be kept, as `Cache-Control`. @param picture null: it shows none, so for ever */
export function whileItMayBeShown(picture: Pick<Picture, 'expires_at'> | null, now: number): string {
  const left = picture && secondsLeft(picture, now);
  const [age, lasts] = left === null ? [YEAR / SECOND, ', immutable'] : [Math.min(left, YEAR / SECOND), ''];
  return `public, max-age=${age}${lasts}`;
}
