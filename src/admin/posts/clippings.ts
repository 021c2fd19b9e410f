import { z } from 'zod';
import { replaceCodes } from '../../embeds/code.ts';
import { html } from '../../html.ts';
import { field } from '../../http/forms.ts';
import { clippingMarkdown, isTooMuch } from '../../text/clipping.ts';
import type { DeskHandler } from '../desk.ts';

const typed = z.object({ html: field });

/**
 * Rich text from a clipboard, as Markdown: `{"markdown": "…"}`. What is too much to be looked at is refused with 422 and
 * `{"problem": "…"}`; the script then pastes the plain words.
 */
export const convert: DeskHandler = async (ctx, req, res) => {
  const { html: pasted } = typed.parse(req.body ?? {});
  const withAddresses = isTooMuch(pasted) ? null : replaceCodes(pasted, ({ url }) => html`<p>${url}</p>`.text);
  const markdown = withAddresses === null ? null : await clippingMarkdown(withAddresses, ctx.config.baseUrl);
  if (markdown === null) res.status(422).json({ problem: 'That is too much to paste with its looks at once.' });
  else res.json({ markdown });
};
