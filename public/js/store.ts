/**
 * What this device keeps of its reader, or a tab until it is closed, under a name each. It may be full, forbidden or
 * scribbled upon: then nothing is kept, and nothing breaks.
 */

export type Keeper = 'device' | 'tab';

/** Where it is forbidden the very name throws, so it is said nowhere else. */
const storage = (keeper: Keeper): Storage => (keeper === 'tab' ? sessionStorage : localStorage);

export function read(key: string, keeper: Keeper = 'device'): unknown {
  try {
    return JSON.parse(storage(keeper).getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

export function write(key: string, value: unknown, keeper: Keeper = 'device'): void {
  try {
    storage(keeper).setItem(key, JSON.stringify(value));
  } catch {
    // Then it is not kept.
  }
}

export function remove(key: string, keeper: Keeper = 'device'): void {
  try {
    storage(keeper).removeItem(key);
  } catch {
    // It was not there either.
  }
}

/** The names under which the device keeps something that begin so. */
export function keys(start: string): string[] {
  try {
    return Object.keys(storage('device')).filter((key) => key.startsWith(start));
  } catch {
    return [];
  }
}
