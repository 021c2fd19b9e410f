import express, { type RequestHandler, type Response } from 'express';
import multer from 'multer';
import { HttpError } from './errors.ts';

/** How readers' forms arrive: at most 256 kB, flat, few fields. Read before anything is refused, so that words are kept. */
export const readerForms = express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 50 });

const MB = 2 ** 20;
/** A post with hundreds of embeds, each with its fields. */
const FIELDS = 4_000;
const TEXT = 2 * MB;
const UPLOAD = 20 * MB;

const deskText = express.urlencoded({ extended: false, limit: TEXT, parameterLimit: FIELDS });

/**
 * How the desk's forms arrive: 2 MB of text, and one file of 20 MB from those who may upload; anybody else's files are
 * read past and dropped, so that the words beside them can be given back.
 */
export function deskForms(mayUpload: (res: Response) => boolean): RequestHandler {
  const parts = { fields: FIELDS, fieldSize: TEXT, fieldNestingDepth: 0 };
  const withFile = multer({ limits: { ...parts, files: 1, fileSize: UPLOAD } }).single('picture');
  const textOnly = multer({ limits: { ...parts, files: 1 }, fileFilter: (_req, _file, take) => take(null, false) });
  const withoutFile = textOnly.any();
  return (req, res, next) => {
    if (!req.is('multipart/form-data')) return deskText(req, res, next);
    const allowed = mayUpload(res);
    // Fields are counted one by one, so the whole is bounded by what the request says of its length.
    const length = Number(req.headers['content-length'] ?? Number.NaN);
    if (Number.isNaN(length)) return next(new HttpError(411, 'We cannot tell how long this form is.'));
    if (length > TEXT + (allowed ? UPLOAD : 0)) return next(new HttpError(413, TOO_LARGE));
    (allowed ? withFile : withoutFile)(req, res, (error: unknown) => next(error ? unreadable(error) : undefined));
  };
}

const TOO_LARGE = 'That is more than we can take at once. Pictures may have 20 MB, everything else together 2 MB.';

function unreadable(error: unknown): HttpError {
  const tooLarge = error instanceof multer.MulterError && /LIMIT_(FILE_SIZE|FIELD_VALUE)/.test(error.code);
  return tooLarge ? new HttpError(413, TOO_LARGE) : new HttpError(400, 'That form cannot be read.');
}
