/** Where a name stands in a list from A to Z. */

/** Nobody looks for The Fairweather Five under T, or for somebody under the honour that came after the name. */
const SET_ASIDE = /^(?:the|dame|sir|dr\.?|prof\.?|professor)\s+(?=\S)/u;

/** A folded name as it is filed: `dame hermia pugh` → `hermia pugh`; one that is nothing else stays whole. */
export function filedAs(nameKey: string): string {
  const rest = nameKey.replace(SET_ASIDE, '');
  return rest === nameKey ? nameKey : filedAs(rest);
}

/** What a folded name stands under; `0–9` for all that begins with no letter. */
export function letterOf(nameKey: string): string {
  const first = [...filedAs(nameKey)][0]?.toUpperCase() ?? '';
  return /\p{L}/u.test(first) ? first : OTHER;
}

export const OTHER = '0–9';

/** A to Z as they are filed, what begins with no letter before all others. */
export function filed<Named extends { name_key: string }>(names: readonly Named[]): Named[] {
  const keyed = names.map((named) => {
    const key = filedAs(named.name_key);
    return { named, key: letterOf(key) === OTHER ? ` ${key}` : key };
  });
  return keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ named }) => named);
}
