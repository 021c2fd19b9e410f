import { existsSync } from 'node:fs';
import type { TestContext } from 'node:test';
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

/** ms: of what waits for ever in a page nothing is told but the file's name; when its browser closes, the line is. */
const LONGEST = 180_000;

/**
 * Debian's Chromium, for the few tests that need a browser, until the end of the test. Null where none is installed: then
 * the test counts as skipped, and returns.
 * @param longest ms until it is taken for stuck
 * @throws where none is installed and the environment has BROWSER=required, as .ci/run does
 */
export async function openBrowser(t: TestContext, longest = LONGEST): Promise<Browser | null> {
  if (existsSync(CHROMIUM)) {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    const late = setTimeout(() => browser.close(), longest);
    t.after(() => {
      clearTimeout(late);
      return browser.close();
    });
    return browser;
  }
  const missing = `no ${CHROMIUM}: apt-get install chromium`;
  if (process.env.BROWSER === 'required') throw new Error(missing);
  console.error(`\n!!! ${missing}. What only a browser can prove is NOT being tested.\n`);
  t.skip('there is no Chromium');
  return null;
}
