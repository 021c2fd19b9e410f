import type { CodeElement, Provider, Words } from '../embed.ts';

const HOSTS = new Set(['instagram.com', 'instagr.am']);
// Stories vanish and /share/ links lead anywhere, so neither is an address of a post.
const POST = /^\/(?:(?!share\/|stories\/)[\w.]+\/)?(p|reels?|tv)\/([\w-]{1,64})(?:\/|$)/;
const CANONICAL = /^https:\/\/www\.instagram\.com\/(?:p|reel|tv)\/[\w-]{1,64}\/$/;

/** A post, a reel or an old IGTV video; the author's name may stand before it. */
export const instagram: Provider = {
  key: 'instagram',
  name: 'Instagram',
  kind: 'post',
  noun: 'post',
  canonical(host, url) {
    const [, kind, code] = (HOSTS.has(host) && POST.exec(url.pathname)) || [];
    if (!kind || !code) return null;
    return `https://www.instagram.com/${kind === 'reels' ? 'reel' : kind}/${code}/`;
  },
  readCode(element) {
    const { class: classes = '', 'data-instgrm-permalink': permalink } = element.attribs;
    const isCode = element.name === 'blockquote' && (permalink || /\binstagram-media\b/.test(classes));
    if (!isCode) return null;
    return {
      address: permalink ?? element.inside('a')[0]?.attribs.href ?? '',
      words: () => readQuotation(element),
    };
  },
  ownsScript: (src) => /^(?:https?:)?\/\/(?:www|platform)\.instagram\.com\//i.test(src),
  advice: () => null,
  token: () => null,
  frames: {
    host: 'instagram.com',
    origin: 'https://www.instagram.com',
    source: ({ url }) => (CANONICAL.test(url) ? `${url}embed/captioned/` : null),
    shape: () => 'post',
  },
  // Its terms forbid keeping anything of what it answers.
  oembed: null,
};

const BOILERPLATE = /^(?:view|see) this \w+ on instagram$/i;
const CREDIT = /^A \w+ (?:shared|posted) by (.*)$/i;

/** Older codes carry the caption and the line of the author; newer ones the author at most. */
function readQuotation(element: CodeElement): Partial<Words> {
  const lines = element.text().split('\n');
  const at = lines.findIndex((line) => CREDIT.test(line));
  const caption = (at < 0 ? lines : lines.slice(0, at)).filter((line) => !BOILERPLATE.test(line));
  return {
    quote: caption.join('\n') || null,
    ...(at < 0 ? {} : author(CREDIT.exec(lines.slice(at).join(' '))?.[1] ?? '')),
    postedAt: moment(element.inside('time')[0]?.attribs.datetime),
  };
}

/** `Tess of the Ferry (@tess) on Jun 3, 2026 at 2:40pm`, of which any part may be missing. */
function author(credit: string): Pick<Words, 'authorName' | 'authorHandle'> {
  const [, name = '', handle = null] = /^(.*?)\s*\(@([\w.]+)\)/.exec(credit) ?? [null, credit.replace(/ on\b.*$/, '')];
  return { authorName: name.trim() || handle, authorHandle: handle };
}

function moment(datetime: string | undefined): number | null {
  const at = Date.parse(datetime ?? '');
  return Number.isNaN(at) ? null : at;
}
