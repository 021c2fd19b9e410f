import { z } from 'zod';

/** The reasons that a comment's row holds: codes of moderation.ts, as far as what is written there makes sense. */

const reasonList = z.array(z.string());

export function reasonsIn(text: string): string[] {
  try {
    return reasonList.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return [];
  }
}
