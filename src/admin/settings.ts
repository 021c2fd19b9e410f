import type { Response } from 'express';
import { z } from 'zod';
import { type Context, settingsOf } from '../context.ts';
import * as query from '../http/query.ts';
import { changeSettings, type SettingTexts } from '../runs/change-settings.ts';
import { SETTING_KEYS, type SettingKey } from '../settings/settings.ts';
import type { SessionUser } from '../users/sessions.ts';
import { view } from '../views/view.ts';
import type { DeskHandler } from './desk.ts';
import { sendDeskPage } from './page.ts';
import { settingsPath } from './paths.ts';
import { SETTING_WORDS, type SettingWords } from './setting-words.ts';

/** What an operator may change while the site runs, as a form; `hearsay settings` is the same from a shell. */
export interface SettingsPage {
  action: string;
  saved: boolean;
  groups: { heading: string; id: string; fields: SettingField[] }[];
  /** In the order of the fields, for the summary. */
  wrong: { field: string; message: string }[];
  zones: readonly string[];
}

export interface SettingField extends Omit<SettingWords, 'group'> {
  name: SettingKey;
  /** Of a check: `true` or `false`. */
  value: string;
  error: string | null;
}

const settingsPage = view<SettingsPage>('admin/settings');
const asked = z.object({ saved: z.literal('yes').optional() });
/** A check sends `false` before its `true`, so the last of several counts; what is not sent stays. */
const sent = z.record(z.string(), z.union([z.string(), z.array(z.string()).transform((all) => all.at(-1) ?? '')]));

export const show: DeskHandler = async (ctx, req, res, me) => {
  const { saved } = query.readQuery(asked, req.query);
  await sendSettings(ctx, res, me, { saved: saved === 'yes' });
};

export const update: DeskHandler = async (ctx, req, res, me) => {
  const fields = sent.catch({}).parse(req.body ?? {});
  const typed: SettingTexts = Object.fromEntries(
    SETTING_KEYS.flatMap((key) => (fields[key] === undefined ? [] : [[key, fields[key]]])),
  );
  const errors = await changeSettings(ctx.db, { typed, userId: me.id }, ctx.now());
  if (Object.keys(errors).length > 0) return sendSettings(ctx, res, me, { typed, errors });
  res.redirect(303, `${settingsPath()}?saved=yes`);
};

interface Shown {
  saved?: boolean;
  typed?: SettingTexts;
  errors?: SettingTexts;
}

async function sendSettings(ctx: Context, res: Response, me: SessionUser, shown: Shown): Promise<void> {
  const { saved = false, typed = {}, errors = {} } = shown;
  const settings = await settingsOf(ctx);
  const fields = (Object.keys(SETTING_WORDS) as SettingKey[]).map((name) => ({
    ...SETTING_WORDS[name],
    name,
    value: typed[name] ?? String(settings[name]),
    error: errors[name] === undefined ? null : `It ${errors[name]}`,
  }));
  const wrong = fields.flatMap(({ name, label, error }) =>
    error === null ? [] : [{ field: name, message: `${label}: ${error}` }],
  );
  await sendDeskPage(ctx, res, settings, {
    status: wrong.length > 0 ? 422 : 200,
    title: 'Settings',
    section: 'settings',
    me,
    body: settingsPage({
      action: settingsPath(),
      saved,
      groups: (['Site', 'Comments'] as const).map((heading) => ({
        heading,
        id: heading.toLowerCase(),
        fields: fields.filter(({ group }) => group === heading),
      })),
      wrong,
      zones: Intl.supportedValuesOf('timeZone'),
    }),
  });
}
