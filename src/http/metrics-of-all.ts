import cluster, { type Worker } from 'node:cluster';
import { randomUUID } from 'node:crypto';
import { AggregatorRegistry, type MetricObject, type Registry } from 'prom-client';
import { SECOND } from '../time.ts';
import { everybody, tell } from './processes.ts';

/**
 * One answer for all processes of a site, whichever of them was asked: a worker asks the leader, who asks all the
 * workers. Each figure says whose it is, since a counter that is summed over workers who come and go would run backwards.
 */
type Message =
  /** Worker to leader, and its answer. */
  | { metrics: 'wanted'; id: string }
  | { metrics: 'told'; id: string; text: string }
  /** Leader to worker, and its answer. */
  | { metrics: 'part wanted'; id: string }
  | { metrics: 'part'; id: string; values: MetricObject[] };

const PATIENCE = 2 * SECOND;

/** In the text format of Prometheus. */
export async function metricsOfAll(own: Registry): Promise<string> {
  if (!cluster.worker) return own.metrics();
  const told = await asked(process, { metrics: 'wanted', id: randomUUID() }, 'told', 2 * PATIENCE);
  return told?.text ?? own.metrics();
}

/** As a worker: tells the leader its part. */
export function tellLeader(own: Registry): void {
  own.setDefaultLabels({ worker: String(cluster.worker?.id) });
  process.on('message', async (message: Message) => {
    if (message.metrics !== 'part wanted') return;
    const values = await own.getMetricsAsJSON();
    process.send?.({ metrics: 'part', id: message.id, values } satisfies Message);
  });
}

/** As the leader: answers workers who were asked. */
export function gatherMetrics(own: Registry): void {
  own.setDefaultLabels({ worker: 'leader' });
  cluster.on('message', async (worker: Worker, message: Message) => {
    if (message.metrics !== 'wanted') return;
    const parts = await Promise.all(
      everybody().map((each) => asked(each, { metrics: 'part wanted', id: randomUUID() }, 'part', PATIENCE)),
    );
    const values = [await own.getMetricsAsJSON(), ...parts.flatMap((part) => (part ? [part.values] : []))];
    const text = await AggregatorRegistry.aggregate(values).metrics();
    tell(worker, { metrics: 'told', id: message.id, text } satisfies Message);
  });
}

/** @returns the answer; null where none comes in time, as from one who is just starting or gone */
function asked<K extends Message['metrics']>(
  peer: Worker | NodeJS.Process,
  question: Message,
  kind: K,
  patience: number,
): Promise<Extract<Message, { metrics: K }> | null> {
  return new Promise((resolve) => {
    const listen = (message: Message) => {
      if (message.metrics === kind && message.id === question.id) done(message as Extract<Message, { metrics: K }>);
    };
    const done = (answer: Extract<Message, { metrics: K }> | null) => {
      clearTimeout(timer);
      peer.off('message', listen);
      resolve(answer);
    };
    const timer = setTimeout(() => done(null), patience);
    peer.on('message', listen);
    tell(peer, question);
  });
}
