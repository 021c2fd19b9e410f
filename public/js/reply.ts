/**
 * Brings the form to the comment that is answered or quoted, and back, without a new page. Each of these links leads to a
 * page that looks just the same; whoever opens it elsewhere, or has no scripts, gets that one.
 */

import { firstFocus } from './first-focus.ts';
import { quoted, selectedIn, wordsOf } from './quote.ts';

const section = document.querySelector<HTMLElement>('#respond');
const form = section?.querySelector('form');
const end = section?.parentElement?.closest('.responses-in');
if (section && form && end) letMove(section, form, end);
if (form) {
  firstFocus(focusFirst);
  addEventListener('hashchange', () => requestAnimationFrame(focusTarget));
}

function letMove(section: HTMLElement, form: HTMLFormElement, end: Element): void {
  const parent = form.elements.namedItem('parent') as HTMLInputElement;
  const body = form.elements.namedItem('body') as HTMLTextAreaElement;
  // Whoever comes back to this page may find in the field what it said when they left, and the form elsewhere.
  parent.value = idOf(section.closest('.comment'));
  let selected = '';

  // By the time of a click the selection is gone.
  document.addEventListener('pointerdown', (event) => {
    const link = (event.target as Element).closest('.quote');
    selected = link ? selectionBeside(link) : '';
  });
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    if (!link || event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.matches('.reply')) answer(link);
    else if (link.matches('.quote')) quote(link);
    else if (link.matches('.cancel')) cancel();
    // Said to everybody: the link itself leads on to where the form then stands.
    else if (link.hash === '#respond') return putBack();
    else return;
    event.preventDefault();
  });

  section.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Escape' && parent.value) cancel();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });

  function answer(link: Element): void {
    bringTo(link);
    const fields = [...form.querySelectorAll<HTMLInputElement>('[required]')];
    (fields.find((field) => !field.value) ?? fields.at(-1))?.focus();
  }

  /** What is selected of the comment, else all of it; after what is typed already. */
  function quote(link: Element): void {
    const words = selected || selectionBeside(link) || wordsOf(bodyBeside(link));
    bringTo(link);
    body.value = [body.value.trimEnd(), quoted(words), ''].filter((part, n) => part || n > 0).join('\n\n');
    body.dispatchEvent(new Event('input', { bubbles: true }));
    body.focus();
    body.setSelectionRange(body.value.length, body.value.length);
    body.scrollTop = body.scrollHeight;
  }

  function bringTo(link: Element): void {
    const article = link.closest('article');
    article?.after(section);
    const words = article?.querySelector('.reply')?.getAttribute('aria-label') ?? null;
    setUp(words, idOf(link.closest('.comment')));
  }

  function cancel(): void {
    const link = section.closest('.comment')?.querySelector<HTMLElement>('.reply');
    putBack();
    link?.focus();
  }

  function putBack(): void {
    if (!parent.value) return;
    end.append(section);
    setUp(section.dataset.heading ?? '', '');
  }

  /** @param id of the comment that is answered; empty: none */
  function setUp(words: string | null, id: string): void {
    // Inside the thread, headings stand one level deeper.
    const shift = Number(id !== '') - Number(parent.value !== '');
    if (shift) for (const heading of section.querySelectorAll('h2, h3, h4')) shiftHeading(heading, shift);
    const heading = section.querySelector('#respond-h bdi');
    if (heading) heading.textContent = words;
    parent.value = id;
    section.querySelector('.cancel')?.toggleAttribute('hidden', id === '');
    // What went wrong has been said; moving it must not say it again.
    section.querySelector('[role="alert"]')?.removeAttribute('role');
    form.dispatchEvent(new Event('moved'));
  }
}

function idOf(comment: Element | null): string {
  return comment?.id.replace('comment-', '') ?? '';
}

function bodyBeside(link: Element): Element {
  return link.closest('article')?.querySelector('.c-body') ?? link;
}

function selectionBeside(link: Element): string {
  return selectedIn(bodyBeside(link));
}

function shiftHeading(old: Element, shift: number): void {
  const heading = document.createElement(`h${Number(old.tagName[1]) + shift}`);
  if (old.id) heading.id = old.id;
  heading.append(...old.childNodes);
  old.replaceWith(heading);
}

function focusFirst(options?: FocusOptions): void {
  if (!focusTarget()) focusRefusal(options);
}

/** Whoever is led to a comment, as after posting, goes on from there, and hears whose it is. @returns false: to none */
function focusTarget(): boolean {
  const isComment = /^#comment-\d+$/.test(location.hash);
  const comment = isComment && document.querySelector<HTMLElement>(`${location.hash} > :is(article, .tomb)`);
  if (!comment) return isComment;
  comment.tabIndex = -1;
  comment.focus({ preventScroll: true });
  return true;
}

/** Whoever was refused goes on from what is wrong; once, as the links there lead to the fields. */
const focusRefusal = (options?: FocusOptions) =>
  section?.querySelector<HTMLElement>('.wrong-summary[role="alert"]')?.focus(options);
