import { ON_CHANNEL, ON_CLIP } from '../advice.ts';
import type { Words } from '../embed.ts';
import type { CodeElement, Provider } from '../provider.ts';
import { shapeOf } from '../shape.ts';
import { sizeOf } from '../size.ts';

const HOSTS = new Set(['youtube.com', 'youtube-nocookie.com', 'music.youtube.com']);
// Players for Flash put what they were asked behind an & in the path.
const VIDEO = /^\/(shorts|live|embed|v|e)\/([\w-]{11})(?:[/&]|$)/;
const ID = /^(?!videoseries$)[\w-]{11}$/;
// What is watched later or liked is seen by nobody else, and has a short name.
const LIST = /^[\w-]{13,64}$/;
const LISTS = /^\/(?:playlist|embed(?:\/videoseries)?)\/?$/;
const CANONICAL =
  /^https:\/\/www\.youtube\.com\/(?:watch\?v=([\w-]{11})(?:&t=(\d{1,6}))?|shorts\/([\w-]{11})|playlist\?list=([\w-]{13,64}))$/;
const CHANNEL = /^\/(?:@|(?:c|user|channel)\/)[^/]+(?:\/(?:featured|videos|shorts|streams|live))?\/?$/;
/** What the player calls itself when nobody named the video. */
const NAMELESS = /^(?:youtube video player|video)?$/i;

/**
 * A video from where its address says on, however it is linked, or a list of them. A short keeps a form of its own, as
 * nothing else in an address tells that it is tall.
 */
export const youtube: Provider = {
  key: 'youtube',
  name: 'YouTube',
  kind: 'video',
  noun: () => 'video',
  canonical(host, url) {
    const [what, id] = videoIn(host, url);
    if (id && ID.test(id))
      return what === 'shorts'
        ? `https://www.youtube.com/shorts/${id}`
        : `https://www.youtube.com/watch?v=${id}${start(url)}`;
    const list = HOSTS.has(host) && LISTS.test(url.pathname) ? (url.searchParams.get('list') ?? '') : '';
    return LIST.test(list) ? `https://www.youtube.com/playlist?list=${list}` : null;
  },
  readCode(element) {
    if (element.name === 'iframe') {
      const { src = '', title = '', width, height } = element.attribs;
      const mediaDescription = NAMELESS.test(title.trim()) ? null : title.trim();
      return { address: src, words: () => ({ mediaDescription, size: sizeOf(width, height) }) };
    }
    return element.name === 'object' || element.name === 'embed' ? readFlash(element) : null;
  },
  ownsScript: () => false,
  // A film is the same from whatever second it begins, and as a short.
  thing: /\/(?:watch\?v=|shorts\/)([\w-]{11})/,
  advice(host, url) {
    if (!HOSTS.has(host)) return null;
    if (url.pathname.startsWith('/clip/')) return ON_CLIP;
    return CHANNEL.test(url.pathname) ? ON_CHANNEL : null;
  },
  token: () => null,
  // The player that sets no cookies before it plays.
  frames: {
    host: 'youtube-nocookie.com',
    origin: 'https://www.youtube-nocookie.com',
    source({ url }) {
      const [, video, second, short, list] = CANONICAL.exec(url) ?? [];
      if (list) return `https://www.youtube-nocookie.com/embed/videoseries?list=${list}`;
      const id = video ?? short;
      return id ? `https://www.youtube-nocookie.com/embed/${id}${second ? `?start=${second}` : ''}` : null;
    },
    shape: ({ url, size }) => shapeOf(size) ?? (url.includes('/shorts/') ? 'tall' : 'wide'),
  },
  oembed: { endpoint: 'https://www.youtube.com/oembed', title: 'mediaDescription', handle: /\/@([\w.-]{1,60})$/ },
};

function videoIn(host: string, url: URL): [what: string, id: string | null | undefined] {
  if (host === 'youtu.be') return ['watch', url.pathname.slice(1).replace(/\/$/, '')];
  if (!HOSTS.has(host)) return ['', null];
  if (url.pathname === '/watch') return ['watch', url.searchParams.get('v')];
  const [, what = '', id] = VIDEO.exec(url.pathname) ?? [];
  return [what, id];
}

/** `90`, `90s`, `1m30s` or `1h2m3s`, wherever it is said. */
function start({ searchParams, hash }: URL): string {
  const said = searchParams.get('t') ?? searchParams.get('start') ?? /^#t=(\w+)$/.exec(hash)?.[1] ?? '';
  const [whole, hours = 0, minutes = 0, seconds = 0] =
    /^(?:(\d{1,2})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/.exec(said) ?? [];
  const second = whole ? Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) : 0;
  return second > 0 && second < 1_000_000 ? `&t=${second}` : '';
}

/** The player as it was before frames; one element may stand in the other. */
function readFlash(element: CodeElement): { address: string; words(): Partial<Words> } {
  const movie = element.inside('param').find(({ attribs }) => attribs.name?.toLowerCase() === 'movie')?.attribs.value;
  const { data, src, width, height } = element.attribs;
  const address = movie ?? data ?? src ?? element.first('embed')?.attribs.src ?? '';
  return { address, words: () => ({ size: sizeOf(width, height) }) };
}
