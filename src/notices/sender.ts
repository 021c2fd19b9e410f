import type { Settings } from '../settings/settings.ts';

/** What the letters need to know of the site they come from. */
export interface Sender {
  baseUrl: string;
  /** Behind the keys of the links in them. */
  secret: string;
  settings: Settings;
}
