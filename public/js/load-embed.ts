/**
 * Puts a button on each card whose original can be shown here. Nobody is asked for anything before it is pressed, unless
 * this device was told to show always what comes from there (shown.ts).
 */

import { read, write } from './store.ts';

const SANDBOX = ['allow-scripts', 'allow-same-origin', 'allow-popups', 'allow-popups-to-escape-sandbox'];
/** The hosts whose frames are shown always are noted under this name, which shown.ts reads by itself. */
const SHOWN = 'shown';
/** How long a provider may take before the card says that it does, ms. */
const PATIENCE = 10_000;

const root = document.documentElement;
const titles = new Set<string>();
const cards: Card[] = [];

interface Card {
  host: string;
  /** Whether it is shown because this device remembers. */
  isKept: boolean;
  ask(): void;
  keep(): void;
}

for (const foot of document.querySelectorAll<HTMLElement>('.embed-foot[data-frame]')) {
  const { frame = '', host = '' } = foot.dataset;
  const room = foot.parentElement?.querySelector<HTMLElement>('.frame');
  if (room && comesFrom(host, frame)) cards.push(cardOf(foot, room));
}
for (const card of cards) if (root.dataset.shown?.split(' ').includes(card.host)) card.keep();

/** Another tab, or a page since left, may have taken it back; what was begun elsewhere waits for the next page. */
function sync(): void {
  for (const { host, isKept } of cards) if (isKept && !hosts().includes(host)) forget(host);
}
addEventListener('storage', sync);
addEventListener('pageshow', (event) => event.persisted && sync());

function cardOf(foot: HTMLElement, room: HTMLElement): Card {
  const { frame: source = '', host = '', from = '', many = '' } = foot.dataset;
  const title = distinct(foot.dataset.title ?? '');
  // A stand-in that has the frame's place is pressed itself; words have the button at their foot.
  const isStandIn = room.previousElementSibling === null;
  const load = button(`Load from ${host}`, isStandIn ? 'embed-load' : 'button button--small');
  load.setAttribute('aria-label', `Load from ${host}: ${title}`);
  if (isStandIn) load.replaceChildren(span(`Load from ${host}`));
  const always = button('', 'embed-always');
  const words = span('');
  const line = document.createElement('p');
  line.append(words, always);
  const said = document.createElement('div');
  said.className = 'embed-said';
  said.append(line);
  // Where the eye is; those who listen have heard it from the foot.
  const inRoom = span('');
  inRoom.className = 'embed-asking';
  inRoom.setAttribute('aria-hidden', 'true');
  let patience = 0;

  const say = (what: string, offer: 'always' | 'stop' | null = null) => {
    clearTimeout(patience);
    inRoom.remove();
    words.textContent = `${what} `;
    always.hidden = offer === null;
    always.textContent = offer === 'stop' ? 'Stop' : `Always show ${many} from ${from}`;
    if (offer === 'stop') always.setAttribute('aria-label', `Stop always showing ${many} from ${from}`);
    else always.removeAttribute('aria-label');
  };
  const wait = (what: string) => {
    say(what);
    inRoom.textContent = what;
    room.append(inRoom);
  };
  const open = () => {
    const frame = frameOf(source, title, foot.parentElement?.matches('.embed--video') ?? false);
    load.remove();
    room.replaceChildren(frame);
    return frame;
  };
  const card: Card = {
    host,
    isKept: false,
    ask() {
      card.isKept = false;
      room.replaceChildren();
      (isStandIn ? room : said).prepend(load);
      say(`Nothing comes from ${from} until you ask.`);
    },
    keep() {
      card.isKept = true;
      if (load.isConnected) open();
      say(`Always shown from ${from} on this device.`, 'stop');
    },
  };
  load.addEventListener('click', () => {
    if (!load.isConnected) return;
    const frame = open();
    wait(`Asking ${host}.`);
    patience = setTimeout(() => wait(`Nothing from ${host} so far. The link leads there.`), PATIENCE);
    // A page of errors loads like any other; and what is clicked inside the frame is no news.
    const answered = () =>
      card.isKept || say(`Above is what ${host} sent. If that is nothing, try the link.`, 'always');
    frame.addEventListener('load', answered, { once: true });
    frame.focus({ preventScroll: true });
  });
  always.addEventListener('click', () => {
    if (card.isKept) {
      inPlace(said, () => forget(host));
      load.focus({ preventScroll: true });
      // Its words, as a stand-in may be higher than the screen.
      (load.firstElementChild ?? load).scrollIntoView({ block: 'nearest', behavior: 'instant' });
    } else if (!inPlace(always, () => remember(host)))
      say(`This browser keeps no notes, so it will ask again next time.`);
  });

  // The stylesheet has kept the place for it.
  delete foot.dataset.frame;
  foot.append(said);
  card.ask();
  // Not sooner, as what stands there from the start is no news.
  words.setAttribute('role', 'status');
  return card;
}

/** Other cards above change their height too: what is looked at stays where it is on the screen. */
function inPlace<T>(looked: Element, change: () => T): T {
  const { top } = looked.getBoundingClientRect();
  const result = change();
  scrollBy({ top: looked.getBoundingClientRect().top - top, behavior: 'instant' });
  return result;
}

const hosts = (): string[] => {
  const noted = read(SHOWN);
  return Array.isArray(noted) ? noted.filter((host) => typeof host === 'string') : [];
};

/** @returns whether it was kept */
function remember(host: string): boolean {
  write(SHOWN, [...new Set([...hosts(), host])]);
  if (!hosts().includes(host)) return false;
  for (const card of cards) if (card.host === host) card.keep();
  return true;
}

function forget(host: string): void {
  write(
    SHOWN,
    hosts().filter((each) => each !== host),
  );
  root.dataset.shown =
    root.dataset.shown
      ?.split(' ')
      .filter((each) => each !== host)
      .join(' ') ?? '';
  for (const card of cards) if (card.host === host && card.isKept) card.ask();
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
  let name = title;
  for (let count = 2; titles.has(name); count++) name = `${title} (${count})`;
  titles.add(name);
  return name;
}

function button(words: string, className: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = words;
  return made;
}

function span(words: string): HTMLSpanElement {
  const made = document.createElement('span');
  made.textContent = words;
  return made;
}
