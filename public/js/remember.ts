/**
 * Fills in the name and e-mail address that a reader had this device remember. Pages are the same for everybody, so it
 * is asked for apart, once, when the form comes near the view or somebody steps into it.
 */

const form = document.querySelector<HTMLFormElement>('#respond form');
if (form) whenNear(form, () => void fillIn(form).catch(() => {}));

function whenNear(form: HTMLFormElement, then: () => void): void {
  const once = () => {
    observer.disconnect();
    form.removeEventListener('focusin', once);
    then();
  };
  const observer = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && once(), {
    rootMargin: '300px',
  });
  observer.observe(form);
  form.addEventListener('focusin', once);
}

async function fillIn(form: HTMLFormElement): Promise<void> {
  const me: { name: string | null; email: string } = await (await fetch('/me.json')).json();
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
  // Somebody who types a name of their own may be somebody else, and wants nobody's address beside it.
  if (me.name === null || field('name').value || field('email').value) return;
  field('name').value = me.name;
  field('email').value = me.email;
  field('remember').checked = true;
}
