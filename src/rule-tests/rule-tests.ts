import type { Effect } from '../hooks/contract.ts';
import type { Command, ErrorCause } from '../rules/rule-file.ts';

/** A test file that is valid by schema/rule-tests.schema.json. */
export interface RuleTests {
  endpoint: string;
  description?: string;
  /** RFC 3339: the time of every test in the file. */
  at?: string;
  tests: RuleTest[];
}

export interface RuleTest {
  name: string;
  description?: string;
  /** A built-in sample, or the path of a JSON file, relative to the test file. */
  request: string;
  /** RFC 3339: the time of this test. */
  at?: string;
  set?: FactValues;
  unset?: string[];
  /** One test per row, with values in addition to `set`. */
  table?: FactValues[];
  expect: Expectation;
}

/** Values of a request, by their paths: `data.userProfile.email`. */
export type FactValues = Record<string, unknown>;

/** A token as expected. */
export interface IssuedToken {
  claims?: Record<string, unknown>;
  /** Claims that it must not have. */
  without?: string[];
  /** A duration: `15m`. */
  lifetime?: string;
}

/** An assertion as expected. */
export interface IssuedAssertion {
  /** One value as text, several as a list. */
  attributes?: Record<string, unknown>;
  without?: string[];
  nameId?: string;
  authnContext?: string;
  /** A duration: `8h`. */
  sessionLifetime?: string;
}

/** The expected answer: at least one key; keys that are left out are not compared. */
export interface Expectation {
  decision?: Effect;
  /** By the rule's name: the result of its condition. `skipped`: inactive, or behind the rule that decided. */
  rules?: Record<string, boolean | 'skipped'>;
  /** By the name of a shadow rule: the decision if this rule were enforced. */
  shadow?: Record<string, Effect>;
  /** Each must be among the answer's causes, compared by its own keys. */
  errorCauses?: Partial<ErrorCause<string>>[];
  /** Attributes that profile commands set; others are allowed. */
  set?: Record<string, unknown>;
  /** The ID token, the access token or the assertion that Okta issues after the reply; claims that are not named are allowed. */
  idToken?: IssuedToken;
  accessToken?: IssuedToken;
  assertion?: IssuedAssertion;
  /** All commands, in order. */
  commands?: Command[];
  /** The answer's whole JSON, without hookgate's debugContext. */
  response?: Record<string, unknown>;
  /** 400: not a request of the registration hook. */
  status?: 200 | 204 | 400;
}
