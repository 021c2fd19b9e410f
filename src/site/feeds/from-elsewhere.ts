const TAG = /<[a-z][^<>]*>/g;
const ADDRESS = / (href|src|srcset|cite)="([^"]*)"/g;
const WHOLE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/**
 * A text as it is read elsewhere than on its page: its links and pictures lead to where they lead there.
 * @param html as we store it, so with its attributes escaped and in double quotes
 * @param page the whole address of the page on which it stands
 */
export function fromElsewhere(html: string, page: string): string {
  const whole = (address: string) =>
    WHOLE.test(address) || !URL.canParse(address, page) ? address : new URL(address, page).href;
  const one = (candidate: string) => candidate.trim().replace(/^\S+/, whole);
  return html.replace(TAG, (tag) =>
    tag.replace(ADDRESS, (_, name: string, value: string) => {
      const told = name === 'srcset' ? value.split(/,\s+/).map(one).join(', ') : whole(value);
      return ` ${name}="${told}"`;
    }),
  );
}
