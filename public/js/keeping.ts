/** Sends the words of a post's form to be kept beside the post, and reads what the server says to it. */

import type { Words } from './kept-words.ts';

/** src/admin/posts/draft.ts */
interface Told {
  words: string;
  newer: { by: string; at: string } | null;
  others: string[];
}

export type Answer =
  | { kind: 'kept'; told: Told }
  /** The server cannot be reached, or not just now. */
  | { kind: 'gone'; problem: string }
  | { kind: 'logged out' }
  /** The same person has typed other words elsewhere. */
  | { kind: 'elsewhere'; problem: string; hand: string }
  | { kind: 'refused'; problem: string };

/** A laptop that slept may wait for an answer that never comes. ms */
const PATIENCE = 20_000;
/** Bytes that browsers still send when the page is left. */
const PARTING = 60_000;

export async function sendWords(address: string, words: Words, stop: AbortController): Promise<Answer> {
  const data = new FormData();
  for (const [name, value] of words) data.append(name, value);
  const size = new Blob(words.flat()).size + 150 * words.length;
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: data,
      headers: { Accept: 'application/json' },
      keepalive: size < PARTING,
      signal: stop.signal,
    });
    if (response.status === 401) return { kind: 'logged out' };
    const answer = await response.json();
    if (response.ok) return { kind: 'kept', told: answer };
    const { problem = '', hand } = answer;
    if (response.status >= 500) return { kind: 'gone', problem };
    return typeof hand === 'string' ? { kind: 'elsewhere', problem, hand } : { kind: 'refused', problem };
  } catch {
    return { kind: 'gone', problem: 'no connection.' };
  } finally {
    clearTimeout(timer);
  }
}
