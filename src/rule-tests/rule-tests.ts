import type { Effect } from '../hooks/contract.ts';
import type { Command, ErrorCause } from '../rules/rule-file.ts';

/** A test file as it is written, once schema/rule-tests.schema.json has accepted it. */
export interface RuleTests {
  endpoint: string;
  description?: string;
  /** RFC 3339: the clock of every test in the file. */
  at?: string;
  tests: RuleTest[];
}

export interface RuleTest {
  name: string;
  description?: string;
  /** A built-in sample, or the path of a JSON file, from the test file on. */
  request: string;
  /** RFC 3339: the clock of this test. */
  at?: string;
  set?: Values;
  unset?: string[];
  /** One test a row: values on top of `set`. */
  table?: Values[];
  expect: Expectation;
}

/** Values of a request, by their paths: `data.userProfile.email`. */
export type Values = Record<string, unknown>;

/** What an answer has to be; at least one key, and what is left out is not compared. */
export interface Expectation {
  decision?: Effect;
  /** By the rule's name: whether its condition holds. skipped: out of its window, or behind the one that decided. */
  rules?: Record<string, boolean | 'skipped'>;
  /** By the name of a rule in shadow: what the decision had been with this rule enforced. */
  shadow?: Record<string, Effect>;
  /** Each is among the answer's causes, by the keys that it gives. */
  errorCauses?: Partial<ErrorCause>[];
  /** Attributes of the profile command, among others. */
  set?: Record<string, unknown>;
  /** All commands, in order. */
  commands?: Command[];
  /** The answer's JSON, all of it but what hookgate adds to debugContext. */
  response?: Record<string, unknown>;
  /** 400: the request is none of the registration hook. */
  status?: 200 | 204 | 400;
}
