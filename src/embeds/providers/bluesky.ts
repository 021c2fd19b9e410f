import { onProfile } from '../advice.ts';
import type { CodeElement, Provider, Said } from '../provider.ts';
import { saidDay, saidMoment } from '../said-day.ts';

const POST = /^\/profile\/([\w.:-]{1,253})\/post\/([a-z0-9]{1,20})(?:\/|$)/;
const FRAME = /^\/embed\/(did:[\w.:-]{1,253})\/app\.bsky\.feed\.post\/([a-z0-9]{1,20})\/?$/;
const URI = /^at:\/\/([\w.:-]{1,253})\/app\.bsky\.feed\.post\/([a-z0-9]{1,20})$/;
const CANONICAL = /^https:\/\/bsky\.app\/profile\/([\w.:-]{1,253})\/post\/([a-z0-9]{1,20})$/;
/** Who wrote it, by the name that no change of handle changes (https://atproto.com/specs/did). */
const DID = /^did:(?:plc:[a-z2-7]{24}|web:[a-z0-9.-]{1,253})$/;
const HANDLE = /^(?:[a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{0,62}$/;

/**
 * A post on Bluesky, by its author's handle or lasting name, whichever the address has; the frame wants the lasting one,
 * and a code tells it.
 */
export const bluesky: Provider = {
  key: 'bluesky',
  name: 'Bluesky',
  kind: 'post',
  noun: () => 'post',
  canonical(host, url) {
    const path = url.pathname.replaceAll(/%3a/gi, ':');
    const shape = host === 'bsky.app' ? POST : host === 'embed.bsky.app' ? FRAME : null;
    const [, said = '', key] = shape?.exec(path) ?? [];
    const who = said.startsWith('did:') ? said : said.toLowerCase();
    return key && (DID.test(who) || HANDLE.test(who)) ? addressOf(who, key) : null;
  },
  handleIn: /\/profile\/(?!did:)([\w.-]{1,253})\//,
  advice: (host, url) =>
    host === 'bsky.app' && /^\/profile\/[^/]+\/?$/.test(url.pathname) ? onProfile('bsky.app/profile/…/post/…') : null,
  readCode(element) {
    if (element.name === 'iframe')
      return { address: element.attribs.src ?? '', words: () => ({ token: didIn(element.attribs.src ?? '') }) };
    const { 'data-bluesky-uri': uri = '' } = element.attribs;
    const [, who, key] = (element.name === 'blockquote' && URI.exec(uri)) || [];
    if (!who || !key) return null;
    return {
      address: addressOf(handleOf(element) ?? who, key),
      words: () => ({ ...readQuotation(element), token: bluesky.token(who) }),
    };
  },
  ownsScript: (src) => /^(?:https?:)?\/\/embed\.bsky\.app\//i.test(src),
  token: (text) => (DID.test(text) ? text : null),
  frames: {
    host: 'bsky.app',
    origin: 'https://embed.bsky.app',
    source({ url, token }) {
      const [, who = '', key] = CANONICAL.exec(url) ?? [];
      const did = bluesky.token(who) ?? bluesky.token(token ?? '');
      return key && did ? `https://embed.bsky.app/embed/${did}/app.bsky.feed.post/${key}` : null;
    },
    shape: ({ mediaDescription }) => (mediaDescription ? 'post' : 'words'),
  },
  oembed: { endpoint: 'https://embed.bsky.app/oembed', title: null, handle: /\/profile\/([\w.-]{1,253})$/ },
};

const addressOf = (who: string, key: string) => `https://bsky.app/profile/${who}/post/${key}`;

/** In the links at the end. Readers copy addresses with it, so that a code and an address are one thing. */
function handleOf(element: CodeElement): string | null {
  const said = element
    .inside('a')
    .slice(-2)
    .map((link) => /@([\w.-]{1,253})\)?$/.exec(link.text())?.[1]?.toLowerCase());
  return said.find((handle) => handle && HANDLE.test(handle)) ?? null;
}

const didIn = (src: string) => bluesky.token(/\/embed\/(did:[\w.:-]{1,253})\//.exec(src)?.[1] ?? '');

/** Stands for the picture of a post that has one. */
const PICTURE = '[image or embed]';
/** `— Name (@handle) June 3, 2026 at 2:40 PM`; what a service asks for ends with the moment as a machine writes it. */
const SIGNATURE = /^—(.*)@([\w.-]{1,253})\)?(?:\s+([^@]*))?$/;

function readQuotation(element: CodeElement): Said {
  const [, name = '', handle = null, when = ''] = SIGNATURE.exec(element.text().split('\n').at(-1) ?? '') ?? [];
  const said = element.inside('p').flatMap((paragraph) => paragraph.lines().split('\n'));
  const quote = said.filter((line) => line !== PICTURE && !(handle && SIGNATURE.exec(line)?.[2] === handle));
  return {
    authorName: name.replace(/\($/, '').trim() || null,
    authorHandle: handle,
    postedAt: saidMoment(when),
    day: saidDay(when),
    quote: quote.join('\n').trim() || null,
  };
}
