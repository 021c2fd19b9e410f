import cluster, { type Worker } from 'node:cluster';

/** The processes of one site, as they speak with each other: a leader with each of its workers, and each with its leader. */

/** As the leader: all workers that there are. */
export const everybody = () => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);

/** Who is gone hears nothing. */
export function tell(peer: Worker | NodeJS.Process, message: string | object): void {
  peer.send?.(message, undefined, undefined, () => undefined);
}
