import type { Role } from '../db/schema.ts';

/** Who may do what at the desk. Every address of the desk names one duty (admin/routes.ts). */

/**
 * Looking around · writing and publishing posts, and handing over what is known of readers · deciding about comments ·
 * running the site: its settings.
 */
export type Duty = 'look' | 'write' | 'moderate' | 'run';

const DUTIES: Record<Role, readonly Duty[]> = {
  admin: ['look', 'write', 'moderate', 'run'],
  editor: ['look', 'write', 'moderate'],
  moderator: ['look', 'moderate'],
};

/** @param role null: somebody who is not logged in, and may nothing */
export const may = (role: Role | null, duty: Duty): boolean => role !== null && DUTIES[role].includes(duty);
