/** The line beside the heading of a post that says how safe its words are. */

import type { Answer } from './keeping.ts';

export interface KeepingLine {
  /** @param here whether this device has the words @param over sends words that are refused, as others were typed elsewhere */
  show(answer: Answer, here: boolean, over: (hand: string) => void): void;
}

/** @param line with the addresses of the form, its history and the login */
export function keepingLine(line: HTMLElement): KeepingLine {
  const { page = '', login = '', history: past = '' } = line.dataset;
  let said = '';

  /** Said aloud where something is new, not whenever the hour is. */
  function tell(what: string, isTrouble: boolean, ...words: (string | Node)[]): void {
    line.setAttribute('aria-live', what === said ? 'off' : 'polite');
    said = what;
    line.classList.toggle('keeping--trouble', isTrouble);
    line.replaceChildren(...words);
  }

  function show(answer: Answer, here: boolean, over: (hand: string) => void): void {
    const device = here ? 'This device keeps your words' : 'Keep this page open';
    switch (answer.kind) {
      case 'kept': {
        const { words, newer, others } = answer.told;
        const saved = newer
          ? [` ${newer.by} saved a newer version at ${newer.at}: `, link('see what changed', past), '.']
          : [];
        tell(JSON.stringify([newer, others]), newer !== null, `${words}.`, ...saved, too(others));
        break;
      }
      case 'gone':
        tell(answer.problem, true, `Not saved: ${answer.problem} ${device}.`);
        break;
      case 'logged out':
        tell('out', true, `You are logged out. ${device}; `, link('log in in another tab', login), ' and go on.');
        break;
      case 'elsewhere': {
        const { problem, hand } = answer;
        const keep = button('Keep these instead', () => over(hand));
        tell('elsewhere', true, `${problem} ${device}. `, link('See the others', page), ' ', keep);
        break;
      }
      case 'refused':
        tell(answer.problem, true, `Not saved: ${answer.problem} ${device}.`);
    }
  }

  return { show };
}

const too = (names: readonly string[]) =>
  names.length === 0
    ? ''
    : ` ${new Intl.ListFormat('en-GB').format(names)} ${names.length === 1 ? 'is' : 'are'} at this post too.`;

/** In another tab: this one has words in it. */
function link(words: string, href: string): HTMLAnchorElement {
  const a = document.createElement('a');
  a.href = href;
  a.target = '_blank';
  a.textContent = words;
  return a;
}

export function button(words: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button button--small';
  made.textContent = words;
  made.addEventListener('click', act);
  return made;
}
