/**
 * What an editor hears who pastes an address that leads to a provider and to nothing that can be kept.
 * @param example how the address of one of its things looks: `instagram.com/p/…`
 */
export const onProfile = (example: string) =>
  `That is everything by one person. Open the post you mean, and paste an address such as ${example} instead.`;

export const onPassingLink = (example: string) =>
  `That link only passes on, and may stop doing so. Open it, and paste an address such as ${example} instead.`;

export const onLogin = (example: string) =>
  `That is the door and not the post. Open the post itself, and paste an address such as ${example} instead.`;

export const onStory = (example: string) =>
  `Stories are gone within a day. Say in your own words what it showed, or paste an address such as ${example} instead.`;

export const ON_CHANNEL = 'This is a whole channel: paste the address of one of its videos.';

export const ON_CLIP =
  'A clip has no address that a player takes: paste that of the whole video, with &t= and the second to start at.';
