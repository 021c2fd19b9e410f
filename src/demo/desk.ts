import type { Role } from '../db/schema.ts';

/** Who works here: three who write, and one who keeps the comments civil. */
export const desk = {
  nell: { name: 'Nell Hartigan', email: 'nell@hearsay.example', role: 'admin' },
  cosmo: { name: 'Cosmo Wraxall', email: 'cosmo@hearsay.example', role: 'editor' },
  winnie: { name: 'Winnie Prothero', email: 'winnie@hearsay.example', role: 'editor' },
  gladwyn: { name: 'Gladwyn Moss', email: 'gladwyn@hearsay.example', role: 'moderator' },
} as const satisfies Record<string, { name: string; email: string; role: Role }>;

export type DeskKey = keyof typeof desk;

/** Those who can log in, one of each role; the other only has a byline. */
export const LOGINS = ['nell', 'cosmo', 'gladwyn'] as const satisfies readonly DeskKey[];

export type Passwords = Record<(typeof LOGINS)[number], string>;
