/** The elements of HTML, old ones too (WHATWG HTML, sections 4 and 16.2), and the two languages that stand in it. */
const ELEMENTS = new Set(
  `a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br
  button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed
  fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image
  img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem meta meter multicol
  nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext pre progress q rb rp rt rtc
  ruby s samp script search section select slot small source spacer span strike strong style sub summary sup svg table tbody
  td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp`.split(/\s+/),
);

/** Whether text that begins with `<` begins with a tag of a real element; `<navy>` is only a way of writing. */
export function beginsWithTag(text: string): boolean {
  const [, name] = /^<\/?([a-z][a-z0-9]*)(?=[\s/>])/i.exec(text) ?? [];
  return name !== undefined && ELEMENTS.has(name.toLowerCase());
}
