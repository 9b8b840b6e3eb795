import type { AssertionChanges, Outcome, PatchOperation } from '../../rules/rule-file.ts';
import type { OutcomeProblem } from '../contract.ts';
import { isObject } from '../envelope.ts';
import { isPointer, segmentsOfPointer } from '../json-patch.ts';
import { secondsOf } from '../token/token-patch.ts';

/** The roots that operations may change. Source: Okta Management API, "SAMLHookResponse". */
const ROOTS = ['subject', 'authentication', 'conditions', 'claims'];

/** The mistakes in an outcome because of which Okta would apply nothing of a patch, or something else. */
export function problemsOf({ assertion }: Outcome): OutcomeProblem[] {
  if (assertion === undefined) return [];
  return problemsIn(assertion).map((problem) => ({ ...problem, keys: ['assertion', ...problem.keys] }));
}

function problemsIn({
  set = {},
  replace = {},
  sessionLifetime,
  patch = [],
}: AssertionChanges): OutcomeProblem[] {
  const attributes = [
    ...Object.entries(set).map(([name, value]) => ({ name, value, keys: ['set', name] })),
    ...Object.entries(replace).map(([name, value]) => ({ name, value, keys: ['replace', name] })),
  ];
  return [
    ...attributes.flatMap(({ value, keys }) => problemsOfAttribute(value, keys)),
    ...(sessionLifetime === undefined ? [] : problemsOfLifetime(sessionLifetime)),
    ...patch.flatMap((operation, index) => problemsOfOperation(operation, ['patch', index])),
  ];
}

function problemsOfAttribute(value: unknown, keys: (string | number)[]): OutcomeProblem[] {
  const isTemplate = isObject(value) && 'template' in value;
  if (!isObject(value) || isTemplate || 'value' in value) return [];
  const message = 'an attribute needs a value: Okta applies no change at all without one';
  return [{ code: 'claim-shape', message, hint: 'write { value: TEXT, nameFormat: uri }', keys }];
}

function problemsOfLifetime(lifetime: string): OutcomeProblem[] {
  const seconds = secondsOf(lifetime) ?? 0;
  if (Number.isInteger(seconds) && seconds > 0) return [];
  const message = `a session cannot last for ${lifetime}`;
  return [
    { code: 'lifetime-range', message, hint: 'write whole seconds, such as 8h', keys: ['sessionLifetime'] },
  ];
}

function problemsOfOperation(
  { op, path, value }: PatchOperation,
  keys: (string | number)[],
): OutcomeProblem[] {
  const [root = '', ...rest] = segmentsOfPointer(path);
  const at = { keys: [...keys, 'path'] };
  if (!isPointer(path) || !ROOTS.includes(root) || rest.length === 0)
    return [{ ...assertionPath(path), ...at }];
  if (/^https?:\//.test(path.slice('/claims/'.length)) || rest[0] === 'urn:')
    return [{ ...notEscaped(path), ...at }];
  const isSession = path === '/authentication/sessionLifetime';
  if (op === 'add' && root !== 'claims' && !isSession) return [{ ...addOutsideClaims(path), ...at }];
  if (rest.includes('authContextClassRef') || (isObject(value) && 'authContextClassRef' in value))
    return [
      { ...AUTHN_CONTEXT, keys: 'authContextClassRef' in Object(value) ? [...keys, 'value'] : at.keys },
    ];
  return problemsOfValue(path, value, [...keys, 'value']);
}

function problemsOfValue(path: string, value: unknown, keys: (string | number)[]): OutcomeProblem[] {
  const segments = segmentsOfPointer(path);
  if (value === undefined || value === null)
    return [{ code: 'claim-shape', message: 'an operation needs a value', hint: 'write value: TEXT', keys }];
  if (segments[0] !== 'claims') return [];
  if (segments.at(-1) === 'attributes' && isObject(value) && 'attributes' in value) {
    const message = `the path ends with attributes, and the value has attributes again`;
    return [{ code: 'doubled-attributes', message, hint: 'write value: { NameFormat: … }', keys }];
  }
  const isAttribute = segments.length === 2;
  const values = isAttribute && isObject(value) ? value['attributeValues'] : undefined;
  const isComplete = Array.isArray(values) && values.length > 0 && values.every(isAttributeValue);
  if (isAttribute && !isComplete) {
    const message = 'an attribute is { attributes: …, attributeValues: [{ attributes: …, value: TEXT }] }';
    return [{ code: 'claim-shape', message, hint: 'write it by set: { NAME: TEXT }', keys }];
  }
  if (segments.at(-1) === 'value' && typeof value === 'object')
    return [
      { code: 'claim-shape', message: 'a value of an attribute is text', hint: 'write value: TEXT', keys },
    ];
  return [];
}

function isAttributeValue(one: unknown): boolean {
  return isObject(one) && ['string', 'number', 'boolean'].includes(typeof one['value']);
}

function assertionPath(path: string): Omit<OutcomeProblem, 'keys'> {
  const message = `Okta lets no hook change "${path}"`;
  return {
    code: 'assertion-path',
    message,
    hint: `the paths begin with ${ROOTS.map((root) => `/${root}/`).join(', ')}`,
  };
}

function addOutsideClaims(path: string): Omit<OutcomeProblem, 'keys'> {
  const message = `Okta adds only attributes and /authentication/sessionLifetime, not "${path}"`;
  return { code: 'assertion-path', message, hint: 'write op: replace' };
}

function notEscaped(path: string): Omit<OutcomeProblem, 'keys'> {
  const [, name = '', member = ''] = /^\/claims\/(.*?)(\/attribute(?:s|Values)(?:\/.*)?)?$/s.exec(path) ?? [];
  const escaped = name.replaceAll('~', '~0').replaceAll('/', '~1');
  return {
    code: 'name-not-escaped',
    message: `each slash in "${path}" begins another member`,
    hint: `write the slashes of a name as ~1: /claims/${escaped}${member}`,
  };
}

const AUTHN_CONTEXT = {
  code: 'auth-context-class-ref',
  message: 'the member is called authnContextClassRef, with an n',
  hint: 'write authnContextClassRef, or authnContext: in place of the operation',
} as const;
