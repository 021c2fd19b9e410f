import { strictUrl } from './address.ts';
import { type Embed, NO_WORDS } from './embed.ts';
import type { Provider } from './provider.ts';
import { bluesky } from './providers/bluesky.ts';
import { facebook } from './providers/facebook.ts';
import { getty } from './providers/getty.ts';
import { instagram } from './providers/instagram.ts';
import { link } from './providers/link.ts';
import { reddit } from './providers/reddit.ts';
import { spotify } from './providers/spotify.ts';
import { threads } from './providers/threads.ts';
import { tiktok } from './providers/tiktok.ts';
import { x } from './providers/x.ts';
import { youtube } from './providers/youtube.ts';

/** Everything that can stand in a post as a card, a file each; the first that knows an address has it. */
export const providers: readonly Provider[] = [
  ...[instagram, x, tiktok, youtube, facebook, threads, bluesky, getty, reddit, spotify],
  link,
];

export const providerOf = (key: string): Provider | undefined => providers.find((provider) => provider.key === key);

/** Where a thing is, for people: `Instagram`; of a page elsewhere, or of a provider that is gone, its host. */
export function siteOf(url: string, provider: Provider | undefined): string {
  if (provider && provider.kind !== 'link') return provider.name;
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
}

/** The provider that an address belongs to, and its one form for all ways to link the same thing; null for other text. */
export function matchUrl(text: string): { provider: Provider; url: string } | null {
  const strict = strictUrl(text);
  if (!strict) return null;
  for (const provider of providers) {
    const url = provider.canonical(strict.host, strict.url);
    if (url) return { provider, url };
  }
  return null;
}

/** What is known of it by its address alone. */
export const bareEmbed = ({ provider, url }: { provider: Provider; url: string }): Embed => ({
  ...{ provider: provider.key, url, ...NO_WORDS },
  authorHandle: provider.handleIn?.exec(url)?.[1] ?? null,
});

/** The same for all canonical addresses of one thing, and for no other. */
export function thingAt({ provider, url }: { provider: string; url: string }): string {
  const thing = providerOf(provider)?.thing?.exec(url)?.[1];
  return thing ? `${provider} ${thing}` : url;
}

/** As `matchUrl`, but only where there is more to show than a link. */
export function matchKnown(text: string): { provider: Provider; url: string } | null {
  const match = matchUrl(text);
  return match?.provider.kind === 'link' ? null : match;
}

/** What to paste instead of an address that can never be kept, a sentence; null where nothing is wrong with it. */
export function adviceOn(text: string): string | null {
  const strict = strictUrl(text);
  if (!strict || matchKnown(text)) return null;
  for (const provider of providers) {
    const advice = provider.advice(strict.host, strict.url);
    if (advice) return advice;
  }
  return null;
}
