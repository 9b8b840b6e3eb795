import type { Config } from '../config/config.ts';
import { authorityOf } from '../config/host.ts';
import type { Listener } from '../http/listen.ts';
import { loadNgrok, type Ngrok, openTunnel, type Tunnel } from '../serve/tunnel.ts';
import type { Log } from '../telemetry/log.ts';
import { UsageError } from './io.ts';

/** Milliseconds. Meanwhile local requests are answered. */
const TIMEOUT = 10_000;

/** Loads the package for `--tunnel`; a missing package is reported before anything starts. */
export async function ngrokFor({ tunnel }: Config): Promise<Ngrok | undefined> {
  if (tunnel === undefined) return undefined;
  const ngrok = await loadNgrok();
  if (ngrok !== undefined) return ngrok;
  throw new UsageError(
    '--tunnel needs the package @ngrok/ngrok, which is not installed, or not for this platform',
    'Install hookgate without --omit=optional, or leave --tunnel out and run: ngrok http 8082',
  );
}

/** Opens the configured tunnel. The service keeps running if it fails. */
export async function tunnelTo(
  listener: Listener,
  { tunnel }: Config,
  { ngrok, log, toEnd }: { ngrok: Ngrok | undefined; log: Log; toEnd: Promise<unknown> },
): Promise<Tunnel | { failed: string } | undefined> {
  if (tunnel === undefined || ngrok === undefined) return undefined;
  const ending = new AbortController();
  void toEnd.then(() => ending.abort());
  const opened = await openTunnel(ngrok, {
    ...tunnel,
    address: authorityOf(listener),
    signal: AbortSignal.any([ending.signal, AbortSignal.timeout(TIMEOUT)]),
    onChange: (state) =>
      state === 'lost'
        ? log.warn('the tunnel is lost: Okta cannot reach this service until it is back')
        : log.info('the tunnel is back'),
  });
  if ('failed' in opened) log.error({ reason: opened.failed }, 'the tunnel did not open');
  else log.info({ url: opened.url }, 'the tunnel is open');
  return opened;
}
