export type Encoding = 'br' | 'gzip' | 'identity';

/** Browsers send a handful of these headers; whoever sends others has them read each time. */
const remembered = new Map<string, Encoding>();
const MOST = 100;
const LONGEST = 100;

/** What of our own to send to who asks with this Accept-Encoding. */
export function encodingFor(header: string | undefined): Encoding {
  if (header === undefined) return 'identity';
  const known = remembered.get(header);
  if (known) return known;
  const encoding = chosen(header);
  if (header.length <= LONGEST && remembered.size < MOST) remembered.set(header, encoding);
  return encoding;
}

/**
 * The smallest of those that are liked best. As it is comes last, unless it is said to be liked better, and stays where
 * everything is refused: a page that cannot be read helps nobody less than a 406.
 */
function chosen(header: string): Encoding {
  const liked = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [, name, q = '1'] = /^\s*([^\s;,]+)\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?$/.exec(part) ?? [];
    if (name !== undefined) liked.set(name, Number(q));
  }
  const others = liked.get('*') ?? 0;
  const [br, gzip] = [liked.get('br') ?? others, liked.get('gzip') ?? others];
  const best = Math.max(br, gzip);
  if (best === 0 || (liked.get('identity') ?? 0) > best) return 'identity';
  return br === best ? 'br' : 'gzip';
}
