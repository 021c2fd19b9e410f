import { z } from 'zod';
import { cleanLine } from '../text/clean.ts';
import { findCodes } from './code.ts';
import { LONGEST, type Words } from './embed.ts';
import type { Oembed, Provider } from './provider.ts';
import { sizeOf } from './size.ts';
import { tidy } from './tidy.ts';

/** What an editor may be offered of what a provider answers (https://oembed.com). */
export type Offer = Pick<Words, 'authorName' | 'authorHandle' | 'quote' | 'mediaDescription' | 'token' | 'size'>;

/** The https address that tells about a provider's thing; null where there is nobody to ask. */
export function question(provider: Provider, url: string): string | null {
  if (!provider.oembed) return null;
  const { endpoint, about, with: more = {} } = provider.oembed;
  return `${endpoint}?${new URLSearchParams({ url: about?.(url) ?? url, format: 'json', ...more })}`;
}

/** As any of the providers writes one, and no longer than a field takes. */
const HANDLE = new RegExp(`^[\\w.-]{1,${LONGEST.authorHandle}}$`);

const text = z.string().nullable().catch(null);
const ANSWER = z.object({
  type: z.enum(['photo', 'video', 'link', 'rich']),
  title: text,
  author_name: text,
  author_url: text,
  author_unique_id: text,
  html: text,
  width: z.unknown().optional(),
  height: z.unknown().optional(),
});

/**
 * What a provider's answer offers; null where it is no answer of the kind. It is a stranger's: what is not of its type
 * counts as unsaid, what is too long is cut, and of the HTML in it only the frame's token is taken.
 * @param answer parsed JSON
 */
export function readAnswer(provider: Provider, answer: unknown): Offer | null {
  const { data } = ANSWER.safeParse(answer);
  if (!data || !provider.oembed) return null;
  return tidy({
    ...authorIn(provider.oembed, data),
    quote: provider.oembed.title === 'quote' ? data.title : null,
    mediaDescription: provider.oembed.title === 'mediaDescription' ? data.title : null,
    token: tokenIn(provider, data.html ?? ''),
    size: sizeOf(data.width, data.height),
  });
}

function authorIn(oembed: Oembed, answer: z.infer<typeof ANSWER>): Pick<Offer, 'authorName' | 'authorHandle'> {
  const said = cleanLine(answer.author_name ?? '');
  if (oembed.handle === 'name') return { authorName: null, authorHandle: HANDLE.test(said) ? said : null };
  // TikTok says it by itself too; both ways it must look like one.
  const handle =
    oembed.handle?.exec(answer.author_url ?? '')?.[1] ?? oembed.handle?.exec(`/@${answer.author_unique_id ?? ''}`)?.[1];
  return {
    authorName: withoutHandle(said, handle) || null,
    authorHandle: handle && HANDLE.test(handle) ? handle : null,
  };
}

/** Bluesky writes `Name (@handle)`, and `@handle` of those who go by no name. */
function withoutHandle(name: string, handle: string | undefined): string {
  if (name === `@${handle}`) return '';
  return name.endsWith(`(@${handle})`) ? name.slice(0, name.lastIndexOf('(')) : name;
}

/** Many times as long as any real one. */
const LONGEST_CODE = 20_000;

/** What the provider's own code in the answer carries for its frame. */
function tokenIn(provider: Provider, html: string): string | null {
  const own = findCodes(html.slice(0, LONGEST_CODE), 'UTC').find(({ embed }) => embed.provider === provider.key);
  return provider.token(own?.embed.token ?? '');
}
