import slugify from '@sindresorhus/slugify';

const LENGTH = 80;

/** A slug from words: `J.Lo’s baby` → `j-los-baby`. Scripts that have no Latin spelling leave nothing: then `fallback`. */
export function slugOf(words: string, fallback: string): string {
  const slug = slugify(words.replace(/[.’']/g, ''), { decamelize: false });
  return (
    (slug.length <= LENGTH
      ? slug
      : slug
          .slice(0, LENGTH + 1)
          .replace(/-[^-]*$/, '')
          .slice(0, LENGTH)) || fallback
  );
}

/** The wanted slug where it is free, else with the first free number behind it: `soup`, `soup-2`, `soup-3`. */
export async function freeSlug(wanted: string, taken: (slug: string) => Promise<boolean>): Promise<string> {
  let slug = wanted;
  for (let n = 2; await taken(slug); n++) slug = `${wanted}-${n}`;
  return slug;
}
