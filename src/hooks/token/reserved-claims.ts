/** The claims of both tokens that Okta reserves. Source: Okta Developer, token inline hook reference, and Okta Support. */
const BOTH = 'acr amr auth_time cid cnf exp groups iat iss jti sid token_type ver';

/** Those of one token: `aud` and `sub` can be changed in access tokens only. */
const OWN = {
  idToken:
    'active aid app_id app_type at_hash aud c_hash client_id client_ip client_req_id client_type client_user_agent ' +
    'device_compliance device_id device_known device_managed device_name device_trust did dst group hotk idp idp_iss ' +
    'mac_key may_act nonce oid okta_emailVerified okta_lastUpdated orig permissions purpose pwd_exp_days pwd_exp_time ' +
    'rid role scope scopes sub term user_ip',
  accessToken: 'as_uri authorization_details rpt rsi scp uid username',
} as const;

/** The key of an outcome that changes a token. */
export type TokenKey = keyof typeof OWN;

const RESERVED: Readonly<Record<TokenKey, ReadonlySet<string>>> = {
  idToken: new Set(`${BOTH} ${OWN.idToken}`.split(' ')),
  accessToken: new Set(`${BOTH} ${OWN.accessToken}`.split(' ')),
};

/** True if Okta refuses every operation of a patch because of one on this claim. */
export function isReservedClaim(token: TokenKey, claim: string): boolean {
  return RESERVED[token].has(claim);
}
