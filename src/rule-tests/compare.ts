import { isDeepStrictEqual } from 'node:util';
import { below, type Pointer } from '../diagnostics/source-file.ts';
import type { HookContract, HookResponse } from '../hooks/contract.ts';
import { ISSUED_KEYS, type Issued, type IssuedKey } from '../hooks/issued.ts';
import type { ErrorCause } from '../rules/rule-file.ts';
import { parseDuration } from '../rules/time.ts';
import type { TestCase } from './prepare.ts';
import type { Expectation, IssuedAssertion, IssuedToken } from './rule-tests.ts';

/** A difference between an answer and the expectation. */
export interface TestFailure {
  /** `decision`, `rule corporate-email`, `attribute mobilePhone` … */
  what: string;
  expected: unknown;
  /** Undefined if the answer has none. */
  actual: unknown;
  /** Position of the expectation in the test file. */
  at: Pointer;
  /** The rule that the expectation is about; left out for the whole answer. */
  rule?: string;
}

/** The parts of an answer that an expectation can name. */
export interface TestedAnswer {
  decision: string;
  rules: ReadonlyMap<string, boolean | 'skipped' | 'error'>;
  /** The decision if a shadow rule were enforced; without rules behind the one that decided. */
  shadow: ReadonlyMap<string, string>;
  response: HookResponse | Record<string, unknown>;
  /** The tokens or the assertion that Okta issues. */
  issued: Partial<Record<IssuedKey, Issued>>;
  status: number;
}

type Difference = Omit<TestFailure, 'at'> & { path: (string | number)[] };

/** Compares an answer with an expectation; failures are in the order of the schema. */
export function compare({ expect, expectAt, endpoint }: TestCase, answer: TestedAnswer): TestFailure[] {
  const { decision, status } = answer;
  const response = answer.response as HookResponse;
  const attributes = attributesSet(response, endpoint.hook);
  const found = [
    ...exactly('decision', expect, decision),
    // Rules behind the one that decided are not evaluated; a shadow rule there changes nothing.
    ...byName('rules', 'rule', expect, (rule) => answer.rules.get(rule) ?? 'skipped'),
    ...byName('shadow', 'shadow', expect, (rule) => answer.shadow.get(rule) ?? decision),
    ...errorCauses(expect, response),
    ...byName('set', 'attribute', expect, (attribute) => attributes.get(attribute)),
    ...issued(expect, answer.issued),
    ...exactly('commands', expect, response.commands ?? []),
    ...exactly('response', expect, response),
    ...exactly('status', expect, status),
  ];
  return found.map(({ path, ...failure }) => ({ ...failure, at: below(expectAt, ...path) }));
}

/** A key whose value must be equal. */
function exactly(
  key: 'decision' | 'commands' | 'response' | 'status',
  { [key]: expected }: Expectation,
  actual: unknown,
): Difference[] {
  if (expected === undefined || isDeepStrictEqual(expected, actual)) return [];
  return [{ what: key, expected, actual, path: [key] }];
}

/** A key that has an expected value for each of some names. */
function byName(
  key: 'rules' | 'shadow' | 'set',
  noun: string,
  { [key]: names = {} }: Expectation,
  actualOf: (name: string) => unknown,
): Difference[] {
  return Object.entries(names).flatMap(([name, expected]) => {
    const actual = actualOf(name);
    if (isDeepStrictEqual(expected, actual)) return [];
    const difference = { what: `${noun} ${name}`, expected, actual, path: [key, name] };
    return [key === 'set' ? difference : { ...difference, rule: name }];
  });
}

/** Tokens and assertions, by their claims and other parts. */
function issued(expect: Expectation, answered: TestedAnswer['issued']): Difference[] {
  return ISSUED_KEYS.flatMap((key) => {
    const { claims, attributes, without = [], ...others }: IssuedToken & IssuedAssertion = expect[key] ?? {};
    const { claims: present = {}, others: parts = {} } = answered[key] ?? {};
    const [noun, words, named] =
      key === 'assertion' ? ['attributes', 'attribute', attributes ?? {}] : ['claims', 'claim', claims ?? {}];
    return [
      ...Object.entries(named).flatMap(([name, expected]) =>
        difference(`${key} ${words} ${name}`, expected, ownValue(present, name), [key, noun, name]),
      ),
      ...without.flatMap((name, index) =>
        difference(`${key} ${words} ${name}`, undefined, ownValue(present, name), [key, 'without', index]),
      ),
      ...Object.entries(others).flatMap(([name, expected]) =>
        difference(`${key} ${name}`, inSeconds(expected), parts[name], [key, name]),
      ),
    ];
  });
}

function difference(
  what: string,
  expected: unknown,
  actual: unknown,
  path: (string | number)[],
): Difference[] {
  return isDeepStrictEqual(expected, actual) ? [] : [{ what, expected, actual, path }];
}

function ownValue(values: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** A duration in seconds; all other values as they are. */
function inSeconds(expected: unknown): unknown {
  const milliseconds = typeof expected === 'string' ? parseDuration(expected) : undefined;
  return milliseconds === undefined ? expected : `${milliseconds / 1000}s`;
}

function errorCauses({ errorCauses = [] }: Expectation, response: HookResponse): Difference[] {
  const causes: Partial<ErrorCause<string>>[] = response.error?.errorCauses ?? [];
  return errorCauses.flatMap((expected, index) => {
    // The most similar cause is shown, reduced to the expected keys.
    const [nearest] = causes
      .map((cause) => only(Object.keys(expected), cause))
      .toSorted((a, b) => agreement(expected, b) - agreement(expected, a));
    if (isDeepStrictEqual(expected, nearest)) return [];
    return [{ what: 'error cause', expected, actual: nearest, path: ['errorCauses', index] }];
  });
}

function only(keys: string[], value: object): Partial<ErrorCause<string>> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
}

function agreement(a: Partial<ErrorCause<string>>, b: Partial<ErrorCause<string>>): number {
  return (Object.keys(a) as (keyof ErrorCause<string>)[]).filter((key) => a[key] === b[key]).length;
}

/** As Okta runs profile commands: the last one that sets an attribute counts. */
function attributesSet({ commands = [] }: HookResponse, hook: HookContract): Map<string, unknown> {
  const updates = commands.filter(({ type }) => hook.profileCommands.includes(type));
  return new Map(updates.flatMap(({ value }) => Object.entries(value ?? {})));
}
