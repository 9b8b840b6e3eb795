import { expect } from 'vitest';

interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** The sum of the series that have this name and these labels, in Prometheus's text format. */
function sumOf(text: string, name: string, labels: Record<string, string>): number {
  return samplesIn(text)
    .filter((sample) => sample.name === name)
    .filter((sample) => Object.entries(labels).every(([key, value]) => sample.labels[key] === value))
    .reduce((sum, { value }) => sum + value, 0);
}

function samplesIn(text: string): Sample[] {
  return [...text.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)].map(([, name = '', labels = '', value]) => ({
    name,
    labels: Object.fromEntries([...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, text]) => [key, text])),
    value: Number(value),
  }));
}

export type Metric = [name: string, labels?: Record<string, string>];

/** Runs an action, and waits until it has increased a metric of the service: by so much, or by any number. */
export async function expectMoved<T>(
  admin: string,
  [name, labels = {}]: Metric,
  by: number | 'some',
  act: () => Promise<T>,
): Promise<T> {
  const before = await read(admin);
  const result = await act();
  const moved = async () => sumOf(await read(admin), name, labels) - sumOf(before, name, labels);
  const polled = expect.poll(moved, { message: `${name} ${JSON.stringify(labels)}` });
  await (by === 'some' ? polled.toBeGreaterThan(0) : polled.toBe(by));
  return result;
}

async function read(admin: string): Promise<string> {
  const response = await fetch(`${admin}/metrics`);
  if (!response.ok) throw new Error(`GET /metrics: ${response.status}`);
  return response.text();
}
