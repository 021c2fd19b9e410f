import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchUrl } from '../../src/embeds/registry.ts';

const POST = 'https://www.instagram.com/p/Ab_3-xYz/';
const VIDEO = 'https://www.youtube.com/watch?v=a1B2c3D4-_x';
const PICTURE = 'https://www.gettyimages.com/detail/1204526842';

const known: [address: string, canonical: string][] = [
  ['https://www.instagram.com/p/Ab_3-xYz/', POST],
  ['https://www.instagram.com/p/Ab_3-xYz', POST],
  ['https://instagram.com/p/Ab_3-xYz/', POST],
  ['https://m.instagram.com/p/Ab_3-xYz/', POST],
  ['https://instagr.am/p/Ab_3-xYz/', POST],
  ['https://INSTAGRAM.com/p/Ab_3-xYz/', POST],
  ['  https://www.instagram.com/p/Ab_3-xYz/\n', POST],
  ['https://www.instagram.com/p/Ab_3-xYz/?igsh=abc&utm_source=ig_embed#top', POST],
  ['https://www.instagram.com/p/Ab_3-xYz/embed/captioned/', POST],
  ['https://www.instagram.com/tess.of.the_ferry/p/Ab_3-xYz/', POST],
  ['https://www.instagram.com/reel/Ab_3-xYz/', 'https://www.instagram.com/reel/Ab_3-xYz/'],
  ['https://www.instagram.com/reels/Ab_3-xYz/', 'https://www.instagram.com/reel/Ab_3-xYz/'],
  ['https://www.instagram.com/tv/Ab_3-xYz/', 'https://www.instagram.com/tv/Ab_3-xYz/'],
  ['https://www.youtube.com/watch?v=a1B2c3D4-_x', VIDEO],
  ['https://www.youtube.com/watch?feature=share&v=a1B2c3D4-_x&t=42', `${VIDEO}&t=42`],
  ['https://m.youtube.com/watch?v=a1B2c3D4-_x', VIDEO],
  ['https://music.youtube.com/watch?v=a1B2c3D4-_x', VIDEO],
  ['https://youtu.be/a1B2c3D4-_x?si=follow', VIDEO],
  ['https://www.youtube.com/shorts/a1B2c3D4-_x', 'https://www.youtube.com/shorts/a1B2c3D4-_x'],
  ['https://www.youtube.com/live/a1B2c3D4-_x?feature=shared', VIDEO],
  ['https://www.youtube.com/embed/a1B2c3D4-_x', VIDEO],
  ['https://www.youtube-nocookie.com/embed/a1B2c3D4-_x?start=3', `${VIDEO}&t=3`],
  ['https://www.gettyimages.com/detail/1204526842', PICTURE],
  ['https://www.gettyimages.com/detail/news-photo/two-people-in-a-boat-news-photo/1204526842', PICTURE],
  ['https://www.gettyimages.com/detail/news-photo/boat/1204526842?adppopup=true', PICTURE],
  ['https://www.gettyimages.co.uk/detail/photo/boat/1204526842', PICTURE],
  ['https://gty.im/1204526842', PICTURE],
  ['https://embed.gettyimages.com/embed/1204526842?et=x&sig=y', PICTURE],
];

const strangers = [
  'http://www.instagram.com/p/Ab_3-xYz/',
  '//www.instagram.com/p/Ab_3-xYz/',
  'https://user:secret@www.instagram.com/p/Ab_3-xYz/',
  'https://user@www.instagram.com/p/Ab_3-xYz/',
  'https://www.instagram.com:8443/p/Ab_3-xYz/',
  'https://www.instagram.com/stories/tess/123456/',
  'https://www.instagram.com/share/p/Ab_3-xYz/',
  'https://www.instagram.com/share/reel/Ab_3-xYz',
  'https://www.instagram.com/tess/',
  'https://www.instagram.com/p/',
  'https://www.instagram.com/p/<script>/',
  'https://instagram.com.example.org/p/Ab_3-xYz/',
  'https://notinstagram.com/p/Ab_3-xYz/',
  'https://www.instagram.com\\@example.org/p/Ab_3-xYz/',
  'https://www.youtube.com/playlist?list=PL123',
  'https://www.youtube.com/@channel',
  'https://www.youtube.com/watch?v=short',
  'https://www.youtube.com/embed/videoseries?list=PL123',
  'https://www.youtube.com/watch?v="onload=alert(1)',
  'https://youtu.be/',
  'https://www.gettyimages.com/photos/boats',
  'https://gty.im/boat',
  'https://gettyimages.evil.example/detail/1204526842',
  'https://example.org/p/Ab_3-xYz/',
  'see https://www.instagram.com/p/Ab_3-xYz/',
  'https://www.instagram.com/p/Ab_3-xYz/ and more',
  'javascript:alert(1)',
  `https://www.instagram.com/p/Ab_3-xYz/?${'x'.repeat(3000)}`,
  '',
];

test('an address of a provider has one canonical form', () => {
  for (const [address, canonical] of known) {
    assert.equal(matchUrl(address)?.url, canonical, address);
    assert.equal(matchUrl(canonical)?.url, canonical, `${canonical} stays as it is`);
  }
});

test('any other text belongs to nobody', () => {
  for (const text of strangers) assert.equal(matchUrl(text), null, text);
});
