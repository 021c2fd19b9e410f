/** Whoever was refused goes on from what is wrong, where no form moves (reply.ts). */

import { firstFocus } from './first-focus.ts';

firstFocus((options) => document.querySelector<HTMLElement>('.wrong-summary')?.focus(options));
