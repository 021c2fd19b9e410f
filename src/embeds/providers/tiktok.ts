import { onPassingLink, onProfile } from '../advice.ts';
import type { Words } from '../embed.ts';
import type { CodeElement, Provider } from '../provider.ts';

const POST = /^\/@([\w.-]{1,60})\/(video|photo)\/(\d{1,25})\/?$/;
const NUMBER = /^\/(?:embed\/(?:v\d\/)?|player\/v1\/|v\/|share\/video\/)(\d{1,25})(?:\.html)?\/?$/;
const CANONICAL = /^https:\/\/www\.tiktok\.com\/@[\w.-]{1,60}\/(?:video|photo)\/(\d{1,25})$/;
const EXAMPLE = 'tiktok.com/@…/video/…';
const HANDLE = /^@([\w.-]{1,60})$/;

/** A film of seconds, or a row of pictures, with what its author wrote under it. */
export const tiktok: Provider = {
  key: 'tiktok',
  name: 'TikTok',
  kind: 'post',
  noun: () => 'video',
  canonical(host, url) {
    if (host !== 'tiktok.com') return null;
    const [, user, what, id] = POST.exec(url.pathname) ?? [];
    if (user && what && id) return `https://www.tiktok.com/@${user}/${what}/${id}`;
    const number = NUMBER.exec(url.pathname)?.[1];
    return number ? byNumber(number) : null;
  },
  handleIn: /\/@(?!_\/)([\w.-]{1,60})\//,
  advice(host, url) {
    if (/^v[mt]\.tiktok\.com$/.test(host) || (host === 'tiktok.com' && /^\/t\//.test(url.pathname)))
      return onPassingLink(EXAMPLE);
    if (host === 'tiktok.com' && /^\/@[\w.-]+(?:\/live)?\/?$/.test(url.pathname)) return onProfile(EXAMPLE);
    return null;
  },
  readCode(element) {
    if (element.name === 'iframe') return { address: element.attribs.src ?? '', words: () => ({}) };
    const { class: classes = '', cite = '', 'data-video-id': id = '' } = element.attribs;
    if (element.name !== 'blockquote' || !/\btiktok-embed\b/.test(classes)) return null;
    return {
      address: /\/(?:video|photo)\/\d/.test(cite) || !/^\d+$/.test(id) ? cite : byNumber(id),
      words: () => readQuotation(element),
    };
  },
  ownsScript: (src) => /^(?:https?:)?\/\/(?:www\.)?tiktok\.com\/embed/i.test(src),
  token: () => null,
  frames: {
    host: 'tiktok.com',
    origin: 'https://www.tiktok.com',
    source({ url }) {
      const id = CANONICAL.exec(url)?.[1];
      return id ? `https://www.tiktok.com/player/v1/${id}?description=1` : null;
    },
    shape: () => 'tall',
  },
  oembed: { endpoint: 'https://www.tiktok.com/oembed', title: 'quote', handle: /\/@([\w.-]{1,60})$/ },
};

/** TikTok finds a video by its number whoever the address says it is by. */
const byNumber = (id: string) => `https://www.tiktok.com/@_/video/${id}`;

/** The handle, the caption with its #tags, and at the end the name of the sound, which nobody has said. */
function readQuotation(element: CodeElement): Partial<Words> {
  const links = element.inside('a');
  const handle = links.map((link) => HANDLE.exec(link.attribs.title ?? '')?.[1]).find(Boolean) ?? null;
  const sound = links.findLast((link) => link.attribs.title?.startsWith('♬'))?.text() ?? '';
  let caption = element.text();
  if (handle && caption.startsWith(`@${handle}`)) caption = caption.slice(handle.length + 1);
  if (sound && caption.endsWith(sound)) caption = caption.slice(0, -sound.length);
  return { authorHandle: handle, quote: caption.trim() || null };
}
