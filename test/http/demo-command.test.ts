import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, type TestContext, test } from 'node:test';
import { packageRoot } from '../../src/config.ts';
import { build, LONGEST } from '../support/command.ts';
import { freePort } from '../support/port.ts';

before(build);

test('the command prints address and logins, answers, and leaves nothing behind', async (t) => {
  const demo = startDemo(t, { PORT: String(await freePort()), DATA_DIR: join(newFolder(t), 'mine') });
  const said = await demo.says(/Ctrl-C/);
  const [, address = ''] = /The blog +(http:\/\/\S+)/.exec(said) ?? [];
  assert.match(said, /The desk +http:\/\/\S+\/admin\n/);
  assert.match(said, /admin +nell@hearsay\.example +[\w-]{12}\n/);
  assert.match(said, /editor +cosmo@hearsay\.example +[\w-]{12}\n/);
  assert.match(said, /moderator +gladwyn@hearsay\.example +[\w-]{12}\n/);
  assert.match(await (await fetch(address)).text(), /Zephyrine Bell left her own album launch/);
  const [folder = '', ...others] = readdirSync(demo.temp);
  assert.deepEqual(others, []);
  assert.ok(said.includes(`kept in ${join(demo.temp, folder)}\n`));

  const [path = ''] = /\/\d{4}\/\d\d\/[\w-]+/.exec(await (await fetch(address)).text()) ?? [];
  const form = { name: 'Wren', body: 'Tell me more', email: 'wren@example.org', notify: 'on' };
  const headers = { 'sec-fetch-site': 'same-origin' };
  await fetch(`${address}${path}/comments`, { method: 'POST', body: new URLSearchParams(form), headers });
  await demo.says(/Mail to wren@example\.org: Shall we write to you about “.+”\? http:\S+\n/);

  demo.child.kill('SIGTERM');
  assert.equal(await demo.code, 0);
  assert.deepEqual(readdirSync(demo.temp), []);
  assert.deepEqual(readdirSync(join(demo.env.DATA_DIR ?? '', '..')), []);
});

test('it cleans up when it is stopped half-way, when the port is taken, and when it is asked wrongly', async (t) => {
  const stopped = startDemo(t, { PORT: String(await freePort()) });
  await stopped.says(/Inventing/);
  stopped.child.kill('SIGINT');
  assert.equal(await stopped.code, 1);
  assert.deepEqual(readdirSync(stopped.temp), []);

  const other = createServer().listen(0, '127.0.0.1');
  t.after(() => other.close());
  await once(other, 'listening');
  const table: [env: Record<string, string>, says: RegExp][] = [
    [{ PORT: String((other.address() as AddressInfo).port) }, /^hearsay: PORT: \d+ on 127\.0\.0\.1 is taken[^\n]*\n$/],
    [{ PORT: 'abc' }, /^hearsay: PORT: [^\n]*\n$/],
  ];
  for (const [env, says] of table) {
    const demo = startDemo(t, env);
    assert.equal(await demo.code, 1);
    assert.match(demo.errors(), says);
    assert.deepEqual(readdirSync(demo.temp), []);
  }
});

function newFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-demo-test-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** The command in a process of its own, with a folder of its own for what is temporary. */
function startDemo(t: TestContext, wanted: Record<string, string>) {
  const temp = newFolder(t);
  const env: Record<string, string | undefined> = { ...process.env, BASE_URL: '', ...wanted, TMPDIR: temp };
  const child: ChildProcess = spawn(process.execPath, [join(packageRoot, 'bin/hearsay.js'), 'demo'], {
    env,
    timeout: LONGEST,
    killSignal: 'SIGKILL',
  });
  t.after(() => child.kill('SIGKILL'));
  let out = '';
  let errors = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const code = once(child, 'close').then(([status]) => status as number | null);
  return {
    child,
    temp,
    env,
    code,
    errors: () => errors,
    /** Waits until it has said that; what it has said so far. */
    async says(wanted: RegExp): Promise<string> {
      while (!wanted.test(out)) await Promise.race([once(child.stdout ?? child, 'data'), code.then(ended)]);
      return out;
    },
  };
  function ended(): never {
    throw new Error(`it ended: ${out}${errors}`);
  }
}
