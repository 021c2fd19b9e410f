import { z } from 'zod';
import { settingsOf } from '../../context.ts';
import { replaceCodes } from '../../embeds/code.ts';
import { html } from '../../html.ts';
import { field } from '../../http/forms.ts';
import { type TypedEmbed, typedEmbed } from '../../posts/writing/embed-fields.ts';
import { clippingMarkdown, isTooMuch } from '../../text/clipping.ts';
import type { DeskHandler } from '../desk.ts';

const typed = z.object({ html: field });

/**
 * Rich text from a clipboard, as Markdown, and what the embed codes in it said, as the form's fields would hold it:
 * `{"markdown": "…", "embeds": [{"url": "…", "quote": "…", …}]}`. What is too much to be looked at is refused with 422
 * and `{"problem": "…"}`; the script then pastes the plain words.
 */
export const convert: DeskHandler = async (ctx, req, res) => {
  const { html: pasted } = typed.parse(req.body ?? {});
  const { 'site.timezone': zone } = await settingsOf(ctx);
  const embeds = new Map<string, TypedEmbed>();
  const withAddresses = isTooMuch(pasted)
    ? null
    : replaceCodes(pasted, zone, (embed) => {
        embeds.set(embed.url, embeds.get(embed.url) ?? typedEmbed(embed, zone));
        return html`<p>${embed.url}</p>`.text;
      });
  const markdown = withAddresses === null ? null : await clippingMarkdown(withAddresses, ctx.config.baseUrl);
  if (markdown === null) res.status(422).json({ problem: 'That is too much to paste with its looks at once.' });
  else res.json({ markdown, embeds: [...embeds.values()] });
};
