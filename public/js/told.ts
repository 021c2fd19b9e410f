/** Words for who listens to the page, and the way of the focus; what is seen changes elsewhere. */

const region = document.createElement('p');
region.className = 'vh';
region.setAttribute('role', 'status');
document.querySelector('.responses')?.append(region);

let words: string[] = [];
let timer = 0;

/** Said politely, after what else is said at the same moment; nothing is shown. */
export function say(sentence: string): void {
  words.push(sentence);
  region.textContent = '';
  clearTimeout(timer);
  // The same words twice are a change only where there was nothing between them; and who reads on to the end of the
  // page must not find them there.
  timer = setTimeout(() => {
    region.textContent = words.join(' ');
    words = [];
    timer = setTimeout(() => region.replaceChildren(), 10_000);
  }, 50);
}

/** Focus for what is no control, so that reading goes on from there. */
export function goTo(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus();
}

/** Why something did not work: under the buttons where it is looked for; and said. @param problem empty: it did */
export function tell(buttons: Element | null, problem: string): void {
  buttons?.querySelector('.c-told')?.remove();
  if (!problem) return;
  const words = document.createElement('span');
  words.className = 'c-told';
  words.textContent = problem;
  buttons?.append(words);
  say(problem);
}
