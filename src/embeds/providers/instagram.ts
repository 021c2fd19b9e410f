import { onLogin, onPassingLink, onProfile, onStory } from '../advice.ts';
import type { Words } from '../embed.ts';
import type { CodeElement, Provider } from '../provider.ts';
import { saidMoment } from '../said-day.ts';

const HOSTS = new Set(['instagram.com', 'instagr.am']);
// Stories vanish and /share/ links lead anywhere, so neither is an address of a post; nor is a tune that reels use.
const POST = /^\/(?:(?!share\/|stories\/)[\w.]+\/)?(p|reels?|tv)\/(?!audio\/)([\w-]{1,64})(?:\/|$)/;
const CANONICAL = /^https:\/\/www\.instagram\.com\/(?:p|reel|tv)\/[\w-]{1,64}\/$/;

/** A post, a reel or an old IGTV video; the author's name may stand before it. */
export const instagram: Provider = {
  key: 'instagram',
  name: 'Instagram',
  kind: 'post',
  noun: () => 'post',
  canonical(host, url) {
    const [, kind, code] = (HOSTS.has(host) && POST.exec(url.pathname)) || [];
    if (!kind || !code) return null;
    return `https://www.instagram.com/${kind === 'reels' ? 'reel' : kind}/${code}/`;
  },
  // A reel is a post too.
  thing: /\/(?:p|reel|tv)\/([\w-]{1,64})\/$/,
  advice(host, url) {
    if (!HOSTS.has(host)) return null;
    const example = 'instagram.com/p/…';
    if (/^\/(?:stories|s)\//.test(url.pathname)) return onStory(example);
    if (/^\/share\//.test(url.pathname)) return onPassingLink(example);
    if (/^\/(?:accounts|challenge)\//.test(url.pathname)) return onLogin(example);
    // A name that is not one of Instagram's own pages, perhaps with one of its lists: `/tess/tagged/`.
    const isProfile =
      /^\/(?!(?:about|developer|direct|explore|legal|p|reels?|tv|web)(?:\/|$))[\w.]+\/?(?:(?:reels|tagged|channel)\/?)?$/;
    return isProfile.test(url.pathname) ? onProfile(example) : null;
  },
  readCode(element) {
    const { class: classes = '', src = '', 'data-instgrm-permalink': permalink } = element.attribs;
    if (element.name === 'iframe') return { address: src, words: () => ({}) };
    const isCode = element.name === 'blockquote' && (permalink || /\binstagram-media\b/.test(classes));
    if (!isCode) return null;
    return {
      address: permalink ?? element.first('a')?.attribs.href ?? '',
      words: () => readQuotation(element),
    };
  },
  ownsScript: (src) => /^(?:https?:)?\/\/(?:www|platform)\.instagram\.com\//i.test(src),
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

/** What a code says beside the caption, in the languages that editors most likely copy it in. */
const LANGUAGES: [view: RegExp, credit: RegExp][] = [
  [/^(?:view|see) this \w+ on instagram$/i, /^A \w+ (?:shared|posted) by (.*)$/i],
  [/^Sieh dir diese\w* \S+ auf Instagram an$/i, /^Ein(?:e|en)? .{1,40}?geteilt von (.*)$/i],
  [/^(?:Voir|Afficher) cette .{1,30} (?:sur|dans) Instagram$/i, /^Une .{1,40}? partagée par (.*)$/i],
  [/^Ver est[ea] .{1,30} en Instagram$/i, /^(?:Una?) .{1,30}? compartid[ao] (?:por|de) (.*)$/i],
  [/^Visualizza questo .{1,30} su Instagram$/i, /^Un .{1,30}? condiviso da (.*)$/i],
  [/^Ver est[ea] .{1,30} no Instagram$/i, /^Uma? .{1,30}? (?:com)?partilhad[ao] por (.*)$/i],
  [/^Dit .{1,30} op Instagram bekijken$/i, /^Een .{1,30}? gedeeld door (.*)$/i],
];
const isView = (line: string) => LANGUAGES.some(([view]) => view.test(line));
const creditIn = (line: string) => LANGUAGES.map(([, credit]) => credit.exec(line)?.[1]).find(Boolean);

/** Older codes carry the caption and the line of the author; newer ones the author at most. */
function readQuotation(element: CodeElement): Partial<Words> {
  const lines = element.text().split('\n');
  const at = lines.findLastIndex(creditIn);
  const caption = (at < 0 ? lines : lines.slice(0, at)).filter((line) => !isView(line));
  return {
    quote: caption.join('\n').trim() || null,
    ...(at < 0 ? {} : author(creditIn(lines.slice(at).join(' ')) ?? '')),
    postedAt: saidMoment(element.first('time')?.attribs.datetime ?? ''),
  };
}

/** `Tess of the Ferry (@tess) on Jun 3, 2026 at 2:40pm`, of which any part may be missing. */
function author(credit: string): Pick<Words, 'authorName' | 'authorHandle'> {
  const [, name = '', handle = null] = /^(.*?)\s*\(@([\w.]+)\)/.exec(credit) ?? [null, credit.replace(/ on\b.*$/, '')];
  return { authorName: name.trim() || handle, authorHandle: handle };
}
