/** As much of `@ngrok/ngrok` as is needed here: https://ngrok.github.io/ngrok-javascript/ */
export interface Ngrok {
  forward: (options: {
    addr: string;
    authtoken: string;
    domain?: string;
    onStatusChange: (status: string) => void;
  }) => Promise<{ url: () => string | null; close: () => Promise<void> }>;
}

export interface TunnelOptions {
  /** What it leads to: `127.0.0.1:8082`. */
  address: string;
  authtoken: string;
  /** A domain of the account; left out, ngrok gives one. */
  domain?: string;
  /** Gives the opening up. */
  signal: AbortSignal;
  /** Ngrok connects again by itself. */
  onChange: (state: 'lost' | 'back') => void;
}

export interface Tunnel {
  /** Without a slash at its end. */
  url: string;
  /** Never rejects, and takes 2 s at most: what is lost needs no closing. */
  close: () => Promise<void>;
}

/** The package, which is optional; undefined where it is not installed, or not for this platform. */
export async function loadNgrok(): Promise<Ngrok | undefined> {
  try {
    return await import('@ngrok/ngrok');
  } catch {
    return undefined;
  }
}

/** Opens a tunnel, or says why there is none; ngrok's words go without the authtoken that they repeat. */
export async function openTunnel(
  ngrok: Ngrok,
  { signal, onChange, address, authtoken, domain }: TunnelOptions,
): Promise<Tunnel | { failed: string }> {
  let isOpen = false;
  // It says "closed" of an attempt that fails, too.
  const onStatusChange = (status: string) => isOpen && onChange(status === 'closed' ? 'lost' : 'back');
  try {
    const opening = ngrok.forward({
      addr: address,
      authtoken,
      ...(domain !== undefined && { domain }),
      onStatusChange,
    });
    const listener = await unless(signal, opening);
    if (listener === undefined) {
      opening.then(({ close }) => close()).catch(() => undefined);
      return { failed: 'ngrok has not answered' };
    }
    isOpen = true;
    const close = () => {
      isOpen = false;
      return closed(listener);
    };
    return { url: (listener.url() ?? '').replace(/\/$/, ''), close };
  } catch (error) {
    const { message } = error as Error;
    return { failed: message.replaceAll(authtoken, '…').replaceAll(/\s+/g, ' ').trim() };
  }
}

async function closed(listener: { close: () => Promise<void> }): Promise<void> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), 2000);
  await unless(patience.signal, listener.close()).catch(() => undefined);
  clearTimeout(timer);
}

/** What a promise gives; undefined where the signal comes first. */
async function unless<Value>(signal: AbortSignal, promise: Promise<Value>): Promise<Value | undefined> {
  const aborted = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  return Promise.race([promise, aborted]);
}
