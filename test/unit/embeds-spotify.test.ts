import { spotify } from '../../src/embeds/providers/spotify.ts';
import { testProvider } from '../support/provider-tables.ts';

const ID = '4aB5cD6eF7gH8iJ9kL0mN1';
const of = (what: string) => `https://open.spotify.com/${what}/${ID}`;
const PASSES_ON = /only passes on: open it/;

const frame = (src: string, title: string) =>
  `<iframe data-testid="embed-iframe" style="border-radius:12px" src="${src}" width="100%" height="352" frameBorder="0" allowfullscreen="" title="${title}" loading="lazy"></iframe>`;

testProvider(spotify, {
  addresses: [
    [of('track'), of('track')],
    [`${of('track')}?si=0a1b2c&nd=1`, of('track')],
    [`https://open.spotify.com/intl-de/track/${ID}`, of('track')],
    [`https://open.spotify.com/intl-pt-br/album/${ID}/`, of('album')],
    [`https://open.spotify.com/embed/album/${ID}?utm_source=generator&theme=0`, of('album')],
    [of('artist'), of('artist')],
    [of('playlist'), of('playlist')],
    [`https://open.spotify.com/user/saltmarsh.light/playlist/${ID}`, of('playlist')],
    [`https://open.spotify.com/embed/user/saltmarsh.light/playlist/${ID}`, of('playlist')],
    [`https://open.spotify.com/embed-podcast/episode/${ID}`, of('episode')],
    [`https://open.spotify.com/embed/episode/${ID}/video?utm_source=generator`, of('episode')],
    [of('show'), of('show')],
    [`https://play.spotify.com/track/${ID}`, of('track')],
    [`https://embed.spotify.com/?uri=spotify:track:${ID}`, of('track')],
    [`https://open.spotify.com/embed?uri=spotify%3Auser%3Asaltmarsh%3Aplaylist%3A${ID}`, of('playlist')],
  ],
  strangers: [
    `http://open.spotify.com/track/${ID}`,
    'https://open.spotify.com/track/short',
    `https://open.spotify.com/track/${ID}2`,
    `https://open.spotify.com/concert/${ID}`,
    'https://open.spotify.com/user/saltmarsh.light',
    'https://open.spotify.com/search/gulls',
    `https://www.spotify.com/track/${ID}`,
    `https://open.spotify.com.example.org/track/${ID}`,
    `spotify:track:${ID}`,
    'https://embed.spotify.com/?uri=javascript:alert(1)',
  ],
  advised: [
    ['https://spotify.link/aBcDeF123', PASSES_ON],
    ['https://spotify.app.link/aBcDeF123?_p=x', PASSES_ON],
    ['https://spoti.fi/3aBcDeF', PASSES_ON],
  ],
  codes: [
    [
      'a code',
      frame(
        `https://open.spotify.com/embed/track/${ID}?utm_source=generator&amp;si=z`,
        'Spotify Embed: The Lamp &amp; the Gull',
      ),
      { url: of('track'), mediaDescription: 'The Lamp & the Gull' },
    ],
    [
      'one that is only called what it is',
      frame(`//open.spotify.com/embed/show/${ID}`, 'Spotify Embed: '),
      { url: of('show') },
    ],
    [
      'one without a title',
      `<iframe src="https://open.spotify.com/embed/album/${ID}" width="300" height="380" allowtransparency="true"></iframe>`,
      { url: of('album') },
    ],
    [
      'the oldest shape',
      `<iframe src="https://embed.spotify.com/?uri=spotify:user:saltmarsh:playlist:${ID}" width="300" height="380"></iframe>`,
      { url: of('playlist') },
    ],
  ],
  noCodes: [
    frame(`https://a.example/embed/track/${ID}`, 'Spotify Embed: A'),
    frame('javascript:alert(1)', 'Spotify Embed: A'),
    frame('https://open.spotify.com/embed/track/<script>', 'Spotify Embed: A'),
  ],
  frames: [
    [{ url: of('track') }, `https://open.spotify.com/embed/track/${ID}`, 'bar'],
    [{ url: of('episode') }, `https://open.spotify.com/embed/episode/${ID}`, 'bar'],
    [{ url: of('album'), size: { width: 456, height: 352 } }, `https://open.spotify.com/embed/album/${ID}`, 'list'],
    [{ url: of('playlist') }, `https://open.spotify.com/embed/playlist/${ID}`, 'list'],
  ],
  frameless: [
    { url: `${of('track')}?x="onload=alert(1)` },
    { url: `${of('track')}\n` },
    { url: `https://open.spotify.com/track/../${ID}` },
    { url: `https://open.spotify.com/concert/${ID}` },
  ],
});
