import type { Picture } from '../../media/media.ts';

/** The picture of a post, over a left join of `media`. */
export const HERO = [
  ...(['media.id as hero', 'media.key as hero_key', 'media.width as hero_width'] as const),
  ...(['media.height as hero_height', 'media.alt as hero_alt', 'media.credit as hero_credit'] as const),
  ...([
    'media.caption as hero_caption',
    'media.licence as hero_licence',
    'media.expires_at as hero_expires_at',
  ] as const),
] as const;

export interface HeroRow {
  hero: number | null;
  hero_key: string | null;
  hero_width: number | null;
  hero_height: number | null;
  hero_alt: string | null;
  hero_credit: string | null;
  hero_caption: string | null;
  hero_licence: string | null;
  hero_expires_at: number | null;
}

/** Takes the picture's columns out of a row. */
export function withHero<Row extends HeroRow>(row: Row): Omit<Row, keyof HeroRow> & { picture: Picture | null } {
  const {
    hero,
    hero_key,
    hero_width,
    hero_height,
    hero_alt,
    hero_credit,
    hero_caption,
    hero_licence,
    hero_expires_at,
    ...rest
  } = row;
  const picture =
    hero === null
      ? null
      : {
          id: hero,
          key: hero_key ?? '',
          width: hero_width ?? 0,
          height: hero_height ?? 0,
          alt: hero_alt ?? '',
          credit: hero_credit ?? '',
          caption: hero_caption ?? '',
          licence: hero_licence ?? '',
          expires_at: hero_expires_at,
        };
  return { ...rest, picture };
}
