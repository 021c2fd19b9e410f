import type { Handler } from '../http/handler.ts';
import { rememberedOf } from './remembered.ts';

/** All that is told of who is asking, since pages are the same for everybody; public/js/remember.ts asks. */
export const show: Handler = (ctx, req, res) => {
  const { name, email } = rememberedOf(ctx, req) ?? { name: null, email: null };
  res.set('Cache-Control', 'private, no-store').json({ name, email });
};
