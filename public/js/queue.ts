/** Lets a moderator work through the queue by single keys (rows.ts). */

import { helpWithRows, pressForTicked, pressHere } from './rows.ts';

helpWithRows({
  a: () => decide('approve', 'approval'),
  r: () => decide('reject', 'rejection'),
  s: () => decide('spam', 'spam'),
});

/** What is ticked is meant; where nothing is, the comment that one is at. */
function decide(decision: string, noun: string): void {
  if (!pressForTicked(`[value="${decision}"]`)) pressHere(`form[action$="/${noun}"] button`);
}
