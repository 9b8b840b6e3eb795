/** The state that a link to a preview contains. */
export interface PreviewState {
  endpoint: string;
  requestType?: string | undefined;
  body: string;
  /** RFC 3339; empty or undefined means now. */
  at?: string | undefined;
}

/** Maximum length of the JSON in a link. A request is much shorter; a browser can handle more. */
const MOST_CHARACTERS = 200_000;

/** Encodes a state for a URL. */
export async function writeState(state: PreviewState): Promise<string> {
  const packed = await through(
    new TextEncoder().encode(JSON.stringify(state)),
    new CompressionStream('deflate-raw'),
  );
  return toBase64Url(packed);
}

/** Decodes the state of a link; undefined if it is invalid. Links are untrusted input. */
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

/** Pipes bytes through a stream; throws if the output is longer than a state can be. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const part of new Blob([bytes]).stream().pipeThrough(stream)) {
    size += part.length;
    if (size > MOST_CHARACTERS) throw new RangeError('the link is too long');
    parts.push(part);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0),
  );
}
