/** Regulars who write under a secret phrase: the two words beside their name, and whether they keep it for themselves. */
export const marks: ReadonlyMap<string, { words: string; reserves: boolean }> = new Map([
  ['Pam from Accounts', { words: 'prompt notebook', reserves: true }],
  ['The Other Pam', { words: 'double teapot', reserves: false }],
  ['Kev the Sparky', { words: 'amber lantern', reserves: true }],
  ['Old Trombone', { words: 'brass gate', reserves: true }],
  ['Mrs Abernethy’s Nephew', { words: 'patient hat', reserves: false }],
  ['Dilys on the 38', { words: 'red ticket', reserves: true }],
  ['Bathsheba', { words: 'scarlet curtain', reserves: false }],
]);
