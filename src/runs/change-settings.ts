import type { Db } from '../db/schema.ts';
import { all, parse, type SettingKey, set } from '../settings/settings.ts';
import { record } from './decisions.ts';

/** What is typed for settings, or what is wrong with it, by their keys. */
export type SettingTexts = Partial<Record<SettingKey, string>>;

/**
 * Changes settings from the desk: all of these, or none where something is wrong with one. The log says which were
 * changed, not to what.
 * @returns what is wrong, in a few words each; empty: they stand
 */
export async function changeSettings(
  db: Db,
  { typed, userId }: { typed: SettingTexts; userId: number },
  now: number,
): Promise<SettingTexts> {
  const texts = Object.entries(typed) as [SettingKey, string][];
  const read = texts.map(([key, text]) => ({ key, text, parsed: parse(key, text) }));
  const wrong = read.flatMap(({ key, parsed }) => ('wrong' in parsed ? [[key, parsed.wrong] as const] : []));
  if (wrong.length > 0) return Object.fromEntries(wrong);
  await db.transaction().execute(async (trx) => {
    const standing = await all(trx);
    for (const { key, text, parsed } of read) {
      if ('wrong' in parsed || parsed.value === standing[key]) continue;
      await set(trx, key, text);
      await record(trx, { action: 'change_setting', userId, note: key }, now);
    }
  });
  return {};
}
