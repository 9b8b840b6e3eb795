/** The used part of `@ngrok/ngrok`: https://ngrok.github.io/ngrok-javascript/ */
export interface Ngrok {
  forward: (options: {
    addr: string;
    authtoken: string;
    domain?: string;
    onStatusChange: (status: string) => void;
  }) => Promise<{ url: () => string | null; close: () => Promise<void> }>;
}

export interface TunnelOptions {
  /** The local address, such as `127.0.0.1:8082`. */
  address: string;
  authtoken: string;
  /** A domain of the ngrok account; generated if left out. */
  domain?: string;
  /** Aborts opening the tunnel. */
  signal: AbortSignal;
  /** Called when the connection to ngrok is lost, and when ngrok has reconnected. */
  onChange: (state: 'lost' | 'back') => void;
}

export interface Tunnel {
  /** Without a trailing slash. */
  url: string;
  /** Never rejects, and takes 2 s at most. */
  close: () => Promise<void>;
}

/** Loads the optional package; undefined if it is not installed, or not available for this platform. */
export async function loadNgrok(): Promise<Ngrok | undefined> {
  try {
    return await import('@ngrok/ngrok');
  } catch {
    return undefined;
  }
}

/** Opens a tunnel, or returns ngrok's error message without the authtoken. */
export async function openTunnel(
  ngrok: Ngrok,
  { signal, onChange, address, authtoken, domain }: TunnelOptions,
): Promise<Tunnel | { failed: string }> {
  let isOpen = false;
  // The status is "closed" after a failed attempt, too.
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

/** Resolves with the promise's value, or with undefined if the signal aborts first. */
async function unless<Value>(signal: AbortSignal, promise: Promise<Value>): Promise<Value | undefined> {
  const aborted = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  return Promise.race([promise, aborted]);
}
