import type { RuleFile } from '../../rules/rule-file.ts';
import { sourcesOf } from '../facts/derived-facts.ts';

/**
 * The parts of token and SAML requests that Okta leaves out where there is nothing to say.
 *
 * @see Okta Management API, "TokenHook" and "SAMLPayLoad": no session for a refresh token, no user for client credentials
 */
const OPTIONAL = [
  'data.context.session',
  'data.context.user',
  'data.context.protocol.OriginalGrant',
  'data.context.protocol.request.redirect_uri',
  'data.context.protocol.request.response_mode',
  'data.context.protocol.request.response_type',
  'data.context.protocol.request.grant_type',
  'data.identity',
  'data.access.claims',
  'data.refresh_token',
  'data.assertion.claims',
];

/** The parts of requests that a fact needs, and that Okta may leave out. */
export function optionalPartsOf(fact: string, file: RuleFile): string[] {
  const sources = sourcesOf(fact, file);
  return OPTIONAL.filter((part) => sources.some((source) => isWithin(source, part)));
}

/** True if a fact is a part of a request, or a member of it. */
export function isWithin(fact: string, part: string): boolean {
  return fact === part || fact.startsWith(`${part}.`) || fact.startsWith(`${part}[`);
}
