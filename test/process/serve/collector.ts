import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface CollectedSpan {
  name: string;
  kind: number;
  traceId: string;
  spanId: string;
  parentSpanId: string;
  startNanos: bigint;
  endNanos: bigint;
  attributes: Record<string, string | number>;
  /** 2 is an error: https://github.com/open-telemetry/opentelemetry-proto */
  status: number;
}

export interface Collector {
  endpoint: string;
  requests: { path: string; headers: NodeJS.Dict<string | string[]>; bytes: Buffer }[];
  resource: () => Record<string, string | number>;
  spans: () => CollectedSpan[];
}

/** A collector of OTLP over HTTP on a port of its own, ended with the test. */
export async function startCollector(
  answer: RequestListener = (_request, response) => response.end(),
): Promise<Collector> {
  const requests: Collector['requests'] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests.push({ path: request.url ?? '', headers: request.headers, bytes: Buffer.concat(chunks) });
      answer(request, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const resourceSpans = () => requests.flatMap(({ bytes }) => messages(fieldsOf(bytes), 1));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    resource: () => {
      const [resource] = resourceSpans().flatMap((one) => messages(one, 1));
      return attributesOf(resource ?? [], 1);
    },
    spans: () =>
      resourceSpans()
        .flatMap((one) => messages(one, 2))
        .flatMap((scope) => messages(scope, 2))
        .map(spanOf),
  };
}

/** Fields of a protobuf message: https://protobuf.dev/programming-guides/encoding/ */
type Fields = { number: number; value: bigint | Buffer }[];

function fieldsOf(bytes: Buffer): Fields {
  const fields: Fields = [];
  let at = 0;
  const varint = () => {
    let [result, shift] = [0n, 0n];
    for (let more = true; more; shift += 7n) {
      const byte = bytes[at++] ?? 0;
      result |= BigInt(byte & 127) << shift;
      more = byte > 127;
    }
    return result;
  };
  const take = (length: number) => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const key = Number(varint());
    const [number, type] = [key >> 3, key & 7];
    if (type === 0) fields.push({ number, value: varint() });
    else if (type === 1) fields.push({ number, value: take(8).readBigUInt64LE() });
    else if (type === 5) fields.push({ number, value: BigInt(take(4).readUInt32LE()) });
    else fields.push({ number, value: take(Number(varint())) });
  }
  return fields;
}

function valuesOf(fields: Fields, number: number): (bigint | Buffer)[] {
  return fields.filter((field) => field.number === number).map(({ value }) => value);
}

function messages(fields: Fields, number: number): Fields[] {
  return valuesOf(fields, number).map((value) => fieldsOf(value as Buffer));
}

function attributesOf(fields: Fields, number: number): CollectedSpan['attributes'] {
  return Object.fromEntries(
    messages(fields, number).map((pair) => {
      const [value] = messages(pair, 2).flatMap((any) => any.map((field) => field.value));
      return [String(valuesOf(pair, 1)[0]), Buffer.isBuffer(value) ? value.toString() : Number(value)];
    }),
  );
}

function spanOf(fields: Fields): CollectedSpan {
  const hex = (number: number) => (valuesOf(fields, number)[0] as Buffer | undefined)?.toString('hex') ?? '';
  return {
    name: String(valuesOf(fields, 5)[0]),
    kind: Number(valuesOf(fields, 6)[0]),
    traceId: hex(1),
    spanId: hex(2),
    parentSpanId: hex(4),
    startNanos: BigInt(valuesOf(fields, 7)[0] as bigint),
    endNanos: BigInt(valuesOf(fields, 8)[0] as bigint),
    attributes: attributesOf(fields, 9),
    status: Number(messages(fields, 15).flatMap((status) => valuesOf(status, 3))[0] ?? 0),
  };
}
