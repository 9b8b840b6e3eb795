import { setImmediate as turn } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { loadNgrok, type Ngrok, openTunnel, type TunnelOptions } from '../../../src/serve/tunnel.ts';

type Forwarding = Parameters<Ngrok['forward']>[0];

/** An ngrok whose answers are given by hand. */
function byHand() {
  const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<Ngrok['forward']>>>();
  const asked: Forwarding[] = [];
  const closed: string[] = [];
  const ngrok: Ngrok = {
    forward: (options) => {
      asked.push(options);
      return promise;
    },
  };
  const answer = (url: string) => resolve({ url: () => url, close: async () => void closed.push(url) });
  return { ngrok, asked, closed, answer, reject };
}

/** What is asked for, and what is told of the tunnel afterwards. */
function options(more: Partial<TunnelOptions> = {}) {
  const changes: string[] = [];
  const asked: TunnelOptions = {
    address: '127.0.0.1:8082',
    authtoken: '2abcSECRET',
    signal: new AbortController().signal,
    onChange: (state) => changes.push(state),
    ...more,
  };
  return { asked, changes };
}

test('a tunnel leads to the address, and is closed in the end', async () => {
  const { ngrok, asked, closed, answer } = byHand();
  answer('https://gate.ngrok.app/');
  const tunnel = await openTunnel(ngrok, options({ domain: 'gate.ngrok.app' }).asked);
  if ('failed' in tunnel) throw new Error(tunnel.failed);
  expect(tunnel.url).toBe('https://gate.ngrok.app');
  expect(asked).toMatchObject([
    { addr: '127.0.0.1:8082', authtoken: '2abcSECRET', domain: 'gate.ngrok.app' },
  ]);
  await tunnel.close();
  expect(closed).toEqual(['https://gate.ngrok.app/']);
});

test('its loss and its return are told, but neither a first attempt nor the end', async () => {
  const { ngrok, asked, answer } = byHand();
  const { asked: wanted, changes } = options();
  const opening = openTunnel(ngrok, wanted);
  const { onStatusChange } = asked[0] as Forwarding;
  onStatusChange('closed');
  answer('https://x.ngrok.app');
  const tunnel = await opening;
  expect(changes).toEqual([]);
  onStatusChange('closed');
  onStatusChange('connected');
  expect(changes).toEqual(['lost', 'back']);
  if ('close' in tunnel) await tunnel.close();
  onStatusChange('closed');
  expect(changes).toEqual(['lost', 'back']);
});

test.for([
  ['hangs', () => new Promise<void>(() => undefined)],
  ['fails', () => Promise.reject(new Error('no session'))],
] as const)('a closing that %s holds nobody up', async ([, close]) => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const ngrok: Ngrok = { forward: async () => ({ url: () => 'https://x.ngrok.app', close }) };
  const tunnel = await openTunnel(ngrok, options().asked);
  if ('failed' in tunnel) throw new Error(tunnel.failed);
  const closing = tunnel.close();
  await vi.advanceTimersByTimeAsync(2000);
  await closing;
  expect(vi.getTimerCount()).toBe(0);
});

test('a refusal is told without the authtoken that ngrok repeats', async () => {
  const { ngrok, reject } = byHand();
  reject(new Error('The authtoken does not look like one.\nYour authtoken: 2abcSECRET\r\n\r\nERR_NGROK_105'));
  expect(await openTunnel(ngrok, options().asked)).toEqual({
    failed: 'The authtoken does not look like one. Your authtoken: … ERR_NGROK_105',
  });
});

test('who gives up waits no longer, and a tunnel that opens after that is closed', async () => {
  const { ngrok, closed, answer } = byHand();
  const patience = new AbortController();
  const opening = openTunnel(ngrok, options({ signal: patience.signal }).asked);
  patience.abort();
  expect(await opening).toEqual({ failed: 'ngrok has not answered' });
  answer('https://late.ngrok.app');
  await turn();
  expect(closed).toEqual(['https://late.ngrok.app']);
  expect(await openTunnel(byHand().ngrok, options({ signal: patience.signal }).asked)).toEqual({
    failed: 'ngrok has not answered',
  });
});

test('the package itself, with an authtoken that is none, says why there is no tunnel', async () => {
  const ngrok = await loadNgrok();
  if (ngrok === undefined) throw new Error('@ngrok/ngrok is not installed');
  const { asked, changes } = options({ signal: AbortSignal.timeout(10_000) });
  expect(await openTunnel(ngrok, asked)).toEqual({ failed: expect.stringMatching(/./) });
  expect(changes).toEqual([]);
});
