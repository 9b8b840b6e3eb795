import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { below, type Finding, type Pointer, type Report } from '../diagnostics/source-file.ts';
import { suggestion } from '../diagnostics/suggest.ts';
import { ISSUED_KEYS } from '../hooks/issued.ts';
import { requestTypeIn } from '../hooks/read-request.ts';
import type { Expectation } from './rule-tests.ts';

/** A request to an endpoint, with the expected answer. */
interface ExpectedAnswer {
  endpoint: Endpoint;
  body: unknown;
  expect: Expectation;
  expectAt: Pointer;
}

/** Reports expectations that can never be met: unknown rules, and keys that exclude each other. */
export function checkExpectation(
  { expect, expectAt: at, body, endpoint }: ExpectedAnswer,
  report: Report,
): void {
  const requestType = requestTypeIn(body);
  for (const [key, problemOf] of [
    ['rules', ruleProblem],
    ['shadow', shadowProblem],
  ] as const)
    for (const name of Object.keys(expect[key] ?? {})) {
      const finding = problemOf(name, requestType, endpoint);
      if (finding !== undefined) report({ at: below(at, key, name), key: true }, finding);
    }
  if (expect.status === 200 && Object.keys(expect).length === 1) {
    const message = 'status 200 is met by every decision, whatever it is';
    report(
      { at: below(at, 'status'), key: true },
      { code: 'expects-nothing', message, hint: 'add decision' },
    );
  }
  const conflict = notIssued(expect, endpoint) ?? conflictIn(expect);
  if (conflict === undefined) return;
  const [key, message] = conflict;
  const hint = 'take one of the two out';
  report({ at: below(at, key), key: true }, { code: 'impossible-expectation', message, hint });
}

/** `shadow` may only name shadow rules. */
function shadowProblem(
  name: string,
  requestType: string | undefined,
  endpoint: Endpoint,
): Finding | undefined {
  const rules = endpoint.requestTypes.get(requestType ?? '')?.rules ?? [];
  const inShadow = rules.filter(({ mode }) => mode === 'shadow').map((rule) => rule.name);
  if (inShadow.includes(name)) return undefined;
  const known = inShadow.length === 0 ? 'no rule is in shadow' : `in shadow: ${inShadow.join(', ')}`;
  if (rules.some((rule) => rule.name === name)) {
    const hint = `expect it under rules, or set mode: shadow; ${known}`;
    return { code: 'not-in-shadow', message: `the rule "${name}" is enforced, and not in shadow`, hint };
  }
  const unknown = ruleProblem(name, requestType, endpoint);
  return unknown && { ...unknown, hint: suggestion(name, inShadow, unknown.hint) };
}

function ruleProblem(
  name: string,
  requestType: string | undefined,
  { source, requestTypes }: Endpoint,
): (Finding & { hint: string }) | undefined {
  const evaluated = requestTypes.get(requestType ?? '')?.rules.map((rule) => rule.name) ?? [];
  if (evaluated.includes(name)) return undefined;
  const written = Object.entries(source.value.requestTypes);
  const homes = written
    .filter(([, { rules }]) => rules.some((rule) => rule.name === name))
    .map(([home]) => home);
  const code = 'unknown-rule';
  if (homes.includes(requestType ?? ''))
    return { code, message: `the rule "${name}" is disabled`, hint: 'take it out, or enable the rule' };
  const [home] = homes;
  if (home !== undefined) {
    const message = `"${name}" is a rule for ${home}, and this request is ${requestType ?? 'of no type'}`;
    return { code, message, hint: 'take it out, or choose another request' };
  }
  const known =
    evaluated.length === 0
      ? `there are no rules for ${requestType ?? 'it'}`
      : `the rules are: ${evaluated.join(', ')}`;
  const message = `${source.path} has no rule "${name}"`;
  return { code, message, hint: suggestion(name, evaluated, known) };
}

/** A token or an assertion that the hook has no part in. */
function notIssued(
  expect: Expectation,
  { hook: { name, changes } }: Endpoint,
): [key: keyof Expectation, message: string] | undefined {
  const key = ISSUED_KEYS.find((one) => expect[one] !== undefined && !changes.includes(one));
  return key && [key, `replies of the ${name} hook do not change it`];
}

/** A key that excludes another one, with the reason. */
function conflictIn({
  decision,
  status,
  ...rest
}: Expectation): [key: keyof Expectation, message: string] | undefined {
  const { set, errorCauses, commands = [] } = rest;
  if (status === 400) {
    const other = Object.keys({ ...rest, ...(decision && { decision }) }).find((key) => key !== 'response');
    return other === undefined ? undefined : ['status', `a request that is refused with 400 has no ${other}`];
  }
  if (status === 204 && (set ?? errorCauses ?? commands[0]) !== undefined)
    return ['status', 'an answer of 204 holds nothing'];
  if (status === 204 && decision !== undefined && decision !== 'continue')
    return ['status', `with 204 the decision is continue, never ${decision}`];
  if (decision === 'deny' && set !== undefined) return ['set', 'a denial sets nothing'];
  const issued = ISSUED_KEYS.find((key) => rest[key] !== undefined);
  if (decision === 'deny' && issued !== undefined) return [issued, 'after a denial Okta issues nothing'];
  if (decision === 'continue' && (set ?? commands[0]) !== undefined)
    return ['decision', 'with continue there are no commands'];
  if (decision !== undefined && decision !== 'deny' && errorCauses !== undefined)
    return ['errorCauses', `only a denial has error causes, never ${decision}`];
  return undefined;
}
