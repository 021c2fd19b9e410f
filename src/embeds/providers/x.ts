import { onLogin, onPassingLink, onProfile } from '../advice.ts';
import type { CodeElement, Provider, Said } from '../provider.ts';
import { saidDay, saidMoment } from '../said-day.ts';

const HOSTS = new Set(['x.com', 'twitter.com']);
const FRAME_HOSTS = new Set(['platform.twitter.com', 'platform.x.com']);
const POST = /^\/(?:(\w{1,15}|i\/web)\/)?status(?:es)?\/(\d{1,20})(?:\/|$)/;
const CANONICAL = /^https:\/\/x\.com\/\w{1,15}\/status\/(\d{1,20})$/;

/** A post on what was Twitter, under either name. Where the author is not told, `i` stands for them, as it does there. */
export const x: Provider = {
  key: 'x',
  name: 'X',
  kind: 'post',
  noun: () => 'post',
  canonical(host, url) {
    if (FRAME_HOSTS.has(host)) return framed(url);
    // Once everything stood behind `#!`.
    const path = url.hash.startsWith('#!/') ? url.hash.slice(2) : url.pathname;
    const [, user = 'i', id] = (HOSTS.has(host) && POST.exec(path)) || [];
    return id ? `https://x.com/${user === 'i/web' ? 'i' : user.toLowerCase()}/status/${id}` : null;
  },
  handleIn: /^https:\/\/x\.com\/(?!i\/)(\w{1,15})\//,
  // The name before it may be anybody's.
  thing: /\/status\/(\d{1,20})$/,
  advice(host, url) {
    const example = 'x.com/name/status/…';
    if (/^pic\.(?:twitter|x)\.com$/.test(host)) return onPassingLink(example);
    if (!HOSTS.has(host)) return null;
    if (/^\/(?:login|signup|account|i\/flow)\b/.test(url.pathname)) return onLogin(example);
    // A name that is not one of X's own pages, perhaps with one of its lists: `/tess/media`.
    const isProfile =
      /^\/(?!(?:about|compose|explore|hashtag|home|i|intent|jobs|messages|notifications|privacy|search|settings|share|tos)\b)\w{1,15}\/?(?:(?:with_replies|media|highlights|articles)\/?)?$/;
    return isProfile.test(url.pathname) ? onProfile(example) : null;
  },
  readCode(element) {
    const { class: classes = '', src = '', 'data-tweet-id': id = '' } = element.attribs;
    if (element.name === 'iframe') return { address: src, words: () => ({}) };
    if (element.name === 'twitterwidget') return { address: `https://x.com/i/status/${id}`, words: () => ({}) };
    // As a page has it once the script has drawn it.
    if (element.name === 'div' && /(?:^|\s)twitter-tweet-rendered(?:\s|$)/.test(classes))
      return { address: element.first('iframe')?.attribs.src ?? '', words: () => ({}) };
    if (element.name !== 'blockquote' || !/(?:^|\s)twitter-(?:tweet|video)(?:\s|$)/.test(classes)) return null;
    const link = element.inside('a').at(-1);
    return link ? { address: link.attribs.href ?? '', words: () => readQuotation(element, link) } : null;
  },
  ownsScript: (src, inline) =>
    /^(?:https?:)?\/\/platform\.(?:twitter|x)\.com\//i.test(src) ||
    (src === '' && /\bplatform\.twitter\.com\/widgets\.js\b/.test(inline)),
  token: () => null,
  frames: {
    host: 'twitter.com',
    origin: 'https://platform.twitter.com',
    source({ url }) {
      const id = CANONICAL.exec(url)?.[1];
      return id ? `https://platform.twitter.com/embed/Tweet.html?id=${id}&dnt=true` : null;
    },
    shape: ({ mediaDescription }) => (mediaDescription ? 'post' : 'words'),
  },
  oembed: {
    endpoint: 'https://publish.x.com/oembed',
    with: { omit_script: '1', dnt: '1' },
    title: null,
    handle: /^https:\/\/(?:twitter|x)\.com\/(\w{1,15})$/,
  },
};

function framed({ pathname, searchParams }: URL): string | null {
  const id = /^\/embed\/(?:Tweet|index)\.html$/i.test(pathname) ? searchParams.get('id') : null;
  return id && /^\d{1,20}$/.test(id) ? `https://x.com/i/status/${id}` : null;
}

/** `— Tess of the Ferry (@tess) June 3, 2026`, the last of which is the link. */
const CREDIT = /^[—–―-]{1,2}\s*(?=\S)/;
const HANDLE = /\s*\(@(\w{1,15})\)$/;
const IN_ADDRESS = /\/(?!i\/)(\w{1,15})\/status(?:es)?\//;

function readQuotation(element: CodeElement, link: CodeElement): Said {
  const date = link.text();
  const lines = element.text().split('\n');
  const last = lines.at(-1) ?? '';
  const isCredit = CREDIT.test(last) && date !== '' && last.endsWith(date);
  const credit = isCredit ? last.replace(CREDIT, '').slice(0, -date.length).trim() : '';
  const said = element.inside('p').flatMap((paragraph) => paragraph.text().split('\n'));
  const { 'data-datetime': moment = '', href = '' } = link.attribs;
  const handle = HANDLE.exec(credit)?.[1] ?? IN_ADDRESS.exec(href)?.[1] ?? null;
  return {
    quote:
      withoutLastLinks(
        said
          .filter((line) => !isCredit || line !== last)
          .join('\n')
          .trim(),
      ) || null,
    authorName: credit.replace(HANDLE, '') || null,
    authorHandle: handle,
    postedAt: saidMoment(moment),
    day: saidDay(date),
  };
}

const LAST_LINK = /\s*(?:https?:\/\/t\.co\/\w{1,20}|pic\.(?:twitter|x)\.com\/\w{1,20})…?\s*$/;
const LONGEST_LINK = 100;

/** Pictures, cards and quoted posts stand as addresses at the end, which say nothing and are seen nowhere on X. */
function withoutLastLinks(quote: string): string {
  let said = quote;
  for (;;) {
    const link = LAST_LINK.exec(said.slice(-LONGEST_LINK))?.[0];
    if (!link) return said;
    said = said.slice(0, -link.length);
  }
}
