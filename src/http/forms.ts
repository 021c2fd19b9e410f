import express, { type Request, type RequestHandler, type Response } from 'express';
import multer from 'multer';
import { z } from 'zod';
import { MINUTE } from '../time.ts';
import { giveUntil } from './deadline.ts';
import { HttpError } from './errors.ts';

/** A field of a form: one that was sent twice counts once; what is missing is empty. */
export const field = z
  .union([z.string(), z.array(z.string()).transform((all) => all[0] ?? '')])
  .default('')
  .catch('');

const KB = 2 ** 10;
const MB = 2 ** 20;
const urlencoded = (limit: number, parameterLimit: number) =>
  express.urlencoded({ extended: false, limit, parameterLimit });

/** How readers' forms arrive: at most 256 kB, flat, few fields. Read before anything is refused, so that words are kept. */
export const readerForms = urlencoded(256 * KB, 50);

/** How a login arrives: two fields. One that carries the words of a post comes as `deskForms` reads those of strangers. */
export const loginForm = urlencoded(16 * KB, 10);

/** A post with hundreds of embeds, each with its fields. */
const FIELDS = 4_000;
const TEXT = 2 * MB;
const UPLOAD = 20 * MB;
const UPLOAD_TIME = 3 * MINUTE;
/**
 * What strangers send is read for one reason only, to give an editor who is logged out meanwhile the words back. A long
 * post is as long as any; of what is longer than this, or has a file in it, two are read at once.
 */
const STRANGERS_TEXT = 256 * KB;
const STRANGERS_AT_ONCE = 2;
const TOO_MANY_STRANGERS =
  'You are not logged in, and this is more than we can read from strangers just now. Go back, and send it again in a moment.';

/** How the desk's forms arrive, by who sends them. */
export type FormSender = 'stranger' | 'colleague' | 'uploader';

const deskText = urlencoded(TEXT, FIELDS);
const strangersText = urlencoded(STRANGERS_TEXT, FIELDS);
const parts = { fields: FIELDS, fieldNestingDepth: 0, files: 1 };
const withFile = multer({ limits: { ...parts, fieldSize: TEXT, fileSize: UPLOAD + TEXT } });
/** Files are read past and dropped, the words beside them are not. */
const readWords = (fieldSize: number) =>
  multer({ limits: { ...parts, fieldSize }, fileFilter: (_req, _file, take) => take(null, false) }).any();
const wordsOnly = readWords(TEXT);
/** A login carries all the words of a form in one field, where each quotation mark and each end of a line counts double. */
const wordsOfLogin = readWords(2 * TEXT);

/**
 * How the desk's forms arrive: 2 MB of text, and one file of 20 MB from those who may upload. A picture that is too
 * large is refused, with the words beside it read.
 */
export function deskForms(senderOf: (res: Response) => FormSender): RequestHandler {
  let strangers = 0;
  const admitStranger = (res: Response) => {
    if (strangers >= STRANGERS_AT_ONCE) throw new HttpError(401, TOO_MANY_STRANGERS);
    strangers += 1;
    res.once('close', () => {
      strangers -= 1;
    });
  };
  const readWith: Record<FormSender, Reading> = {
    async uploader(req, res, length) {
      giveUntil(req, res, UPLOAD_TIME);
      if (length <= UPLOAD + TEXT) return read(withFile.single('picture'), req, res);
      if (length <= 5 * UPLOAD) await read(wordsOnly, req, res);
      throw new HttpError(413, TOO_LARGE);
    },
    async colleague(req, res, length) {
      if (length > TEXT) throw new HttpError(413, TOO_LARGE);
      await read(wordsOnly, req, res);
    },
    async stranger(req, res, length) {
      if (length > UPLOAD + TEXT) throw new HttpError(413, TOO_LARGE);
      admitStranger(res);
      await read(req.path === '/login' ? wordsOfLogin : wordsOnly, req, res);
    },
  };
  return async (req, res, next) => {
    const sender = senderOf(res);
    const length = Number(req.headers['content-length'] ?? Number.NaN);
    if (!req.is('multipart/form-data')) {
      const isLong = length > STRANGERS_TEXT && length <= TEXT;
      if (sender === 'stranger' && isLong && req.is('urlencoded')) admitStranger(res);
      return (sender === 'stranger' && !isLong ? strangersText : deskText)(req, res, next);
    }
    // Fields are counted one by one, so the whole is bounded by what the request says of its length.
    if (Number.isNaN(length)) throw new HttpError(411, 'We cannot tell how long this form is.');
    await readWith[sender](req, res, length);
    next();
  };
}

/** Reads a form with a file in it into `req.body` and `req.file`. @param length in bytes, as the request says */
type Reading = (req: Request, res: Response, length: number) => Promise<void>;

const TOO_LARGE = 'That is more than we can take at once. Pictures may have 20 MB, everything else together 2 MB.';

function read(parser: RequestHandler, req: Request, res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    parser(req, res, (error: unknown) => (error ? reject(unreadable(error)) : resolve()));
  });
}

function unreadable(error: unknown): HttpError {
  const tooLarge = error instanceof multer.MulterError && /LIMIT_(FILE_SIZE|FIELD_VALUE)/.test(error.code);
  return tooLarge ? new HttpError(413, TOO_LARGE) : new HttpError(400, 'That form cannot be read.');
}
