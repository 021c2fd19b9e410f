/** Puts a button on each card whose original can be shown here. Nobody is asked for anything before it is pressed. */

for (const card of document.querySelectorAll<HTMLElement>('.embed[data-frame]')) offer(card);

function offer(card: HTMLElement): void {
  const { frame = '', host = '', title = '' } = card.dataset;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button button--small';
  button.textContent = `Load from ${host}`;
  button.addEventListener('click', () => button.replaceWith(frameOf(frame, title)), { once: true });
  card.querySelector('.embed-foot')?.prepend(button);
}

function frameOf(src: string, title: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.referrerPolicy = 'strict-origin-when-cross-origin';
  frame.sandbox.add('allow-scripts', 'allow-same-origin', 'allow-popups', 'allow-popups-to-escape-sandbox');
  frame.src = src;
  return frame;
}
