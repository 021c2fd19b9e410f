/** Puts a button on each card whose original can be shown here. Nobody is asked for anything before it is pressed. */

const SANDBOX = ['allow-scripts', 'allow-same-origin', 'allow-popups', 'allow-popups-to-escape-sandbox'];
const titles = new Map<string, number>();

for (const foot of document.querySelectorAll<HTMLElement>('.embed-foot[data-frame]')) {
  const { frame = '', host = '', title = '' } = foot.dataset;
  if (comesFrom(host, frame)) offer(foot, frame, host, distinct(title));
}

function offer(foot: HTMLElement, source: string, host: string, title: string): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button button--small';
  button.textContent = `Load from ${host}`;
  button.setAttribute('aria-label', `Load from ${host}: ${title}`);
  // The words beside the button become what is announced when it is pressed.
  const words = foot.querySelector('.embed-ask');
  words?.setAttribute('role', 'status');
  const say = (what: string) => {
    if (words) words.textContent = what;
  };
  button.addEventListener('click', () => {
    const frame = frameOf(source, title, foot.closest('.embed--video') !== null);
    frame.addEventListener('load', () => say(`Shown above, by ${host}.`));
    say(`Asking ${host}.`);
    foot.before(frame);
    button.remove();
    frame.focus();
  });
  // The stylesheet has kept the place for it.
  delete foot.dataset.frame;
  foot.prepend(button);
}

function frameOf(source: string, title: string, video: boolean): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.loading = 'lazy';
  frame.referrerPolicy = 'strict-origin-when-cross-origin';
  frame.sandbox.add(...SANDBOX, ...(video ? ['allow-presentation'] : []));
  frame.allow = 'encrypted-media; picture-in-picture; fullscreen';
  frame.src = source;
  return frame;
}

/** The wall is the page's frame-src; this holds the button to what it says. */
function comesFrom(host: string, source: string): boolean {
  if (!host || !URL.canParse(source)) return false;
  const { protocol, hostname, port, username, password } = new URL(source);
  return protocol === 'https:' && `.${hostname}`.endsWith(`.${host}`) && !port && !username && !password;
}

/** Two frames by one name could not be told apart. */
function distinct(title: string): string {
  const count = (titles.get(title) ?? 0) + 1;
  titles.set(title, count);
  return count > 1 ? `${title} (${count})` : title;
}
