/**
 * The first focus of a page that leads to a place of its own, kept until the page is there: browsers look where the
 * address leads when it is drawn, and again until everything has arrived; each time they take the focus away.
 */
export function firstFocus(focus: (options?: FocusOptions) => unknown): void {
  const again = () =>
    requestAnimationFrame(() => document.activeElement === document.body && focus({ preventScroll: true }));
  // Not at once: the browser's own look comes first.
  requestAnimationFrame(() => focus());
  document.addEventListener('focusout', () => document.readyState !== 'complete' && again());
  addEventListener('load', again);
}
