/**
 * Draws the preview and the fields of embeds anew while somebody writes: the server's own drawing, fetched from where
 * the Preview button leads. And asks before a page with unsaved words is left.
 */

const PAUSE = 700;
const form = document.querySelector<HTMLFormElement>('form.edit');
if (form) help(form);

function help(form: HTMLFormElement): void {
  // What came back as it was typed is not saved either.
  let changed = form.querySelector('.wrong-summary, .look-tag') !== null;
  let timer = 0;
  let asked = 0;

  const refresh = async () => {
    asked += 1;
    const mine = asked;
    const page = await drawnAnew(form);
    // An answer that was overtaken by a newer question, or by somebody typing on, is not wanted any more.
    if (!page || mine !== asked) return;
    take(page, 'look');
    if (!document.activeElement?.closest('#embeds')) take(page, 'embeds');
    if (!document.activeElement?.closest('#insets')) take(page, 'insets');
  };

  form.addEventListener('input', (event) => {
    changed = true;
    if (event.target instanceof HTMLInputElement && event.target.type === 'file') return;
    asked += 1;
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE);
  });
  form.addEventListener('submit', (event) => {
    const button = event.submitter as HTMLButtonElement | null;
    if (!button?.hasAttribute('formaction')) {
      changed = false;
      return;
    }
    // A picture just chosen can only be kept by sending it.
    if (form.querySelector<HTMLInputElement>('#picture')?.files?.length) {
      changed = false;
      return;
    }
    event.preventDefault();
    void refresh().then(() => document.getElementById('look')?.scrollIntoView());
  });
  // autosave.ts: all that was typed is on the server.
  form.addEventListener('kept', () => {
    changed = false;
  });
  addEventListener('beforeunload', (event) => {
    if (changed) event.preventDefault();
  });
}

/** The page that a preview answers with; null where it did not work, and the button still does. */
async function drawnAnew(form: HTMLFormElement): Promise<Document | null> {
  const button = form.querySelector<HTMLButtonElement>('button[formaction]');
  const data = new FormData(form);
  data.delete('picture');
  try {
    const response = await fetch(button?.formAction.split('#')[0] ?? '', { method: 'POST', body: data });
    return response.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : null;
  } catch {
    return null;
  }
}

function take(page: Document, id: string): void {
  const [old, drawn] = [document.getElementById(id), page.getElementById(id)];
  if (!old || !drawn || old.innerHTML === drawn.innerHTML) return;
  // What somebody has opened stays open.
  const opened = [...old.querySelectorAll('details[open]')].map(addressOf);
  for (const details of drawn.querySelectorAll('details')) details.open ||= opened.includes(addressOf(details));
  old.replaceWith(document.adoptNode(drawn));
}

const addressOf = (details: Element) =>
  details.querySelector<HTMLInputElement>('[name="embed_url"], [name="inset_key"]')?.value;
