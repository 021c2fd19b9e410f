import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { RequestHandler } from 'express';
import { YEAR } from '../time.ts';
import { assetNames, assetSource } from '../views/asset-sources.ts';
import { ASSETS_DIR, type Manifest } from '../views/assets.ts';

/** An asset in memory: all of them together are smaller than one photograph. */
interface Stored {
  /** Empty while it is being worked on. */
  hash: string;
  /** As it is, and in those codings in which it is smaller. */
  bodies: Map<string, Buffer>;
}

const ADDRESS = /^\/([\w-]+)\/(\w+\/[\w.-]+)$/;
/** In the order in which we like to send them. */
const CODINGS: readonly (readonly [coding: string, ending: string])[] = [
  ['br', '.br'],
  ['gzip', '.gz'],
];
const FOR_EVER = `public, max-age=${YEAR / 1_000}, immutable`;

/**
 * Answers below `/assets`. They are read once, at the start, so that a worker goes on answering with what its own pages
 * name while the next release is built beneath it. Who asks under another hash has a page from before a release, or of
 * another worker, and gets what stands now, but may not keep it without asking again.
 * @param manifest null: read for each request
 */
export function assets(manifest: Manifest | null): RequestHandler {
  const stored = manifest && new Map(Object.entries(manifest).map(([name, { hash }]) => [name, fromBuild(name, hash)]));
  return (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next();
    const [, hash, name = ''] = ADDRESS.exec(req.path) ?? [];
    const found = stored ? stored.get(name) : fresh(name);
    if (!found) return next();

    const accepted = CODINGS.find(([coding]) => found.bodies.has(coding) && req.acceptsEncodings(coding) === coding);
    const coding = accepted?.[0] ?? 'identity';
    if (found.bodies.size > 1) res.vary('Accept-Encoding');
    if (accepted) res.set('Content-Encoding', coding);
    if (found.hash) res.set('ETag', `"${found.hash}-${coding}"`);
    res.set({
      'Cache-Control': found.hash && found.hash === hash ? FOR_EVER : 'no-cache',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    });
    res.type(extname(name)).send(found.bodies.get(coding));
  };
}

function fromBuild(name: string, hash: string): Stored {
  const path = join(ASSETS_DIR, hash, name);
  const coded = CODINGS.flatMap(([coding, ending]): [string, Buffer][] =>
    existsSync(path + ending) ? [[coding, readFileSync(path + ending)]] : [],
  );
  return { hash, bodies: new Map([['identity', readFileSync(path)], ...coded]) };
}

const fresh = (name: string): Stored | null =>
  assetNames().includes(name) ? { hash: '', bodies: new Map([['identity', assetSource(name)]]) } : null;
