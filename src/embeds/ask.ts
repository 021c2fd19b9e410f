import { Resolver } from 'node:dns/promises';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { type RequestOptions, request as requestOverTls } from 'node:https';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { SECOND } from '../time.ts';
import { providers } from './registry.ts';

/**
 * The one way out to the providers that tell about their things. It goes to their hosts and nowhere else, whatever a
 * redirect or the domain name system says, takes little, and waits briefly. Nothing that answers a reader uses it.
 */

/** What became of a question. `why` goes on from the provider's name: `did not answer`. */
export type Answered =
  | { kind: 'answer'; json: unknown }
  /** There is no such thing, or it may not be shown, as the provider says. */
  | { kind: 'none' }
  /** Nothing is known of the thing. */
  | { kind: 'trouble'; why: string };

/**
 * Never throws, and takes no longer than its patience.
 * @param address https, of a host that the registry names
 * @param stopping ends it at once
 */
export type Ask = (address: string, stopping: AbortSignal) => Promise<Answered>;

/** How an answer comes here; tests lay one that leads to themselves. */
export interface Road {
  /** Every address of a host. */
  resolve(host: string, signal: AbortSignal): Promise<string[]>;
  request(url: URL, options: RequestOptions): ClientRequest;
  /** ms for everything together: names, redirects and the answer. */
  patience: number;
}

/** In bytes. */
const MOST = 256 * 1024;
const MOST_REDIRECTS = 2;
const HOSTS = new Set(providers.flatMap(({ oembed }) => (oembed ? [new URL(oembed.endpoint).hostname] : [])));
const NOT_TO_BE_HAD = [400, 401, 403, 404, 410];
const JSON_TYPE = /^(?:application|text)\/(?:[\w.-]+\+)?json(?:\+oembed)?[ \t]*(?:;|$)/i;
const REAL: Road = { resolve: addressesOf, request: requestOverTls, patience: 2 * SECOND };

export function createAsk(road: Partial<Road> = {}): Ask {
  const taken: Road = { ...REAL, ...road };
  return async (address, stopping) => {
    // AbortSignal.timeout inside AbortSignal.any may be collected as garbage before it fires.
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), taken.patience);
    try {
      return await follow(taken, address, AbortSignal.any([late.signal, stopping]));
    } catch {
      return trouble(SILENT);
    } finally {
      clearTimeout(timer);
    }
  };
}

const SILENT = 'did not answer';
export const UNREADABLE = 'gave an answer that cannot be read';
const TOO_LONG = 'gave an answer that is too long';
const trouble = (why: string): Answered => ({ kind: 'trouble', why });

async function follow(road: Road, address: string, signal: AbortSignal): Promise<Answered> {
  let url = allowed(address);
  for (let redirects = 0; url && redirects <= MOST_REDIRECTS; redirects++) {
    // Of what was broken off before it began, nobody would hear again.
    signal.throwIfAborted();
    const addresses = await road.resolve(url.hostname, signal);
    signal.throwIfAborted();
    if (addresses.length === 0) return trouble(SILENT);
    if (!addresses.every(isPublic)) return trouble('stands at an address that is not public');
    const response = await sent(road.request(url, options(addresses, signal)));
    try {
      const { statusCode = 0, headers } = response;
      if (statusCode < 300 || statusCode >= 400) return await read(response, statusCode);
      url = allowed(headers.location ?? '', url);
    } finally {
      response.destroy();
    }
  }
  return trouble(url ? 'sends us from one address to the next' : 'sends us elsewhere');
}

/** Where it may be asked; null for any other address. */
function allowed(address: string, base?: URL): URL | null {
  if (!URL.canParse(address, base?.href)) return null;
  const url = new URL(address, base?.href);
  const isPlain = url.protocol === 'https:' && !url.port && !url.username && !url.password;
  return isPlain && HOSTS.has(url.hostname) ? url : null;
}

/** What its operator's machines reach from within, though it looks like any other (Azure's own services). */
const FROM_WITHIN = ['168.63.129.16'];
/** All of IPv6 that is given out for the public (https://www.iana.org/assignments/ipv6-address-space). */
const PUBLIC_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

function isPublic(text: string): boolean {
  if (!ipaddr.isValid(text) || FROM_WITHIN.includes(text)) return false;
  const address = ipaddr.process(text);
  if (address instanceof ipaddr.IPv6 && !address.match(PUBLIC_IPV6)) return false;
  return address.range() === 'unicast';
}

function options(addresses: readonly string[], signal: AbortSignal): RequestOptions {
  const known = addresses.map((address) => ({ address, family: ipaddr.parse(address).kind() === 'ipv4' ? 4 : 6 }));
  const [first = { address: '', family: 0 }] = known;
  // Only what was looked at: names may lead elsewhere a moment later.
  const lookup: LookupFunction = (_host, { all }, done) =>
    all ? done(null, known) : done(null, first.address, first.family);
  return {
    signal,
    lookup,
    // A connection of its own, kept for nobody.
    agent: false,
    headers: { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'Hearsay' },
  };
}

const sent = (request: ClientRequest) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    // Of an answer that only changes the protocol nothing is told but the end.
    request
      .on('close', () => reject(new Error('closed')))
      .on('error', reject)
      .on('response', resolve)
      .end();
  });

async function read(response: IncomingMessage, status: number): Promise<Answered> {
  if (NOT_TO_BE_HAD.includes(status)) return { kind: 'none' };
  if (status === 429) return trouble('wants to be asked less often');
  if (status !== 200) return trouble(`could not answer (${status})`);
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = response.headers;
  if (!JSON_TYPE.test(type) || encoding.toLowerCase() !== 'identity') return trouble(UNREADABLE);
  if (Number(response.headers['content-length'] ?? 0) > MOST) return trouble(TOO_LONG);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST) return trouble(TOO_LONG);
    chunks.push(chunk);
  }
  // One that is broken off ends like one that is over.
  if (!response.complete) return trouble(SILENT);
  try {
    return { kind: 'answer', json: JSON.parse(new TextDecoder().decode(Buffer.concat(chunks))) };
  } catch {
    return trouble(UNREADABLE);
  }
}

/** Asks the name servers itself: unlike the system's own way this can be given up, and stopping waits for nobody. */
async function addressesOf(host: string, signal: AbortSignal): Promise<string[]> {
  const resolver = new Resolver({ timeout: SECOND, tries: 1 });
  const giveUp = () => resolver.cancel();
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    return found.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
