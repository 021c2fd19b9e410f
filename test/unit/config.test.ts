import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError, readConfig } from '../../src/config.ts';

test('config: the defaults', () => {
  const config = readConfig({}, '/srv');
  assert.equal(config.baseUrl, 'http://127.0.0.1:3000');
  assert.equal(config.databasePath, '/srv/data/hearsay.db');
  assert.equal(config.trustProxy, false);
  assert.equal(config.workers, 1);
  assert.equal(config.metricsToken, null);
});

test('config: what may be set', () => {
  const read = (env: Record<string, string>) => readConfig(env, '/srv');
  assert.equal(read({ HOST: '0.0.0.0', PORT: '80' }).baseUrl, 'http://localhost:80');
  assert.equal(read({ HOST: '::1' }).baseUrl, 'http://[::1]:3000');
  assert.equal(read({ BASE_URL: 'https://gossip.example/' }).baseUrl, 'https://gossip.example');
  assert.equal(read({ DATA_DIR: 'blog' }).databasePath, '/srv/blog/hearsay.db');
  assert.equal(read({ DATABASE_URL: 'sqlite:x.db' }).databasePath, '/srv/x.db');
  assert.equal(read({ DATABASE_URL: 'sqlite:///var/x.db' }).databasePath, '/var/x.db');
  assert.equal(read({ DATABASE_URL: '/var/x.db' }).databasePath, '/var/x.db');
  assert.equal(read({ TRUST_PROXY: '1' }).trustProxy, 1);
  assert.equal(read({ TRUST_PROXY: 'loopback, 10.0.0.0/8' }).trustProxy, 'loopback, 10.0.0.0/8');
  assert.equal(read({ WORKERS: '64' }).workers, 64);
  assert.equal(read({ WORKERS: '' }).workers, 1);
  assert.equal(read({ METRICS_TOKEN: 'sixteen-letters.' }).metricsToken, 'sixteen-letters.');
  assert.equal(read({ PORT: '' }).port, 3000);
  assert.equal(read({}).smtpUrl, null);
  assert.equal(read({ SMTP_URL: 'smtps://me:p%40ss@mail.example:465' }).smtpUrl, 'smtps://me:p%40ss@mail.example:465');
  assert.equal(read({}).mailFrom, 'hearsay@[127.0.0.1]');
  assert.equal(read({ HOST: '::1' }).mailFrom, 'hearsay@[IPv6:::1]');
  assert.equal(read({ BASE_URL: 'https://gossip.example:8443' }).mailFrom, 'hearsay@gossip.example');
  assert.equal(read({ MAIL_FROM: 'desk@gossip.example' }).mailFrom, 'desk@gossip.example');
});

const wrong: Record<string, string>[] = [
  { PORT: 'abc' },
  { PORT: '70000' },
  { WORKERS: '0' },
  { WORKERS: '65' },
  { WORKERS: '1.5' },
  { WORKERS: 'all' },
  { METRICS_TOKEN: 'fifteen-letters' },
  { METRICS_TOKEN: 'sixteen letters and spaces' },
  { BASE_URL: 'gossip.example' },
  { BASE_URL: 'ftp://gossip.example' },
  { BASE_URL: 'https://gossip.example/blog' },
  { DATABASE_URL: 'postgres://x' },
  { SESSION_SECRET: 'short' },
  { TRUST_PROXY: 'true' },
  { TRUST_PROXY: 'nonsense' },
  { TRUST_PROXY: '10.0.0.0/99' },
  { BASE_URL: 'https://gossip.example/?a=1' },
  { BASE_URL: 'https://me:secret@gossip.example/' },
  { LOG_LEVEL: 'loud' },
  { SMTP_URL: 'mail.example' },
  { SMTP_URL: 'http://mail.example' },
  { SMTP_URL: 'smtp:' },
  { SMTP_URL: 'smtp://' },
  { MAIL_FROM: 'Hearsay <desk@gossip.example>' },
  { MAIL_FROM: 'desk' },
  { MAIL_FROM: 'desk@gossip.example\r\nBcc: eve@example.org' },
];
for (const env of wrong) {
  const [name = ''] = Object.keys(env);
  test(`config: ${name}=${env[name]} stops the start with its name`, () =>
    assert.throws(
      () => readConfig(env),
      (error) => error instanceof ConfigError && error.message.startsWith(`${name}: `),
    ));
}

test('config: a METRICS_TOKEN that is too short is not repeated', () => {
  assert.throws(
    () => readConfig({ METRICS_TOKEN: 'hunter2' }),
    (error) => !/hunter2/.test(String(error)),
  );
});

test('config: a wrong SMTP_URL is not repeated, as it may hold a password', () => {
  assert.throws(
    () => readConfig({ SMTP_URL: 'http://me:hunter2@mail.example' }),
    (error) => !/hunter2/.test(String(error)),
  );
});
