import assert from 'node:assert/strict';
import type { IncomingMessage, RequestListener } from 'node:http';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type Answered, createAsk } from '../../src/embeds/ask.ts';
import { providers } from '../../src/embeds/registry.ts';
import { json, type Providers, PUBLIC, startProviders, status } from '../support/providers.ts';

const ADDRESS = 'https://www.youtube.com/oembed?url=x';
const HOST = 'www.youtube.com';
const NEVER = new AbortController().signal;
const BRIEF = { patience: 150 };

const kindOf = (answered: Answered) => (answered.kind === 'trouble' ? answered.why : answered.kind);

async function answerTo({ answers, ask }: Providers, listener: RequestListener, by = ask): Promise<string> {
  answers.set(HOST, listener);
  return kindOf(await by(ADDRESS, NEVER));
}

test('an answer comes as it is, and the question says who asks and nothing else', async (t) => {
  const there = await startProviders(t);
  let headers: IncomingMessage['headers'] = {};
  there.answers.set(HOST, (req, res) => {
    headers = req.headers;
    json({ title: 'A lamp — 灯' }, 'application/json; charset=utf-8')(req, res);
  });
  assert.deepEqual(await there.ask(ADDRESS, NEVER), { kind: 'answer', json: { title: 'A lamp — 灯' } });
  assert.deepEqual(headers, {
    accept: 'application/json',
    'accept-encoding': 'identity',
    'user-agent': 'Hearsay',
    host: HOST,
    connection: 'close',
  });
  assert.deepEqual([there.asked, there.connected], [[ADDRESS], [PUBLIC]]);
});

test('JSON goes by several names', async (t) => {
  const there = await startProviders(t);
  for (const type of ['application/json', 'text/json', 'application/json+oembed', 'application/activity+json;a=b'])
    assert.equal(await answerTo(there, json([], type)), 'answer', type);
  assert.equal(await answerTo(there, json('\ufeff{}')), 'answer', 'a mark before it is none of it');
});

test('what the provider will not tell of is none, and everything else that is no answer is trouble', async (t) => {
  const there = await startProviders(t);
  for (const code of [400, 401, 403, 404, 410]) assert.equal(await answerTo(there, status(code)), 'none', String(code));
  const unreadable = 'gave an answer that cannot be read';
  const tooLong = 'gave an answer that is too long';
  const huge = JSON.stringify('x'.repeat(300_000));
  const bomb = gzipSync(JSON.stringify('x'.repeat(100_000_000)));
  const table: [what: string, listener: RequestListener, why: string][] = [
    ['out of order', status(500), 'could not answer (500)'],
    ['asked too often', status(429), 'wants to be asked less often'],
    ['another status', status(418), 'could not answer (418)'],
    ['nothing at all', status(204), 'could not answer (204)'],
    ['a page', json('<!doctype html><title>x</title>', 'text/html'), unreadable],
    ['JSON that says it is a page', json({}, 'text/html'), unreadable],
    ['a script', json('jsonp({})', 'application/javascript'), unreadable],
    ['broken JSON', json('{"title": "A la'), unreadable],
    ['no type', (_req, res) => res.end('{}'), unreadable],
    ['too long, and says so', (_req, res) => withType(res, { 'content-length': 10 ** 9 }).write('{'), tooLong],
    ['too long, and does not say so', (_req, res) => withType(res).end(huge), tooLong],
    ['a gzip bomb', (_req, res) => withType(res, { 'content-encoding': 'gzip' }).end(bomb), unreadable],
    ['a gzip bomb that hides', (_req, res) => withType(res).end(bomb), unreadable],
    ['a reset', (req) => req.socket.resetAndDestroy(), 'did not answer'],
    ['an end without a word', (req) => req.socket.end(), 'did not answer'],
    [
      'an end half-way',
      (req, res) => withType(res, { 'content-length': 90 }).write('{"a"', () => req.socket.end()),
      'did not answer',
    ],
    ['no HTTP', (req) => req.socket.end('SSH-2.0-hello\r\n\r\n'), 'did not answer'],
    [
      'another protocol',
      (req) => req.socket.end('HTTP/1.1 101 Up\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
      'did not answer',
    ],
    [
      'headers without end',
      (req) => req.socket.write(`HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(20_000)}`),
      'did not answer',
    ],
  ];
  for (const [what, listener, why] of table) assert.equal(await answerTo(there, listener), why, what);

  await there.close();
  assert.equal(kindOf(await there.ask(ADDRESS, NEVER)), 'did not answer', 'nobody listens');
});

const withType = (res: Parameters<RequestListener>[1], headers: Record<string, string | number> = {}) =>
  res.writeHead(200, { 'content-type': 'application/json', ...headers });

test('who is slow is not waited for, wherever the time goes', async (t) => {
  const there = await startProviders(t);
  const brief = there.askBy(BRIEF);
  const timers: NodeJS.Timeout[] = [];
  t.after(() => timers.forEach(clearInterval));
  const drip = (write: () => void) => void timers.push(setInterval(write, 20));
  const table: [string, RequestListener][] = [
    ['silence', () => undefined],
    [
      'headers a drop at a time',
      (req) => {
        req.socket.write('HTTP/1.1 200 OK\r\na: ');
        drip(() => req.socket.writable && req.socket.write('b'));
      },
    ],
    ['hints without end', (_req, res) => drip(() => res.writable && res.writeProcessing())],
    ['a body that stops', (_req, res) => withType(res).write('{')],
    [
      'a body a drop at a time',
      (_req, res) => {
        withType(res);
        drip(() => res.writable && res.write(' '));
      },
    ],
  ];
  for (const [what, listener] of table) assert.equal(await answerTo(there, listener, brief), 'did not answer', what);
  const stuck = there.askBy({
    ...BRIEF,
    resolve: (_host, signal) => new Promise((_, reject) => signal.addEventListener('abort', reject)),
  });
  assert.equal(kindOf(await stuck(ADDRESS, NEVER)), 'did not answer', 'names');
});

test('stopping ends a question under way, and none begins after it', async (t) => {
  const there = await startProviders(t);
  const patient = there.askBy({ patience: 3_600_000 });
  const stopping = new AbortController();
  there.answers.set(HOST, () => stopping.abort());
  assert.equal(kindOf(await patient(ADDRESS, stopping.signal)), 'did not answer');
  assert.equal(kindOf(await patient(ADDRESS, stopping.signal)), 'did not answer');
  assert.equal(there.asked.length, 1);
  const silentNames = there.askBy({
    patience: 3_600_000,
    resolve: (_host, signal) => new Promise((_, reject) => signal.addEventListener('abort', reject)),
  });
  assert.equal(kindOf(await silentNames(ADDRESS, stopping.signal)), 'did not answer', 'not even names are asked for');
});

test('it goes to the hosts of the registry and to nobody else', async (t) => {
  const there = await startProviders(t);
  const addresses = [
    'http://www.youtube.com/oembed',
    'https://www.youtube.com:444/oembed',
    'https://a@www.youtube.com/oembed',
    'https://www.youtube.com.example.org/oembed',
    'https://example.org/oembed',
    'https://127.0.0.1/oembed',
    'https://graph.facebook.com/v23.0/oembed_post',
    'file:///etc/passwd',
    'oembed',
    '',
  ];
  for (const address of addresses) assert.equal(kindOf(await there.ask(address, NEVER)), 'sends us elsewhere', address);
  assert.deepEqual([there.asked, there.connected], [[], []]);

  const endpoints = providers.flatMap(({ oembed }) => oembed?.endpoint ?? []);
  assert.equal(endpoints.length, 7);
  for (const endpoint of endpoints) {
    there.answers.set(new URL(endpoint).host, json({}));
    assert.equal((await there.ask(endpoint, NEVER)).kind, 'answer', endpoint);
  }
});

test('redirects are followed twice, and only within the list', async (t) => {
  const there = await startProviders(t);
  const to = (location: string) => status(302, { location });
  const refused: [string, string][] = [
    ['https://example.org/oembed', 'sends us elsewhere'],
    ['http://www.youtube.com/oembed', 'sends us elsewhere'],
    ['//127.0.0.1/oembed', 'sends us elsewhere'],
    ['https://169.254.169.254/latest/meta-data', 'sends us elsewhere'],
    ['https://www.youtube.com:8443/oembed', 'sends us elsewhere'],
    ['file:///etc/passwd', 'sends us elsewhere'],
    ['http://', 'sends us elsewhere'],
  ];
  for (const [location, why] of refused) assert.equal(await answerTo(there, to(location)), why, location);
  assert.equal(there.asked.length, refused.length, 'and nothing further is asked');
  assert.equal(await answerTo(there, status(302)), 'sends us from one address to the next', 'a redirect to nowhere');

  there.asked.length = 0;
  assert.equal(await answerTo(there, to('/oembed?url=x')), 'sends us from one address to the next');
  assert.equal(there.asked.length, 3, 'to itself');

  there.asked.length = 0;
  there.answers.set('open.spotify.com', to(ADDRESS));
  assert.equal(await answerTo(there, to('https://open.spotify.com/oembed')), 'sends us from one address to the next');
  assert.equal(there.asked.length, 3, 'in circles');

  there.answers.set('open.spotify.com', to('https://www.reddit.com/oembed?a=b'));
  there.answers.set('www.reddit.com', json({ title: 'There' }));
  assert.equal(await answerTo(there, to('https://open.spotify.com/oembed')), 'answer', 'twice is fine');
});

const PRIVATE = [
  ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.3.3', '0.0.0.0', '198.18.0.1'],
  ...['224.0.0.1', '255.255.255.255', '::1', '::', '::ffff:10.0.0.1', '::ffff:7f00:1', 'fd00::1', 'fe80::1', 'ff02::1'],
  ...['64:ff9b::a00:1', '2002:a00:1::', '::7f00:1', '4000::1', '168.63.129.16', 'nonsense', ''],
];

test('no connection is made where a name leads to any address that is not public', async (t) => {
  const there = await startProviders(t);
  there.answers.set(HOST, json({}));
  for (const address of PRIVATE)
    for (const found of [[address], [PUBLIC, address], [address, PUBLIC]])
      assert.equal(
        kindOf(await there.askBy({ resolve: async () => found })(ADDRESS, NEVER)),
        'stands at an address that is not public',
        found.join(),
      );
  for (const resolve of [async () => [], () => Promise.reject(new Error('ENOTFOUND'))])
    assert.equal(kindOf(await there.askBy({ resolve })(ADDRESS, NEVER)), 'did not answer');
  assert.deepEqual([there.asked, there.connected], [[], []]);

  there.answers.set(HOST, status(302, { location: 'https://open.spotify.com/oembed' }));
  const inside = async (host: string) => [host === HOST ? PUBLIC : '10.0.0.1'];
  assert.equal(
    kindOf(await there.askBy({ resolve: inside })(ADDRESS, NEVER)),
    'stands at an address that is not public',
    'also behind a redirect',
  );
  assert.deepEqual([there.asked, there.connected], [[ADDRESS], [PUBLIC]]);
});

test('the connection goes where the names led when they were looked at, even if they lead elsewhere a moment later', async (t) => {
  const there = await startProviders(t);
  there.answers.set(HOST, json({}));
  const found = [['2606:4700::1111', PUBLIC], ['127.0.0.1']];
  const moving = there.askBy({ resolve: async () => found.shift() ?? [] });
  assert.equal((await moving(ADDRESS, NEVER)).kind, 'answer');
  assert.deepEqual(there.connected, ['2606:4700::1111', PUBLIC]);
  assert.deepEqual(found, [['127.0.0.1']], 'names are asked once');
});

test('where there is no network, that is trouble and no more', async () => {
  const noNames = createAsk({ resolve: () => Promise.reject(new Error('EAI_AGAIN')) });
  assert.deepEqual(await noNames(ADDRESS, NEVER), { kind: 'trouble', why: 'did not answer' });
});
