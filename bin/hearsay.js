#!/usr/bin/env node
import { existsSync } from 'node:fs';

const cli = new URL('../dist/src/cli.js', import.meta.url);
if (!existsSync(cli)) {
  console.error('hearsay: not built yet; run npm ci (or npm run build) first');
  process.exit(1);
}
await import(cli.href);
