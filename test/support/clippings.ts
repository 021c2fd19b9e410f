import { type Embed, NO_WORDS } from '../../src/embeds/embed.ts';

/** One thing of each provider in its canonical form, with words of somebody invented, and the frame that shows it. */
export interface Clipping {
  embed: Embed;
  /** What a click asks for. */
  source: string;
  /** What the frame is called. */
  title: string;
  /** Where the card's link says that it leads. */
  link: string;
}

export const clippings: readonly Clipping[] = [
  {
    embed: {
      ...NO_WORDS,
      provider: 'instagram',
      url: 'https://www.instagram.com/p/Ab_3-xYz/',
      authorName: 'Tess of the Ferry',
      authorHandle: 'tess.ferry',
      postedAt: Date.UTC(2026, 5, 3),
      quote: 'Two mugs. 👩‍❤️‍👩\nOne is chipped.\n\nNobody says which.',
      mediaDescription: 'two mugs on a sill, and beyond them the sea doing very little',
    },
    source: 'https://www.instagram.com/p/Ab_3-xYz/embed/captioned/',
    title: 'Instagram post by Tess of the Ferry',
    link: 'See the original by @tess.ferry on Instagram',
  },
  {
    embed: {
      ...NO_WORDS,
      provider: 'x',
      url: 'https://x.com/tess_ferry/status/1799999999999999999',
      authorName: 'Tess of the Ferry',
      authorHandle: 'tess_ferry',
      quote: 'The ten past four is running. I am not.',
    },
    source: 'https://platform.twitter.com/embed/Tweet.html?id=1799999999999999999&dnt=true',
    title: 'X post by Tess of the Ferry',
    link: 'See the original by @tess_ferry on X',
  },
  {
    embed: {
      ...NO_WORDS,
      provider: 'tiktok',
      url: 'https://www.tiktok.com/@tess.ferry/video/7123456789012345678',
      authorHandle: 'tess.ferry',
      quote: 'POV: you are the rope',
      mediaDescription: 'a rope is thrown, and lands in the jam',
    },
    source: 'https://www.tiktok.com/player/v1/7123456789012345678?description=1',
    title: 'TikTok video by tess.ferry',
    link: 'See the original by @tess.ferry on TikTok',
  },
  {
    embed: {
      ...NO_WORDS,
      provider: 'youtube',
      url: 'https://www.youtube.com/watch?v=a1B2c3D4-_x',
      authorName: 'Saltmarsh Light',
      mediaDescription: 'How to light a lamp',
      postedAt: Date.UTC(2026, 9, 2),
    },
    source: 'https://www.youtube-nocookie.com/embed/a1B2c3D4-_x',
    title: 'YouTube video: How to light a lamp',
    link: 'Watch it on YouTube',
  },
  {
    embed: {
      ...NO_WORDS,
      provider: 'facebook',
      url: 'https://www.facebook.com/tess.ferry/posts/123456789',
      authorName: 'Tess Ferrier',
      quote: 'Lost: one glove, left. Found: one glove, left.',
    },
    source:
      'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Ftess.ferry%2Fposts%2F123456789&show_text=true',
    title: 'Facebook post by Tess Ferrier',
    link: 'See the original on Facebook',
  },
  {
    embed: {
      ...NO_WORDS,
      provider: 'threads',
      url: 'https://www.threads.com/@tess.ferry/post/Ab_3-xYz',
      authorHandle: 'tess.ferry',
      quote: 'I said what I said about the gull.',
    },
    source: 'https://www.threads.com/@tess.ferry/post/Ab_3-xYz/embed',
    title: 'Threads post by tess.ferry',
    link: 'See the original by @tess.ferry on Threads',
  },
  {
    embed: {
      ...NO_WORDS,
      provider: 'bluesky',
      url: 'https://bsky.app/profile/tess.example/post/3kabcdefghi2x',
      authorName: 'Tess',
      authorHandle: 'tess.example',
      quote: 'The gull has seen the thread.',
      token: 'did:plc:abcdefghijklmnopqrstuvwx',
    },
    source: 'https://embed.bsky.app/embed/did:plc:abcdefghijklmnopqrstuvwx/app.bsky.feed.post/3kabcdefghi2x',
    title: 'Bluesky post by Tess',
    link: 'See the original by @tess.example on Bluesky',
  },
  {
    embed: {
      ...NO_WORDS,
      provider: 'getty',
      url: 'https://www.gettyimages.com/detail/12',
      mediaDescription: 'Two people in a rowing boat at sunset. One is rowing, the other is explaining how.',
      credit: 'H. Aldous',
      token: 'et=aB-_&sig=cD=',
    },
    source: 'https://embed.gettyimages.com/embed/12?et=aB-_&sig=cD=&caption=true',
    title: 'Getty Images picture: Two people in a rowing boat at sunset. One is rowing, the…',
    link: 'See the picture on Getty Images',
  },
  {
    embed: {
      ...NO_WORDS,
      provider: 'reddit',
      url: 'https://www.reddit.com/r/boats/comments/1abcde',
      authorHandle: 'left_glove',
      quote: 'Is it legal to own half a ferry?',
    },
    source: 'https://embed.reddit.com/r/boats/comments/1abcde/?embed=true',
    title: 'Reddit post by left_glove',
    link: 'See the original by @left_glove on Reddit',
  },
  {
    embed: {
      ...NO_WORDS,
      provider: 'spotify',
      url: 'https://open.spotify.com/track/0123456789ABCDEFGHIJ12',
      authorName: 'The Moorings',
      mediaDescription: 'Ten Past Four',
    },
    source: 'https://open.spotify.com/embed/track/0123456789ABCDEFGHIJ12',
    title: 'Spotify track: Ten Past Four',
    link: 'Hear it on Spotify',
  },
];

/** A page elsewhere, of which there is only a title to show. */
export const linked: Embed = {
  ...NO_WORDS,
  provider: 'link',
  url: 'https://www.harbour.example/news/ferry-half-sold?page=2',
  authorName: 'The Harbour Gazette',
  mediaDescription: 'Half a ferry sold to an unnamed glove',
};
