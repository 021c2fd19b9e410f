import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** Chromium as root, without a graphics card, and asking nobody on the network for anything of its own. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Debian's Chromium, for the few tests that need a browser; the caller closes it. Null where none is installed:
 * `if (!browser) return t.skip('no Chromium')`.
 * @throws where none is installed and the environment has BROWSER=required, as .ci/run does
 */
export async function openBrowser(): Promise<Browser | null> {
  if (existsSync(CHROMIUM)) return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

  const missing = `no ${CHROMIUM}: apt-get install chromium`;
  if (process.env.BROWSER === 'required') throw new Error(missing);
  console.error(`\n!!! ${missing}. What only a browser can prove is NOT being tested.\n`);
  return null;
}
