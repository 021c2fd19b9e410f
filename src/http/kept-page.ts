import { createHash } from 'node:crypto';
import { type IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import {
  brotliCompress,
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  gunzipSync,
  gzip,
  gzipSync,
} from 'node:zlib';
import { type Encoding, encodingFor } from './encodings.ts';
import type { Keep } from './keep.ts';

/** A page as it is kept: ready to be sent in each encoding. */
export interface KeptPage extends Omit<Keep, 'until'> {
  readonly key: string;
  /** UTC ms from which on it may be another. */
  until: number;
  readonly made: Made;
  /** What `commits()` said when it was last found to be true; null: nobody has looked yet. */
  commits: number | null;
  readonly hash: string;
  readonly headers: readonly Header[];
  /** As it was made, until it is there in an encoding: nearly everybody asks for one, and it is a quarter of the size. */
  text: Buffer | null;
  readonly forms: Partial<Record<Encoding, Form>>;
  readonly coming: Partial<Record<Encoding, Promise<Form>>>;
}

/** When its making began: at which change of the site, and UTC ms. */
export interface Made {
  changes: number;
  at: number;
}

type Header = readonly [name: string, value: string];

interface Form {
  etag: string;
  /** Names and values in turn, as `writeHead` takes them. */
  headers: string[];
  notModified: string[];
  body: Buffer;
}

/** A page that is the same for everybody, except for its number in our log. */
const OF_ONE_REQUEST = 'x-request-id';

/** What stands on an answer and goes for all who get it; null: something on it is meant for one. */
export function commonHeaders(res: ServerResponse): Header[] | null {
  if (res.hasHeader('Set-Cookie') || /private|no-store/.test(String(res.getHeader('Cache-Control')))) return null;
  if (res.hasHeader('Vary') && res.getHeader('Vary') !== 'Accept-Encoding') return null;
  return namesOn(res)
    .filter((name) => !OWN.includes(name.toLowerCase()))
    .map((name) => [name, String(res.getHeader(name))]);
}

/** As they were written; Node's types do not know of it. */
const namesOn = (res: ServerResponse) => (res as unknown as { getRawHeaderNames(): string[] }).getRawHeaderNames();

/** Of one request, or of one encoding. */
const OWN = [OF_ONE_REQUEST, 'vary'];

export function keptPage(text: string, headers: readonly Header[], is: Keep & { key: string; made: Made }): KeptPage {
  // The headers too, so that who asks again after an upgrade gets those of today.
  const hash = createHash('sha1').update(JSON.stringify(headers)).update(text).digest('base64url');
  return {
    ...is,
    ...{ until: is.until ?? Number.POSITIVE_INFINITY, commits: null, hash, headers },
    ...{ text: Buffer.from(text), forms: {}, coming: {} },
  };
}

function form({ headers, hash }: Pick<KeptPage, 'headers' | 'hash'>, encoding: Encoding, body: Buffer): Form {
  const etag = encoding === 'identity' ? `"${hash}"` : `"${hash}-${encoding}"`;
  const always: Header[] = [
    ['ETag', etag],
    ['Vary', 'Accept-Encoding'],
  ];
  const own: Header[] = [['Content-Length', String(body.length)]];
  if (encoding !== 'identity') own.push(['Content-Encoding', encoding]);
  return {
    ...{ etag, body },
    headers: [...headers, ...always, ...own].flat(),
    notModified: [...headers.filter(([name]) => name.toLowerCase() === 'cache-control'), ...always].flat(),
  };
}

/** Answers with it, at once where it is there in the encoding that is asked for. @param resized told when it was not */
export function answer(page: KeptPage, req: IncomingMessage, res: ServerResponse, resized: () => void): void {
  const encoding = encodingFor(req.headers['accept-encoding']);
  const ready = page.forms[encoding];
  if (ready) {
    write(ready, req, res);
    return;
  }
  page.coming[encoding] ??= encoded(page, encoding, resized);
  void page.coming[encoding].then((form) => write(form, req, res));
}

async function encoded(page: KeptPage, encoding: Encoding, resized: () => void): Promise<Form> {
  const text = textOf(page);
  try {
    const made = form(page, encoding, await (text.length <= SMALL ? HERE : ELSEWHERE)[encoding](text));
    page.forms[encoding] = made;
    page.text = null;
    resized();
    return made;
  } catch {
    // For want of memory; it can be read as it is.
    return form(page, 'identity', text);
  }
}

function textOf({ text, forms: { identity, gzip, br } }: KeptPage): Buffer {
  const asItIs = text ?? identity?.body;
  if (asItIs) return asItIs;
  if (gzip) return gunzipSync(gzip.body);
  if (br) return brotliDecompressSync(br.body);
  throw new Error('a kept page is kept in some form');
}

// A page is often read once before it changes: on one of 30 kB level 6 takes half as long again, for 4 % less.
const GZIP = { level: 4 };
const BROTLI = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 4,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  },
};

/** Bytes up to which handing it to another thread is a good part of the work, and nobody is kept waiting by doing it here. */
const SMALL = 100_000;

const HERE: Record<Encoding, (body: Buffer) => Buffer> = {
  identity: (body) => body,
  gzip: (body) => gzipSync(body, GZIP),
  br: (body) => brotliCompressSync(body, BROTLI),
};
const gzipped = promisify<Buffer, typeof GZIP, Buffer>(gzip);
const brotlied = promisify<Buffer, typeof BROTLI, Buffer>(brotliCompress);
const ELSEWHERE: Record<Encoding, (body: Buffer) => Promise<Buffer>> = {
  identity: async (body) => body,
  gzip: (body) => gzipped(body, GZIP),
  br: (body) => brotlied(body, BROTLI),
};

/** Node's own, and not what compression() has put over them on an answer that has been through Express. */
const writeHead: (this: ServerResponse, status: number, headers: string[]) => void = ServerResponse.prototype.writeHead;
const end: (this: ServerResponse, body?: Buffer) => void = ServerResponse.prototype.end;

function write(form: Form, req: IncomingMessage, res: ServerResponse): void {
  const known = req.headers['if-none-match'];
  if (known !== undefined && matches(known, form.etag)) {
    writeHead.call(res, 304, form.notModified);
    end.call(res);
    return;
  }
  writeHead.call(res, 200, form.headers);
  end.call(res, req.method === 'HEAD' ? undefined : form.body);
}

/** Compared weakly, as this header is, wherever our ETag has been on its way. */
const matches = (header: string, etag: string): boolean =>
  header === etag ||
  header.trim() === '*' ||
  header.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);

/** Takes off an answer what Express has put on it, down to what is its own. */
export function bare(res: ServerResponse): void {
  for (const name of res.getHeaderNames()) if (name !== OF_ONE_REQUEST) res.removeHeader(name);
}

/** What else an entry holds: headers, names, objects. */
const OVERHEAD = 3_000;

export const bytesOf = ({ text, forms }: KeptPage): number =>
  Object.values(forms).reduce((sum, { body }) => sum + body.length, OVERHEAD + (text?.length ?? 0));
