/** The titles of the related stories that were chosen, below the field that has their addresses. */

/** Says below the field what the address just taken is called. */
export function nameChosen(slug: string, title: string): void {
  const chosen = document.querySelector('#chosen');
  if (!chosen || [...chosen.children].some((line) => line instanceof HTMLElement && line.dataset.slug === slug)) return;
  const line = document.createElement('li');
  line.dataset.slug = slug;
  line.textContent = title;
  chosen.append(line);
}

// What is not in the field any more is not named below it.
const related = document.querySelector<HTMLTextAreaElement>('#related');
related?.addEventListener('input', () => {
  for (const line of document.querySelectorAll<HTMLElement>('#chosen > li'))
    if (!related.value.includes(line.dataset.slug ?? '')) line.remove();
});
