import { z } from 'zod';
import { settingsOf } from '../../context.ts';
import { replaceCodes } from '../../embeds/code.ts';
import { html } from '../../html.ts';
import { field } from '../../http/forms.ts';
import { type TypedEmbed, typedEmbed } from '../../posts/writing/embed-fields.ts';
import { clippingMarkdown, isTooMuch } from '../../text/clipping.ts';
import type { DeskHandler } from '../desk.ts';

const typed = z.object({ html: field, text: field });

/**
 * Rich text from a clipboard, as Markdown, or plain text, as it is; and what the embed codes in either said, as the
 * form's fields would hold it: `{"markdown": "…", "embeds": [{"url": "…", "quote": "…", …}]}`. What is too much to be
 * looked at is refused with 422 and `{"problem": "…"}`; the script then pastes the plain words.
 */
export const convert: DeskHandler = async (ctx, req, res) => {
  const { html: rich, text: plain } = typed.parse(req.body ?? {});
  const { 'site.timezone': zone } = await settingsOf(ctx);
  const embeds = new Map<string, TypedEmbed>();
  const withAddresses = (source: string, stand: (url: string) => string) =>
    isTooMuch(source)
      ? null
      : replaceCodes(source, zone, (embed) => {
          embeds.set(embed.url, embeds.get(embed.url) ?? typedEmbed(embed, zone));
          return stand(embed.url);
        });
  const replaced = plain
    ? withAddresses(plain, (url) => `\n\n${url}\n\n`)
    : withAddresses(rich, (url) => html`<p>${url}</p>`.text);
  const markdown = replaced === null || plain ? tidied(replaced) : await clippingMarkdown(replaced, ctx.config.baseUrl);
  if (markdown === null) res.status(422).json({ problem: 'That is too much to paste with its looks at once.' });
  else res.json({ markdown, embeds: [...embeds.values()] });
};

const tidied = (text: string | null) => text?.replace(/\n{3,}/g, '\n\n').trim() ?? null;
