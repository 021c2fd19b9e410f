import type { Provider } from '../embed.ts';

const HOSTS = new Set(['youtube.com', 'youtube-nocookie.com', 'music.youtube.com']);
const VIDEO = /^\/(?:shorts|live|embed|v)\/([^/]+)\/?$/;
// `/embed/videoseries` is a playlist.
const ID = /^(?!videoseries$)[\w-]{11}$/;
const CANONICAL = /^https:\/\/www\.youtube\.com\/watch\?v=([\w-]{11})$/;
/** What the player calls itself when nobody named the video. */
const NAMELESS = /^(?:youtube video player|video)?$/i;

/** A video, however it is linked; a playlist or a channel is an ordinary link. */
export const youtube: Provider = {
  key: 'youtube',
  name: 'YouTube',
  kind: 'video',
  canonical(host, url) {
    const id = videoId(host, url) ?? '';
    return ID.test(id) ? `https://www.youtube.com/watch?v=${id}` : null;
  },
  readCode(element) {
    if (element.name !== 'iframe') return null;
    const { src = '', title = '' } = element.attribs;
    return { address: src, mediaDescription: NAMELESS.test(title.trim()) ? null : title.trim() };
  },
  ownsScript: () => false,
  // The player that sets no cookies before it plays.
  frameHost: 'youtube-nocookie.com',
  frameOrigin: 'https://www.youtube-nocookie.com',
  frame({ url }) {
    const id = CANONICAL.exec(url)?.[1];
    return id ? `https://www.youtube-nocookie.com/embed/${id}` : null;
  },
  token: () => null,
};

function videoId(host: string, url: URL): string | null | undefined {
  if (host === 'youtu.be') return url.pathname.slice(1).replace(/\/$/, '');
  if (!HOSTS.has(host)) return null;
  return url.pathname === '/watch' ? url.searchParams.get('v') : VIDEO.exec(url.pathname)?.[1];
}
