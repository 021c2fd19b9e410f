import { canonicalAddress } from './address.ts';
import type { Provider } from './embed.ts';
import { getty } from './providers/getty.ts';
import { instagram } from './providers/instagram.ts';
import { youtube } from './providers/youtube.ts';

/** Everything that can stand in a post as a card, a file each. */
export const providers: readonly Provider[] = [instagram, youtube, getty];

export const providerOf = (key: string): Provider | undefined => providers.find((provider) => provider.key === key);

/** The provider that an address belongs to, and its one form for all ways to link the same thing; null for other text. */
export function matchUrl(text: string): { provider: Provider; url: string } | null {
  for (const provider of providers) {
    const url = canonicalAddress(provider, text);
    if (url) return { provider, url };
  }
  return null;
}
