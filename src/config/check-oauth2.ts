import type { Finding } from '../diagnostics/source-file.ts';
import type { OAuth2 } from './config.ts';
import { isLoopbackName } from './host.ts';

/** What is wrong with one value of an oauth2 entry. */
export interface OAuth2Finding {
  key: 'issuer' | 'jwksUri';
  finding: Finding;
}

/** Okta's own domains: https://developer.okta.com/docs/concepts/okta-organizations/ */
const OKTA = /\.(okta|oktapreview|okta-emea|okta-gov|trexcloud)\.com$|\.okta\.mil$/;

/** Finds an authorization server whose tokens or keys could not be trusted. */
export function checkOAuth2(credential: OAuth2): OAuth2Finding[] {
  return (['issuer', 'jwksUri'] as const).flatMap((key) => {
    const finding = URL.canParse(credential[key])
      ? findingAbout(key, new URL(credential[key]))
      : notAnAddress(key);
    return finding === undefined ? [] : [{ key, finding }];
  });
}

function findingAbout(key: OAuth2Finding['key'], url: URL): Finding | undefined {
  if (url.protocol === 'http:' && !isLoopbackName(url.hostname))
    return {
      code: 'plain-http',
      message: `${key} begins with http: whoever is on the way to ${url.host} could put keys of their own in place`,
      hint: 'write https; http is only for an authorization server on this machine',
    };
  if (key === 'issuer' && url.pathname === '/' && OKTA.test(url.hostname))
    return {
      code: 'org-authorization-server',
      message: `${url.origin} is the org authorization server: its access tokens are for Okta alone, and nobody else can check them`,
      hint: `use a custom authorization server: ${url.origin}/oauth2/default`,
    };
  return undefined;
}

function notAnAddress(key: OAuth2Finding['key']): Finding {
  const hint = 'write it as https://example.okta.com/oauth2/default';
  return { code: 'issuer', message: `${key} is not an address`, hint };
}
