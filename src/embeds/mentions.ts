import { matchUrl } from './registry.ts';

/** Every address in a text, canonical, with the line that it first stands on, counted from 1; in what else it stands does not matter. */
export function mentionsIn(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  for (const [i, line] of text.split('\n').entries())
    for (const [address] of line.matchAll(/https:\/\/[^\s<>"]+/g)) {
      const url = matchUrl(address)?.url;
      if (url && !lines.has(url)) lines.set(url, i + 1);
    }
  return lines;
}
