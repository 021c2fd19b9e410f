import type { Handler } from '../http/handler.ts';
import { all } from '../settings/settings.ts';

/** The process answers. */
export const alive: Handler = (_ctx, _req, res) => {
  res.set('Cache-Control', 'no-store').type('text').send('ok\n');
};

/** The database answers too. */
export const ready: Handler = async (ctx, _req, res) => {
  await all(ctx.readDb);
  res.set('Cache-Control', 'no-store').type('text').send('ok\n');
};
