import type { Cause } from '../db/schema.ts';

/** What readers report comments for and moderators remove them for, in the words of each. */
export const CAUSES: Record<Cause, { report: string; removed: string }> = {
  private_person: { report: 'It exposes a private person', removed: 'about a private person' },
  false_claim: { report: 'It claims something that is not true', removed: 'a false claim' },
  picture_rights: {
    report: 'It uses a picture or words that belong to somebody else',
    removed: 'somebody else’s picture or words',
  },
  spoiler: { report: 'It gives away an ending without saying so', removed: 'a spoiler without a warning' },
  abuse: { report: 'It attacks or threatens somebody', removed: 'personal attack' },
  spam: { report: 'It advertises something', removed: 'advertising' },
};

export const CAUSE_CODES = Object.keys(CAUSES) as Cause[];
