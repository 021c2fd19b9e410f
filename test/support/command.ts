import { spawn, spawnSync } from 'node:child_process';
import { text } from 'node:stream/consumers';

const ROOT = new URL('../../', import.meta.url).pathname;

/** Builds what operators run, so that the tests of commands never meet an old build. */
export function build(): void {
  const { status, stdout } = spawnSync('npx', ['--no-install', 'tsc', '-p', 'tsconfig.build.json'], { cwd: ROOT });
  if (status !== 0) throw new Error(`the build failed: ${stdout}`);
}

/** ms after which a command that hangs is ended, so that its test fails and says what it had said. */
export const LONGEST = 120_000;

export interface CommandAnswer {
  out: string;
  errors: string;
  code: number | null;
}

/** Runs the command as operators do and waits for its end. */
export async function hearsay(
  dataDir: string,
  args: string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<CommandAnswer> {
  const child = spawn(process.execPath, [`${ROOT}bin/hearsay.js`, ...args], {
    env: { ...process.env, DATA_DIR: dataDir, ...env },
    timeout: LONGEST,
  });
  child.stdin.end(input);
  const [out, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('exit', resolve)),
  ]);
  return { out, errors, code };
}
