import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { PATIENCE } from '../patience.ts';
import { type Hookgate, workspace } from '../process/serve/process.ts';
import { ready, start } from '../process/serve/serving.ts';
import { launchChromium } from './chromium.ts';

/** The console of a running service, in a browser. */
export interface ConsolePage {
  page: Page;
  hookgate: Hookgate;
  directory: string;
  /** Port of the hook listener. */
  port: string;
  secret: string;
  /** URL of the console. */
  url: string;
  /** Messages of the browser: policy violations, failed requests, and errors of the page. */
  complaints: string[];
}

let browser: Browser;
const pages: Page[] = [];
beforeAll(async () => {
  browser = await launchChromium();
});
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
});
afterAll(() => browser?.close());

/**
 * Starts a service and opens its console.
 *
 * @param hash  fragment of the URL
 */
export async function openConsole(
  hash: string,
  options: BrowserContextOptions = {},
  directory = workspace(),
): Promise<ConsolePage> {
  const hookgate = start(directory);
  const { port, admin, secret } = await ready(hookgate);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  pages.push(page);
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  const url = `http://127.0.0.1:${admin}/`;
  await page.goto(`${url}#${hash}`);
  return { page, hookgate, directory, port, secret, url, complaints };
}

/** Calls the hook as Okta does for a sign-up. */
export async function signUp({ port, secret }: ConsolePage, email: string, endpoint: string): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}${endpoint}`, {
    method: 'POST',
    headers: { authorization: secret, 'content-type': 'application/json' },
    body: JSON.stringify({
      eventType: 'com.okta.user.pre-registration',
      eventId: crypto.randomUUID(),
      requestType: 'self.service.registration',
      data: { userProfile: { email, login: email } },
    }),
  });
  await response.text();
}
