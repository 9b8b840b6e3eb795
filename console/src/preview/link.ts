/** All that a link to a preview restores. */
export interface PreviewState {
  endpoint: string;
  requestType?: string | undefined;
  body: string;
  /** RFC 3339; empty or undefined: now. */
  at?: string | undefined;
}

/** Characters of JSON that a link may come to: far more than a request, far less than hurts a browser. */
const MOST_CHARACTERS = 200_000;

/** A state as text of the letters that an address takes as they are. */
export async function writeState(state: PreviewState): Promise<string> {
  const packed = await through(
    new TextEncoder().encode(JSON.stringify(state)),
    new CompressionStream('deflate-raw'),
  );
  return toBase64Url(packed);
}

/** The state that a link holds; undefined where it holds none, whoever wrote it. */
export async function readState(written: string): Promise<PreviewState | undefined> {
  try {
    const unpacked = await through(fromBase64Url(written), new DecompressionStream('deflate-raw'));
    const state: unknown = JSON.parse(new TextDecoder().decode(unpacked));
    return isState(state) ? state : undefined;
  } catch {
    return undefined;
  }
}

function isState(value: unknown): value is PreviewState {
  if (value === null || typeof value !== 'object') return false;
  const { endpoint, requestType, body, at } = value as Record<string, unknown>;
  const isText = (one: unknown) => typeof one === 'string';
  return (
    isText(endpoint) && isText(body) && [requestType, at].every((one) => one === undefined || isText(one))
  );
}

/** Stops where more comes out than a state can have. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const part of new Blob([bytes]).stream().pipeThrough(stream)) {
    size += part.length;
    if (size > MOST_CHARACTERS) throw new RangeError('the link holds too much');
    parts.push(part);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Base64 of the letters that an address takes as they are. */
export function toBase64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0),
  );
}
