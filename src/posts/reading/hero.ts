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

/** The picture in a row. */
export const pictureOf = (row: HeroRow): Picture | null =>
  row.hero === null
    ? null
    : {
        id: row.hero,
        key: row.hero_key ?? '',
        width: row.hero_width ?? 0,
        height: row.hero_height ?? 0,
        alt: row.hero_alt ?? '',
        credit: row.hero_credit ?? '',
        caption: row.hero_caption ?? '',
        licence: row.hero_licence ?? '',
        expires_at: row.hero_expires_at,
      };
