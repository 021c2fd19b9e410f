/** Words for who listens to the page, and, where a place is given, for who looks at it. */

const region = document.createElement('p');
region.className = 'vh';
region.setAttribute('role', 'status');
document.querySelector('main')?.append(region);

/** Said politely; nothing is shown. */
export function say(words: string): void {
  region.textContent = '';
  // The same words twice are a change only where there was nothing between them.
  setTimeout(() => {
    region.textContent = words;
  }, 50);
}

/** Focus for what is no control, so that reading goes on from there. */
export function goTo(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus();
}
