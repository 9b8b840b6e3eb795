import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import express from 'express';
import type { HookRequest } from '../../src/hooks/envelope.ts';
import { createSignInApi } from '../../src/okta-simulator/registration/sign-in-api.ts';
import { stateToken } from '../../src/okta-simulator/registration/sign-in-state.ts';
import type { HookReply } from '../../src/okta-simulator/reply.ts';

/** The files of a generation of the widget. */
const FILES = {
  Gen2: { css: 'css/okta-sign-in.min.css', js: 'js/okta-sign-in.oie.min.js' },
  Gen3: { css: 'css/okta-sign-in.next.css', js: 'js/okta-sign-in.next.js' },
};

export type Generation = keyof typeof FILES;

/** A simulated Okta org with a page to sign up at. */
export interface Org {
  /** The page where a request of this hook begins. */
  page: (generation: Generation, state: Parameters<typeof stateToken>[0]) => string;
  stop: () => Promise<void>;
}

const require = createRequire(import.meta.url);
const widget = dirname(require.resolve('@okta/okta-signin-widget/package.json'));

/** @param answerHook asks the hook at an endpoint */
export async function startOrg(
  answerHook: (request: HookRequest, endpoint: string) => Promise<HookReply>,
): Promise<Org> {
  const app = express();
  app.use('/widget', express.static(`${widget}/dist`));
  app.use('/org', createSignInApi({ answerHook, newId: randomUUID, now: Date.now }));
  app.get('/sign-in/:generation', ({ params, query }, response) => {
    response.type('html').send(pageFor(params.generation as Generation, String(query['token'])));
  });
  const server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    page: (generation, state) => `${origin}/sign-in/${generation}?token=${stateToken(state)}`,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** As Okta's documents show it: https://github.com/okta/okta-signin-widget#usage-guide */
function pageFor(generation: Generation, token: string): string {
  const { css, js } = FILES[generation];
  const options = { stateToken: token, useClassicEngine: false, language: 'en' };
  return `<!doctype html>
<meta charset="utf-8">
<title>Sign in</title>
<link rel="stylesheet" href="/widget/${css}">
<div id="widget"></div>
<script src="/widget/${js}"></script>
<script>
  const signIn = new OktaSignIn({ baseUrl: location.origin + '/org', backToSignInLink: location.href, ...${JSON.stringify(options)} });
  signIn.on('afterRender', () => { document.body.dataset.rendered = 'true'; });
  signIn.renderEl({ el: '#widget' }).catch((error) => { document.title = 'failed: ' + error.message; });
</script>`;
}
