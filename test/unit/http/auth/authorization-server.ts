import { generateKeyPairSync } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Events, type JwtTransform, OAuth2Server } from 'oauth2-mock-server';
import type { OAuth2 } from '../../../../src/config/config.ts';

export interface AuthorizationServer {
  /** As it is configured for hookgate. */
  entry: OAuth2;
  /** A token with Okta's claims, changed before it is signed with the newest key. */
  token: (change?: JwtTransform) => Promise<string>;
  /** A token as Okta's client gets it: over HTTP, by its id and its secret. */
  fetchToken: () => Promise<string>;
  /** Signs with a new key from now on; the old ones are published, too. */
  rotate: (kid: string) => Promise<void>;
  stop: () => Promise<void>;
}

/** An authorization server with the paths of one of Okta's. */
export async function startAuthorizationServer(): Promise<AuthorizationServer> {
  const path = '/oauth2/default/v1';
  const endpoints = { jwks: `${path}/keys`, token: `${path}/token` };
  const server = new OAuth2Server(undefined, undefined, { endpoints });
  let kid = 'first';
  await server.issuer.keys.generate('RS256', { kid });
  await server.start(0, '127.0.0.1');
  const issuer = `http://127.0.0.1:${server.address().port}/oauth2/default`;
  server.issuer.url = issuer;
  const claims = { aud: 'api://default', scp: ['openid', 'hookgate'], cid: 'okta-client' };
  return {
    entry: {
      kind: 'oauth2',
      issuer,
      audience: 'api://default',
      scope: 'hookgate',
      jwksUri: `${issuer}/v1/keys`,
    },
    token: (change = () => undefined) => {
      const scopesOrTransform: JwtTransform = (header, payload) => {
        Object.assign(payload, claims);
        change(header, payload);
      };
      return server.issuer.buildToken({ kid, scopesOrTransform });
    },
    fetchToken: async () => {
      server.service.once(Events.BeforeTokenSigning, ({ payload }) => Object.assign(payload, claims));
      const form = {
        grant_type: 'client_credentials',
        client_id: 'okta-client',
        client_secret: 's',
        scope: 'hookgate',
      };
      const response = await fetch(`${issuer}/v1/token`, { method: 'POST', body: new URLSearchParams(form) });
      return ((await response.json()) as { access_token: string }).access_token;
    },
    rotate: async (next) => {
      kid = next;
      await server.issuer.keys.generate('RS256', { kid });
    },
    stop: () => server.stop(),
  };
}

/** What can become of a request for keys. */
export type Answer = (response: ServerResponse) => void;

export const answers = {
  keys: (keys: readonly object[]): Answer => json({ keys }),
  status500: (response: ServerResponse) => response.writeHead(500).end('{"keys": []}'),
  hang: () => undefined,
  stops: (response: ServerResponse) => response.writeHead(200).write('{"keys": ['),
  html: (response: ServerResponse) => response.end('<!doctype html><title>Maintenance</title>'),
  empty: json({ keys: [] }),
  otherKeys: json({ keys: [{ kty: 'EC', crv: 'P-256' }, { kty: 'RSA', n: 'x', e: '!' }, null, 'key'] }),
  otherAlgorithm: (response: ServerResponse) => json({ keys: [rs512()] })(response),
  notASet: json({ key: 1 }),
  null: json(null),
  escapedKey: (response: ServerResponse) => response.end(String.raw`{"keys": [], "\u006beys": []}`),
  keyTwice: (response: ServerResponse) => response.end('{"keys": [], "keys": []}'),
  large: (response: ServerResponse) => response.end(`{"keys": [${' '.repeat(300_000)}]}`),
} as const;

function rs512(): object {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...publicKey.export({ format: 'jwk' }), kid: 'first', alg: 'RS512' };
}

function json(value: unknown): Answer {
  return (response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
}

export interface KeyServer {
  uri: string;
  answer: Answer;
  /** Requests that it got. */
  asked: number;
  stop: () => Promise<void>;
}

/** A place where keys are published, that answers as it is told. */
export async function startKeyServer(first: Answer): Promise<KeyServer> {
  const server = createServer((_request, response) => {
    keyServer.asked += 1;
    keyServer.answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const keyServer: KeyServer = {
    uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/keys`,
    answer: first,
    asked: 0,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return keyServer;
}
