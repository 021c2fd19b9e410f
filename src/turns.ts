/**
 * Heavy work, one piece at a time. Those who ask take turns: whoever asks a hundred times waits a hundred turns, and
 * somebody who asks once comes next but one.
 */
export interface Turns {
  /** @returns what the work returns; null, and nothing done, where `who` has enough waiting already */
  take<T>(who: string, work: () => Promise<T>): Promise<T> | null;
}

/** @param waiting how many pieces one may have in line */
export function takingTurns(waiting: number): Turns {
  const lines = new Map<string, (() => Promise<void>)[]>();
  let working = false;

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    for (let [first] = lines; first; [first] = lines) {
      const [who, line] = first;
      const next = line.shift();
      // To the end of all lines, or out.
      lines.delete(who);
      if (line.length > 0) lines.set(who, line);
      await next?.();
    }
    working = false;
  }

  return {
    take<T>(who: string, piece: () => Promise<T>) {
      const line = lines.get(who) ?? [];
      if (line.length >= waiting) return null;
      return new Promise<T>((resolve, reject) => {
        line.push(() => piece().then(resolve, reject));
        lines.set(who, line);
        void work();
      });
    },
  };
}
