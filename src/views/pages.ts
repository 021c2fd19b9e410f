/** The row of page numbers under a listing or a thread. */
export interface PagesView {
  label: string;
  links: PageLink[];
}

export interface PageLink {
  words: string;
  /** Null for the page one is on and for a gap. */
  href: string | null;
  kind: 'page' | 'current' | 'gap' | 'previous' | 'next';
}

/**
 * First, last, and those around the current page; null where there is only one.
 * @param href the address of page n, from 1
 */
export function pagesView(
  label: string,
  current: number,
  last: number,
  href: (page: number) => string,
  ends: { previous: string; next: string },
): PagesView | null {
  if (last <= 1) return null;
  const near = [...new Set([1, current - 1, current, current + 1, last])].filter((n) => n >= 1 && n <= last);
  const links: PageLink[] = [];
  for (const [i, n] of near.entries()) {
    if (n - (near[i - 1] ?? n) > 1) links.push({ words: '…', href: null, kind: 'gap' });
    links.push(
      n === current
        ? { words: String(n), href: null, kind: 'current' }
        : { words: String(n), href: href(n), kind: 'page' },
    );
  }
  if (current > 1) links.unshift({ words: `← ${ends.previous}`, href: href(current - 1), kind: 'previous' });
  if (current < last) links.push({ words: `${ends.next} →`, href: href(current + 1), kind: 'next' });
  return { label, links };
}
