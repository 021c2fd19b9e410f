import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { Context } from '../context.ts';
import { awaitPage, type Keep } from './keep.ts';
import { answer, bare, bytesOf, commonHeaders, type KeptPage, keptPage, type Made } from './kept-page.ts';
import { type CacheFigures, countPages } from './metrics.ts';
import { mayBeAtDesk } from './session.ts';
import { isOvertaken, isStillTrue, thisMoment } from './still-true.ts';

/** Under what the page of an address is kept, as it came in the request; null: it is not. */
type KeyOf = (url: string) => string | null;

/** How much a process keeps; a page larger than a tenth of it is made each time. */
const BYTES = 32_000_000;

/**
 * Stands in front of Express and answers with whole pages that are kept, for as long as nothing that they are made of has
 * changed. Handlers say what that is (`keep.ts`); whoever writes needs to tell nobody.
 * @param bytes that it keeps at most
 */
export function pageCache(
  ctx: Context,
  app: RequestListener,
  keyOf: KeyOf,
  { bytes = BYTES }: { bytes?: number | undefined } = {},
): RequestListener {
  // A changed template is looked at at once.
  if (ctx.config.development) return app;
  const cache = new PageCache(ctx, app, keyOf, bytes);
  countPages(ctx.metrics, () => cache.figures());
  return (req, res) => cache.serve(req, res);
}

/** Nobody is logged in, and nothing comes with the question that might have to be read first. */
function isForEverybody({ method, headers }: IncomingMessage): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) return false;
  return headers.cookie === undefined || !mayBeAtDesk(headers.cookie);
}

interface Asking {
  req: IncomingMessage;
  res: ServerResponse;
}

/** Of one that waits behind others on its connection, the answer itself does not know that this is closed. */
const isThere = ({ req, res }: Asking) => !(res.destroyed || req.socket.destroyed);

/** One who came while a page was being made, and when that was. */
interface Waiting extends Asking {
  came: Made;
}

/** A page being made, and who waits for it. */
interface Flight {
  key: string;
  began: Made;
  waiting: Waiting[];
}

class PageCache {
  readonly #ctx: Context;
  readonly #app: RequestListener;
  readonly #keyOf: KeyOf;
  readonly #pages: LRUCache<string, KeptPage>;
  readonly #flights = new Map<string, Flight>();
  readonly #counted = { hits: 0, misses: 0, waits: 0, passed: 0 };

  constructor(ctx: Context, app: RequestListener, keyOf: KeyOf, bytes: number) {
    this.#ctx = ctx;
    this.#app = app;
    this.#keyOf = keyOf;
    this.#pages = new LRUCache({ maxSize: bytes, maxEntrySize: Math.floor(bytes / 10), sizeCalculation: bytesOf });
  }

  figures(): CacheFigures {
    return { ...this.#counted, bytes: this.#pages.calculatedSize };
  }

  serve(req: IncomingMessage, res: ServerResponse): void {
    const asking = { req, res };
    if (!isForEverybody(req)) {
      this.#pass(asking);
      return;
    }
    const url = req.url ?? '';
    let key: string | null = url;
    let page: KeptPage | undefined;
    let now: Made | undefined;
    try {
      // Most addresses are their own keys, and need no reading.
      page = this.#standing(url);
      if (!page) {
        key = this.#keyOf(url);
        if (key !== null && key !== url) page = this.#standing(key);
        if (key !== null && !page) now = thisMoment(this.#ctx);
      }
    } catch (error) {
      this.#ctx.log.warn({ err: error }, 'the page cache was passed by');
    }
    if (page) {
      this.#counted.hits += 1;
      this.#answer(page, asking);
    } else if (key !== null && now) this.#waitFor(key, now, asking);
    // Also where the database does not answer: Express will say so.
    else this.#pass(asking);
  }

  /** The page under a key, if it is still true. */
  #standing(key: string): KeptPage | undefined {
    const page = this.#pages.get(key);
    if (!page || isStillTrue(this.#ctx, page)) return page;
    this.#pages.delete(key);
    return undefined;
  }

  #answer(page: KeptPage, { req, res }: Asking): void {
    answer(page, req, res, () => {
      if (this.#pages.peek(page.key) === page) this.#keep(page);
    });
  }

  /** Anew where its size has changed, as only then it is asked for that. */
  #keep(page: KeptPage): void {
    this.#pages.delete(page.key);
    this.#pages.set(page.key, page);
  }

  #pass({ req, res }: Asking): void {
    this.#counted.passed += 1;
    this.#app(req, res);
  }

  /** The first makes the page, whoever comes meanwhile waits for it. */
  #waitFor(key: string, came: Made, asking: Asking): void {
    const flight = this.#flights.get(key);
    if (flight) {
      this.#counted.waits += 1;
      flight.waiting.push({ ...asking, came });
      return;
    }
    this.#counted.misses += 1;
    this.#lead({ key, began: came, waiting: [] }, asking);
  }

  #lead(flight: Flight, { req, res }: Asking): void {
    this.#flights.set(flight.key, flight);
    awaitPage(res, (text, keep) => this.#land(flight, { req, res }, text, keep));
    // As soon as another answer begins: when it ends is up to whoever reads it, or does not.
    const writeHead = res.writeHead;
    res.writeHead = ((...said: Parameters<typeof writeHead>) => {
      this.#scatter(flight, (each) => this.#pass(each));
      return writeHead.apply(res, said);
    }) as typeof writeHead;
    // Who asked is gone before there was an answer: the next one asks.
    res.once('close', () => this.#scatter(flight, (each) => this.serve(each.req, each.res)));
    this.#app(req, res);
  }

  /** Nothing for everybody came of it. */
  #scatter(flight: Flight, each: (asking: Asking) => void): void {
    if (!this.#end(flight)) return;
    for (const waiting of flight.waiting) if (isThere(waiting)) each(waiting);
  }

  /** @returns whether it was still under way */
  #end(flight: Flight): boolean {
    return this.#flights.get(flight.key) === flight && this.#flights.delete(flight.key);
  }

  /** The page is made. @returns false where it is not for everybody, or nobody waits for it any more */
  #land(flight: Flight, leader: Asking, text: string, keep: Keep): boolean {
    const { key, began, waiting } = flight;
    const headers = commonHeaders(leader.res);
    if (!headers || this.#flights.get(key) !== flight) return false;
    const page = keptPage(text, headers, { ...keep, key, made: began });
    const isTrue = isStillTrue(this.#ctx, page);
    const hasChanged = !isTrue && isOvertaken(this.#ctx, page);
    this.#end(flight);
    if (isTrue) this.#keep(page);
    bare(leader.res);
    this.#answer(page, leader);
    for (const { came, ...asking } of waiting) {
      if (!isThere(asking)) continue;
      // What changed while it was made had been answered to nobody who came before that.
      const isNewEnough = came.at < page.until && (!hasChanged || came.changes === began.changes);
      if (isNewEnough) this.#answer(page, asking);
      else this.serve(asking.req, asking.res);
    }
    return true;
  }
}
