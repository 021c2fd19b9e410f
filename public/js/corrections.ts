/** Takes a correction off without a new page, so that nothing typed beside it is even sent. */

for (const button of document.querySelectorAll<HTMLButtonElement>('.correction-lines button')) {
  button.addEventListener('click', (event) => {
    event.preventDefault();
    if (button.ariaDisabled === 'true') return;
    button.ariaDisabled = 'true';
    void takeOff(button).finally(() => button.removeAttribute('aria-disabled'));
  });
}

async function takeOff(button: HTMLButtonElement): Promise<void> {
  const line = button.closest('li');
  const heading = document.getElementById('wrongs');
  try {
    const answer = await fetch(button.formAction, { method: 'POST' });
    if (!answer.ok) throw new Error(String(answer.status));
    line?.remove();
    heading?.focus();
    tell(heading, 'The correction is off the page.', 'hint');
  } catch {
    tell(button, 'That did not work, and it still stands. Try again in a moment.', 'wrong');
  }
}

function tell(after: HTMLElement | null, words: string, kind: string): void {
  after?.parentElement?.querySelector('[role="status"]')?.remove();
  const said = document.createElement('p');
  said.className = kind;
  said.role = 'status';
  after?.after(said);
  // Said only if it comes after the place for it.
  said.textContent = words;
}
