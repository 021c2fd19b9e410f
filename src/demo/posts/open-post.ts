import { DAY, HOUR } from '../../time.ts';
import type { Story } from '../story.ts';
import { finalNight } from './open-post-talk.ts';

const theFinal: Story = {
  slug: 'open-post-the-final-of-the-proving-drawer',
  title: 'Open post: the final of The Proving Drawer. Bring a plate',
  standfirst:
    'Three bakers, one barn, and a judge with nine words left. Talk among yourselves; we shall be underneath the table.',
  by: 'winnie',
  hero: 'television',
  people: ['Constance Figgis', 'Dario Vennik'],
  topics: ['Open post', 'Baking', 'Television'],
  age: 2.2 * DAY,
  hour: 19,
  body: `
It is the last one. The oven is on, the desk has brought a blanket, and Cosmo has put on a tie “for Desmond”. Say what you like below, as it happens; if you are watching later, come back later, because nobody in there is going to be careful.

For those who have only just got in, these are the three:

- **Desmond**, retired surveyor, 67. Measures everything. Was once called *interesting*. Wife: Jean, third row, green coat.
- **Yusra**, night nurse, 34. Bakes at five in the morning, when other people are being born. Has never yet sat down.
- **Col**, long-distance lorry driver, 51. Enormous hands; biscuits the size of a thumbnail, iced with a hatpin.

And the bakes: a loaf *your mother would have sent back*; in the technical, nine wafers and a ladle of hope; and last, for the whole afternoon, **a cake in the shape of a room in which you were happy**.

Constance Figgis will judge. She has a new mixing bowl. It is by Dario Vennik, it leans, and she has already been seen to turn the table to match.
`,
  talk: { over: 3.5 * HOUR, live: true, script: finalNight },
};

export const openPost = [theFinal];
