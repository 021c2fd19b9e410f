import { COUNTED, type QueuedComment } from '../../comments/desk/queue.ts';
import { type QueueFilter, SHELVES, type Shelf } from '../../comments/desk/queue-filter.ts';
import { number } from '../../words.ts';
import { queuePath } from '../paths.ts';
import { addressWords } from './comment-line.ts';
import { reasonWords, SHELF_WORDS } from './comment-words.ts';

/** What stands above the queue: its shelves, its filters, the search. */
export interface QueueTools {
  tabs: { words: string; href: string; comments: string | null; current: boolean }[];
  /** `Held because:`, with how many; none where everything was held for one reason. */
  reasons: { words: string; href: string; comments: string; current: boolean }[];
  /** What the comments are filtered by, each with the way to those without that filter. */
  filters: { words: string; href: string }[];
  search: { q: string; kept: { name: string; value: string }[] };
}

interface Found {
  filter: QueueFilter;
  /** Null: of comments that are filtered it is not counted how many there are. */
  counts: Record<Shelf, number> | null;
  /** How many were held for each reason; of shelves without such chips, none. */
  reasons: ReadonlyMap<string, number>;
  /** On this page, to tell the names of what is filtered by. */
  comments: readonly QueuedComment[];
}

/** `10,000+`, where counting stopped. */
const upTo = (comments: number) => `${number(comments)}${comments >= COUNTED ? '+' : ''}`;

export function queueTools({ filter, counts, reasons, comments }: Found): QueueTools {
  const { status, q, reason, ...others } = filter;
  const held = comments[0];
  const words: [keyof QueueFilter, string | undefined][] = [
    ['post', filter.post && `on ${held?.post.title ?? `post ${filter.post}`}`],
    ['name', filter.name && `by the name of ${filter.name}`],
    ['mark', filter.mark && `under the mark ${held?.mark?.words ?? filter.mark}`],
    ['address', filter.address && `from ${addressWords(filter.address)}`],
    ['reason', reason && `held because: ${reasonWords(reason)}`],
    ['q', q && `with “${q}”`],
  ].filter((each): each is [keyof QueueFilter, string] => each[1] !== undefined);
  return {
    tabs: SHELVES.map((shelf) => ({
      words: SHELF_WORDS[shelf],
      href: queuePath({ ...filter, status: shelf, reason: undefined }),
      comments: counts && upTo(counts[shelf]),
      current: shelf === status,
    })),
    reasons:
      reasons.size === 0
        ? []
        : [...reasons]
            .sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
            .map(([code, n]) => ({
              words: reasonWords(code),
              href: queuePath({ ...filter, reason: code }),
              comments: number(n),
              current: code === reason,
            })),
    filters: words.map(([key, said]) => ({
      words: said ?? '',
      href: queuePath({ ...filter, [key]: undefined }),
    })),
    search: {
      q: q ?? '',
      kept: Object.entries({ status, ...others }).flatMap(([name, value]) =>
        value === undefined ? [] : [{ name, value: String(value) }],
      ),
    },
  };
}
