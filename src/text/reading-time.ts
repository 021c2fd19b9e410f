import type { SafeHtml } from '../html.ts';

/** Of a story with pictures, read for pleasure. */
const WORDS_A_MINUTE = 220;

/** Minutes that a story takes, at least one. What embeds and quotations say is read too. */
export const minutesToRead = (story: SafeHtml): number => Math.max(1, Math.round(wordsIn(story.text) / WORDS_A_MINUTE));

const TAG = '<'.charCodeAt(0);
const SPACE = ' '.charCodeAt(0);

/** Counted as it stands, a character at a time: every page that is made anew waits for it, and nobody minds a word more. */
function wordsIn(html: string): number {
  let words = 0;
  let inWord = false;
  for (let i = 0; i < html.length; i++) {
    const code = html.charCodeAt(i);
    if (code === TAG) {
      i = html.indexOf('>', i);
      if (i < 0) break;
    } else if (code <= SPACE) inWord = false;
    else if (!inWord) {
      inWord = true;
      words += 1;
    }
  }
  return words;
}
