import type { Config } from '../config/config.ts';
import { authorityOf } from '../config/host.ts';
import type { Listener } from '../http/listen.ts';
import { LOG_MESSAGES } from '../serve/log-messages.ts';
import { loadNgrok, type Ngrok, openTunnel } from '../serve/tunnel.ts';
import type { Log } from '../telemetry/log.ts';
import { UsageError } from './io.ts';
import type { TunnelState } from './startup-banner.ts';

/** Milliseconds for which the start waits for the tunnel; hooks are served meanwhile. */
const TIMEOUT = 10_000;

/** Loads the package for `--tunnel`, before anything starts. */
export async function ngrokFor({ tunnel }: Config): Promise<Ngrok | undefined> {
  if (tunnel === undefined) return undefined;
  const ngrok = await loadNgrok();
  if (ngrok !== undefined) return ngrok;
  throw new UsageError(
    '--tunnel needs the package @ngrok/ngrok, which is not installed, or not for this platform',
    'Install hookgate without --omit=optional, or leave --tunnel out and run: ngrok http 8082',
  );
}

/** Opens the configured tunnel, if any. The service runs without it if it cannot be opened. */
export async function tunnelTo(
  listener: Listener,
  { tunnel }: Config,
  { ngrok, log, toEnd }: { ngrok: Ngrok | undefined; log: Log; toEnd: Promise<unknown> },
): Promise<TunnelState> {
  if (tunnel === undefined || ngrok === undefined) return undefined;
  const ending = new AbortController();
  void toEnd.then(() => ending.abort());
  const opened = await openTunnel(ngrok, {
    ...tunnel,
    address: authorityOf(listener),
    signal: AbortSignal.any([ending.signal, AbortSignal.timeout(TIMEOUT)]),
    onChange: (state) =>
      state === 'lost' ? log.warn(LOG_MESSAGES.tunnelLost) : log.info(LOG_MESSAGES.tunnelRestored),
  });
  if ('failed' in opened) log.error({ reason: opened.failed }, LOG_MESSAGES.tunnelNotOpened);
  else log.info({ url: opened.url }, LOG_MESSAGES.tunnelOpened);
  return opened;
}
