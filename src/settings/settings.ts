import { z } from 'zod';
import { prepared } from '../db/prepared.ts';
import type { Db } from '../db/schema.ts';
import { cleanLine, cleanText } from '../text/clean.ts';
import { isTimeZone } from '../time.ts';

/** What an operator may change while the site runs. Values are stored as text, missing ones are the defaults. */
export interface Settings {
  'site.title': string;
  'site.tagline': string;
  /** IANA name; permalinks of posts already published do not move with it. */
  'site.timezone': string;
  /** Seconds for which caches in front of us may show readers' pages without asking; 0 = they ask each time. */
  'site.shared_cache_seconds': number;
  /** Days after publication at which comments close; 0 = never. */
  'comments.close_after_days': number;
  /** Hold the comments of readers of whom none was approved yet. */
  'comments.hold_first': boolean;
  /** Hold from this many links on, as rendered; 0 = never. */
  'comments.hold_links': number;
  /** Seconds between two comments of one reader; 0 = no limit. */
  'comments.flood_seconds': number;
  'comments.hold_all': boolean;
  /** An entry a line, whole words, case and accents folded. */
  'comments.hold_words': string;
  'comments.block_words': string;
  /** Minutes in which a reader may change a comment. */
  'comments.edit_minutes': number;
  /** How many readers' reports take a comment off the page until a moderator has looked at it; 0 = none do. */
  'comments.report_threshold': number;
  /** Days for which the hash of a commenter's address is kept. */
  'comments.address_days': number;
  /** Write to those who moderate, at most once an hour, about comments that wait. */
  'comments.mail_moderators': boolean;
}

export type SettingKey = keyof Settings;

interface Setting<T> {
  fallback: T;
  /** From the stored or typed text; fails with a message for the operator. */
  schema: z.ZodType<T, string>;
}

const text = (max: number) =>
  z
    .string()
    .transform(cleanText)
    .pipe(z.string().max(max, `must be at most ${max} characters`));
/** Words that stand in one line, wherever they are shown; those that were stored as several are read as one. */
const line = (max: number) => z.string().transform(cleanLine).pipe(text(max));
const wholeNumber = (max: number) =>
  z
    .string()
    .refine((n) => /^\d{1,9}$/.test(n) && Number(n) <= max, `must be a whole number from 0 to ${max}`)
    .transform(Number);
const yesOrNo = z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true');

const DEFINITIONS: { [K in SettingKey]: Setting<Settings[K]> } = {
  'site.title': { fallback: 'Hearsay', schema: line(60).refine((title) => title !== '', 'must not be empty') },
  'site.tagline': { fallback: 'Overheard, checked twice, and passed on kindly', schema: line(200) },
  'site.timezone': {
    fallback: 'UTC',
    schema: z.string().refine(isTimeZone, 'must be a time zone such as Europe/London'),
  },
  'site.shared_cache_seconds': { fallback: 0, schema: wholeNumber(3_600) },
  'comments.close_after_days': { fallback: 14, schema: wholeNumber(36_500) },
  'comments.hold_first': { fallback: true, schema: yesOrNo },
  'comments.hold_links': { fallback: 2, schema: wholeNumber(1_000) },
  'comments.flood_seconds': { fallback: 15, schema: wholeNumber(86_400) },
  'comments.hold_all': { fallback: false, schema: yesOrNo },
  'comments.hold_words': { fallback: '', schema: text(50_000) },
  'comments.block_words': { fallback: '', schema: text(50_000) },
  'comments.edit_minutes': { fallback: 15, schema: wholeNumber(10_000) },
  'comments.report_threshold': { fallback: 3, schema: wholeNumber(1_000) },
  'comments.address_days': { fallback: 30, schema: wholeNumber(3_650) },
  'comments.mail_moderators': { fallback: false, schema: yesOrNo },
};

export const SETTING_KEYS = Object.keys(DEFINITIONS) as SettingKey[];

export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(DEFINITIONS, key);

/** All settings as they stand; read anew for each request, so that a change counts from the next one on. */
export async function all(db: Db): Promise<Settings> {
  const rows = await stored(db, {});
  const same = rows.length === last.rows.length && rows.every((row, i) => isSame(row, last.rows[i]));
  if (!same) last = { rows, settings: settingsIn(rows) };
  return last.settings;
}

const stored = prepared((db) => db.selectFrom('settings').selectAll().orderBy('key'));

type Row = Awaited<ReturnType<typeof stored>>[number];

const isSame = (a: Row, b: Row | undefined) => a.key === b?.key && a.value === b.value;

function settingsIn(rows: readonly Row[]): Settings {
  const texts = new Map(rows.map((row) => [row.key, row.value]));
  return Object.freeze(
    Object.fromEntries(SETTING_KEYS.map((key) => [key, read(key, texts.get(key))])),
  ) as unknown as Settings;
}

/** What was understood last, and of what: understanding the texts again costs more than the rest of a page's questions. */
let last: { rows: readonly Row[]; settings: Settings } = { rows: [], settings: settingsIn([]) };

/** A value from its text, as it is typed and stored; else what is wrong with that, in a few words. */
export function parse<K extends SettingKey>(key: K, text: string): { value: Settings[K] } | { wrong: string } {
  const parsed = DEFINITIONS[key].schema.safeParse(text);
  return parsed.success ? { value: parsed.data } : { wrong: parsed.error.issues[0]?.message ?? 'is wrong' };
}

/** @returns null, or what is wrong with the value in a few words */
export async function set(db: Db, key: SettingKey, value: string): Promise<string | null> {
  const parsed = parse(key, value);
  if ('wrong' in parsed) return parsed.wrong;
  await db
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
  return null;
}

/** A stored value that an older version wrote and this one does not understand counts as not set. */
function read<K extends SettingKey>(key: K, stored: string | undefined): Settings[K] {
  const { fallback } = DEFINITIONS[key];
  if (stored === undefined) return fallback;
  const parsed = parse(key, stored);
  return 'value' in parsed ? parsed.value : fallback;
}
