/** What counts clicks in addresses that people copy: parameters, and detours over somebody's counter. */

const PARAMETERS =
  /^(?:utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|_ga|_gl|ref_src|ref_url|cmpid|mkt_tok|s_cid|vero_id|oly_enc_id|wickedid)$/i;

/** Where a detour says what it leads to. */
const DETOURS: [host: RegExp, path: RegExp, parameters: string[]][] = [
  [/^www\.google\.[a-z.]{2,6}$/, /^\/url$/, ['q', 'url']],
  [/^lm?\.(?:facebook|instagram)\.com$/, /^\/(?:l\.php)?$/, ['u']],
  [/\.safelinks\.protection\.outlook\.com$/, /^\//, ['url']],
];

/** The address that was meant, http, https or mailto; null for any other. */
export function cleanAddress(address: string): string | null {
  const text = address.trim();
  if (/^mailto:[^\s<>"]+$/i.test(text)) return text;
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const target = targetOf(url);
  // One detour may lead into another, but not for ever.
  const meant = target && targetOf(target) ? targetOf(target) : target;
  return withoutParameters(meant ?? url, meant?.href ?? text);
}

function targetOf(url: URL): URL | null {
  const [, , parameters = []] =
    DETOURS.find(([host, path]) => host.test(url.hostname) && path.test(url.pathname)) ?? [];
  const target = parameters.map((name) => url.searchParams.get(name)).find((value) => value?.match(/^https?:\/\//i));
  return target && URL.canParse(target) ? new URL(target) : null;
}

/**
 * An address without the parameters that count clicks.
 * @param text the same address as it was written, to leave alone what need not be touched
 */
export function withoutParameters(url: URL, text: string): string {
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => !PARAMETERS.test(pair.split('=')[0] ?? ''));
  const search = kept.join('&');
  if (search === url.search.slice(1)) return text;
  url.search = search;
  return url.href;
}
