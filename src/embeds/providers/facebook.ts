import type { Provider } from '../embed.ts';

const POST = /^\/([\w.-]{1,80})\/(posts|videos)\/([\w-]{1,120})\/?$/;
const CANONICAL = /^https:\/\/www\.facebook\.com\/[\w.-]{1,80}\/(posts|videos)\/[\w-]{1,120}$/;

/** A post or a video of a page or a person. */
export const facebook: Provider = {
  key: 'facebook',
  name: 'Facebook',
  kind: 'post',
  noun: 'post',
  canonical(host, url) {
    const [, user, what, id] = (host === 'facebook.com' && POST.exec(url.pathname)) || [];
    return user && what && id ? `https://www.facebook.com/${user}/${what}/${id}` : null;
  },
  advice: () => null,
  readCode: () => null,
  ownsScript: (src) => /^(?:https?:)?\/\/connect\.facebook\.net\//i.test(src),
  token: () => null,
  frames: {
    host: 'facebook.com',
    origin: 'https://www.facebook.com',
    source({ url }) {
      const what = CANONICAL.exec(url)?.[1];
      if (!what) return null;
      const plugin = what === 'videos' ? 'video' : 'post';
      return `https://www.facebook.com/plugins/${plugin}.php?href=${encodeURIComponent(url)}&show_text=true`;
    },
    shape: () => 'post',
  },
  // Its terms forbid keeping anything of what it answers.
  oembed: null,
};
