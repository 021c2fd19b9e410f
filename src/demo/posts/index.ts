import type { Story } from '../story.ts';
import { calderWhin } from './calder-whin.ts';
import { earlier } from './earlier.ts';
import { lastWeek } from './last-week.ts';
import { longAgo } from './long-ago.ts';
import { notOut } from './not-out.ts';
import { openPost } from './open-post.ts';
import { thisWeek } from './this-week.ts';
import { today } from './today.ts';

export const stories: readonly Story[] = [
  ...today,
  ...openPost,
  ...thisWeek,
  ...lastWeek,
  ...calderWhin,
  ...earlier,
  ...longAgo,
  ...notOut,
];
