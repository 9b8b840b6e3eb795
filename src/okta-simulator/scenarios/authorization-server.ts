import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** The issuer, audience and client of access tokens. */
export interface TokenIssue {
  /** The URL of the authorization server on this machine; the `iss` claim of its tokens. */
  issuer: string;
  audience: string;
  scope: string;
  clientId: string;
  clientSecret: string;
}

export interface AuthorizationServer {
  tokenUrl: string;
  jwksUri: string;
  /** Resolves after the first request for the JWKS. */
  asked: Promise<void>;
  close: () => Promise<void>;
}

/**
 * Starts an authorization server for one client, with the paths and claims of Okta: `{issuer}/v1/token`,
 * `{issuer}/v1/keys`. Its key is generated for the run.
 * Source: https://developer.okta.com/docs/reference/api/oidc/
 */
export async function startAuthorizationServer(issue: TokenIssue): Promise<AuthorizationServer> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = crypto.randomUUID();
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' }] };
  const asked = Promise.withResolvers<void>();
  const { hostname, port, pathname } = new URL(issue.issuer);
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === `${pathname}/v1/keys`) {
      response.once('close', asked.resolve);
      return json(response, 200, keys);
    }
    if (request.url !== `${pathname}/v1/token`) return json(response, 404, { error: 'not_found' });
    if (!isClient(new URLSearchParams(await text(request)), issue))
      return json(response, 401, { error: 'invalid_client' });
    const token = await new SignJWT({ scp: [issue.scope], cid: issue.clientId })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setIssuer(issue.issuer)
      .setAudience(issue.audience)
      .setSubject(issue.clientId)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
    return json(response, 200, {
      token_type: 'Bearer',
      expires_in: 300,
      access_token: token,
      scope: issue.scope,
    });
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await once(server.listen(Number(port), hostname), 'listening');
  return {
    tokenUrl: `${issue.issuer}/v1/token`,
    jwksUri: `${issue.issuer}/v1/keys`,
    asked: asked.promise,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isClient(form: URLSearchParams, { clientId, clientSecret, scope }: TokenIssue): boolean {
  const expected = {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope,
  };
  return Object.entries(expected).every(([name, value]) => form.get(name) === value);
}

function json(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
