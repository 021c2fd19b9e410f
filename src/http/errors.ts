import { StorageUnavailable } from '../db/errors.ts';

/** An answer other than the page asked for. The message is shown to the person who asked. */
export class HttpError extends Error {
  readonly status: number;
  /** Seconds for `Retry-After`. */
  readonly retryAfter: number | null;

  constructor(status: number, message: string, retryAfter: number | null = null) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

export const notFound = () => new HttpError(404, 'We heard there was a page here. It was only a rumour.');

/**
 * Whatever was thrown, as an answer: ours as it is; a locked or full database as "try again"; what Express and its
 * parsers refuse by their status, in our words; anything else is a fault of ours.
 */
export function asHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof StorageUnavailable)
    return new HttpError(503, 'We cannot write anything down just now. Please try again in a moment.', 5);
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return new HttpError(
    status >= 400 && status < 500 ? status : 500,
    WORDS[status] ?? (status < 500 && status >= 400 ? WORDS[400] : WORDS[500]) ?? '',
  );
}

const WORDS: Record<number, string> = {
  400: 'That address or form makes no sense to us.',
  413: 'That is more than we can take at once. Go back, shorten it, and send it again.',
  415: 'We cannot read a form that is sent like that.',
  500: 'Something broke, and it was us. It has been written down.',
};
