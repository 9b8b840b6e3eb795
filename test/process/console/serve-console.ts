import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConsoleApi } from '../../../src/console/console-api.ts';
import { DecisionStream } from '../../../src/console/decision-stream.ts';
import { consoleRouter } from '../../../src/console/router.ts';
import { createExpressApp } from '../../../src/http/express-app.ts';
import { notFound, sendErrors } from '../../../src/http/http-error.ts';
import { listening } from '../../local-server.ts';

/** The console on a socket of its own, with answers of the test, and its port. */
export async function serveConsole(
  answers: Partial<Pick<ConsoleApi, 'rules' | 'preview' | 'change'>>,
  files: Record<string, string> = {},
): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-console-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(directory, name, '..'), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  const stream = new DecisionStream({
    recent: () => ({ decisions: [], totals: { allow: 0, deny: 0, error: 0 }, last: 0 }),
    shadow: () => [],
  });
  const app = createExpressApp();
  const api = answers as ConsoleApi;
  app.use(consoleRouter({ api, stream, files: directory, now: Date.now }), notFound);
  app.use(sendErrors(() => undefined));
  return Number(new URL(await listening(app)).port);
}
