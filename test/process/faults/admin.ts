import { expect } from 'vitest';

interface Finding {
  code: string;
  file: string;
  range?: { start: { line: number; column: number } };
}

export interface Readiness {
  status: string;
  conditions: { name: string; state: string; reason?: string }[];
  diagnostics?: Finding[];
}

/** An operator, who uses the admin listener. */
export class Admin {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** The version of the live rules. */
  async version(): Promise<string> {
    const { rules } = (await this.#ask('/version')) as { rules: { version: string } };
    return rules.version;
  }

  /** The status is 200 while it accepts requests, and otherwise 503. */
  async readiness(): Promise<Readiness> {
    const response = await fetch(`${this.url}/readyz`);
    const readiness = (await response.json()) as Readiness;
    expect(response.status).toBe(['ready', 'degraded'].includes(readiness.status) ? 200 : 503);
    return readiness;
  }

  /** The reason of one health check; undefined without a problem. */
  async problemOf(name: string): Promise<string | undefined> {
    const { conditions } = await this.readiness();
    return conditions.find((condition) => condition.name === name)?.reason;
  }

  /** The findings in the rules as `hookgate check` writes them; undefined without findings. */
  async findings(): Promise<string[] | undefined> {
    return (await this.readiness()).diagnostics?.map(findingOf);
  }

  async reload(query = ''): Promise<{ status: number; result: string; version: string }> {
    const response = await fetch(`${this.url}/reload${query}`, { method: 'POST' });
    const { result, version } = (await response.json()) as { result: string; version: string };
    return { status: response.status, result, version };
  }

  async expectAlive(): Promise<void> {
    expect(await this.#ask('/healthz')).toEqual({ status: 'alive' });
  }

  async #ask(path: string): Promise<unknown> {
    const response = await fetch(`${this.url}${path}`);
    expect(response.status).toBe(200);
    return response.json();
  }
}

/** FILE:LINE:COLUMN CODE, or FILE CODE. */
function findingOf({ code, file, range }: Finding): string {
  const place = range === undefined ? '' : `:${range.start.line}:${range.start.column}`;
  return `${file}${place} ${code}`;
}
