/**
 * Pictures on their way into a story: each holds its place with a line of its own, which becomes the picture's line when
 * the server has taken it. They go one after another, in the order in which they came.
 */

import { insertBlock } from './writing.ts';

const TAKEN = /^image\/(jpeg|png|webp|gif|avif)$/;
const MOST = 20 * 2 ** 20;

export interface Uploads {
  /** Sends these; what is no picture is told. */
  send(files: readonly File[]): void;
  /** How many have not arrived. */
  pending(): number;
  /** Tells whoever writes; what went wrong stays until something else is told. */
  tell(words: string, wrong?: boolean): void;
}

interface Going {
  file: File;
  /** Stands in the text until the picture does. */
  line: string;
}

/** @param told where it is said how they fare */
export function uploadsInto(area: HTMLTextAreaElement, told: HTMLElement): Uploads {
  const queue: Going[] = [];
  let going = false;
  let sent = 0;

  const tell = (words: string, wrong = false) => {
    told.textContent = words;
    told.className = wrong ? 'upload-told wrong' : 'upload-told hint';
  };

  const work = async () => {
    if (going) return;
    going = true;
    const failed: string[] = [];
    for (let next = queue[0]; next; next = queue[0]) {
      tell(`${nameOf(next.file)} is on its way${queue.length > 1 ? `, ${queue.length - 1} more after it` : ''}.`);
      const answer = await deliver(next.file);
      replace(area, next.line, 'markdown' in answer ? answer.markdown : '');
      if ('problem' in answer) failed.push(`${nameOf(next.file)}: ${answer.problem}`);
      queue.shift();
    }
    going = false;
    if (failed.length > 0) tell(failed.join(' '), true);
    else tell('In the text. Say below what it shows.');
  };

  return {
    send(files) {
      const pictures = files.filter((file) => TAKEN.test(file.type) && file.size <= MOST);
      if (pictures.length < files.length)
        tell('Only pictures, please: JPEG, PNG, WebP, GIF or AVIF, up to 20 MB each.', true);
      for (const file of pictures) {
        sent += 1;
        const line = `![${nameOf(file)} is on its way, ${sent}]()`;
        insertBlock(area, line);
        queue.push({ file, line });
      }
      if (pictures.length > 0) void work();
    },
    pending: () => queue.length,
    tell,
  };
}

/** Without what means something in Markdown. */
const nameOf = ({ name }: File) =>
  name
    .replace(/[^\p{L}\p{N}. _-]/gu, '')
    .slice(0, 40)
    .trim() || 'The picture';

type Answer = { markdown: string } | { problem: string };

async function deliver(file: File): Promise<Answer> {
  const body = new FormData();
  body.set('picture', file);
  try {
    const response = await fetch('/admin/pictures', { method: 'POST', body, headers: { accept: 'application/json' } });
    const said = /json/.test(response.headers.get('content-type') ?? '') ? await response.json() : {};
    if (response.ok && typeof said.markdown === 'string') return { markdown: said.markdown };
    return { problem: PROBLEMS[response.status] ?? said.problem ?? 'It was not taken. Try again in a moment.' };
  } catch {
    return { problem: 'It did not get through. Try again when you are connected.' };
  }
}

const PROBLEMS: Record<number, string> = {
  401: 'You are not logged in any more. Log in in another tab, then send it again.',
  403: 'It was not taken from here. Log in in another tab, then send it again.',
  413: 'Pictures may have 20 MB.',
};

/** Puts words where that line stands, if it still does, and leaves the cursor of whoever writes on where it is. */
function replace(area: HTMLTextAreaElement, line: string, words: string): void {
  const at = area.value.indexOf(line);
  if (at < 0) {
    if (words) insertBlock(area, words);
    return;
  }
  // With the empty line that was made for it.
  const end =
    at + line.length + (words === '' ? (/^\n{1,2}/.exec(area.value.slice(at + line.length))?.[0].length ?? 0) : 0);
  if (document.activeElement !== area) {
    area.setRangeText(words, at, end, 'preserve');
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    return;
  }
  // Who writes on can still take back what they wrote.
  const moved = (place: number) => (place <= at ? place : Math.max(at, place + at + words.length - end));
  const [from, to] = [moved(area.selectionStart), moved(area.selectionEnd)];
  area.setSelectionRange(at, end);
  if (!document.execCommand(words ? 'insertText' : 'delete', false, words)) area.setRangeText(words, at, end);
  area.setSelectionRange(from, to);
}
