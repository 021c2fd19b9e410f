import type { Provider } from './provider.ts';

/** No address of a post is longer, and a long text is not even looked at. */
export const LONGEST_ADDRESS = 2000;

/** A provider's canonical form of an address; null for any other text, for http, and with a user or a port in it. */
export function canonicalAddress(provider: Provider, text: string): string | null {
  const strict = strictUrl(text);
  return strict && provider.canonical(strict.host, strict.url);
}

/** An https address, and its host without `www.`, `m.` or `mobile.`; null for any other text. */
export function strictUrl(text: string): { host: string; url: URL } | null {
  const address = text.trim();
  if (address.length > LONGEST_ADDRESS || /[\s\\]/.test(address) || !/^https:\/\//i.test(address)) return null;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.username || url.password || url.port) return null;
  return { host: url.hostname.replace(/^(?:www|m|mobile)\./, ''), url };
}

/** An address of a code or an old blog, perhaps http or without a scheme: what providers have, https has long served. */
export const secured = (address: string) => address.trim().replace(/^(?:http:)?\/\//i, 'https://');
