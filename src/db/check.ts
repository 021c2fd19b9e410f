import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export interface Check {
  /** What is wrong, null where the file is whole; undefined where that was not found out: no memory, or stopped. */
  readonly damage: Promise<string | null | undefined>;
  /** Ends it, and waits until it has the file open no more. */
  stop(): Promise<void>;
}

// As this file: .ts from the sources, .js when built.
const PROGRAM = fileURLToPath(new URL(`./check-whole${extname(import.meta.url)}`, import.meta.url));

/** Has a process of its own read the whole file, which may take minutes, while this one does something else. */
export function checkApart(path: string): Check {
  const child = spawn(process.execPath, [...process.execArgv, PROGRAM, path], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'close').catch(() => undefined);
  const said = text(child.stdout).catch(() => '');
  return {
    damage: Promise.all([said, ended]).then(([verdict]) => (verdict === '' ? undefined : JSON.parse(verdict))),
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
