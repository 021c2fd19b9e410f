/**
 * Lets an editor work through the list of posts by single keys (rows.ts). What readers would notice is done to what is
 * ticked only: one key alone publishes nothing.
 */

import { helpWithRows, here, pressForTicked } from './rows.ts';

const deeds = [...document.querySelectorAll<HTMLButtonElement>('#bulk [data-key]')].map(({ dataset }) => {
  const key = dataset.key ?? '';
  return [key, () => void pressForTicked(`[data-key="${key}"]`)] as const;
});

helpWithRows({
  ...Object.fromEntries(deeds),
  e: () => here()?.querySelector<HTMLAnchorElement>('.q-title a')?.click(),
  '/': () => document.querySelector<HTMLInputElement>('#pq')?.focus(),
});
