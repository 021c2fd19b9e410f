/**
 * Keeps the room for frames that this device was asked to show always, before anything is painted: hence no module, and
 * no import: load-embed.ts writes the note `shown`. Whose they are the page's root says to load-embed.ts. Whatever else was scribbled into the note keeps no room.
 */
try {
  const hosts: unknown = JSON.parse(localStorage.getItem('shown') ?? '[]');
  const connection = (navigator as { connection?: { saveData?: boolean } }).connection;
  const isSparing = connection?.saveData || matchMedia('(prefers-reduced-data: reduce)').matches;
  if (Array.isArray(hosts) && !isSparing) {
    const named = hosts.filter((host) => typeof host === 'string' && /^[a-z.-]{1,60}$/.test(host)).slice(0, 20);
    const sheet = new CSSStyleSheet();
    for (const host of named)
      sheet.insertRule(
        `:root[data-shown~="${host}"] .embed:has(> .embed-foot[data-host="${host}"]) > .frame { display: block }`,
      );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    document.documentElement.dataset.shown = named.join(' ');
  }
} catch {
  // Then they wait for a click, as for everybody.
}
