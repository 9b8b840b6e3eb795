import { isDeepStrictEqual } from 'node:util';
import { type FactPath, valueAt } from '../../rules/fact-path.ts';
import type { AssertionChanges, AttributeValue, PatchOperation, Scalar } from '../../rules/rule-file.ts';
import { isObject } from '../envelope.ts';
import { applyOperation, pointerTo, segmentsOfPointer } from '../json-patch.ts';
import type { RequestedChange } from '../sign-in-outcome.ts';
import { secondsOf } from '../token/token-patch.ts';

/** The format of an attribute's name, as rule files write it. Source: SAML 2.0 core, section 8.2. */
export const NAME_FORMATS = {
  unspecified: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified',
  basic: 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic',
  uri: 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri',
} as const;

/** An attribute as Okta sends it, and takes it. Source: Okta Management API, "SAMLPayLoadDataAssertion". */
interface Attribute {
  attributes: { NameFormat: string };
  attributeValues: { attributes: { 'xsi:type': string }; value: string }[];
}

/** An assertion as a hook's request describes it. */
export interface AssertionInRequest extends Record<string, unknown> {
  claims?: Readonly<Record<string, unknown>>;
}

/**
 * The operations that make an assertion what outcomes say. Documents do not say whether Okta applies some of them if another one
 * fails, so that one it would refuse is never sent.
 *
 * @param changes in file order, with their templates filled in
 * @throws Error if a subject's name comes out empty, or if the assertion has no part that a change is for
 */
export function assertionPatch(
  assertion: AssertionInRequest,
  changes: readonly RequestedChange<AssertionChanges>[],
): PatchOperation[] {
  const draft = new AssertionDraft(assertion);
  for (const change of changes) draft.apply(change);
  return [
    ...draft.operations(),
    ...subjectOperations(
      assertion,
      changes.map(({ change }) => change),
    ),
  ];
}

/** The operations that go out last. Leaving one out would sign in another user, or with less: the decision fails instead. */
function subjectOperations(
  assertion: AssertionInRequest,
  changes: readonly AssertionChanges[],
): PatchOperation[] {
  const nameId = changes.findLast((change) => change.nameId !== undefined)?.nameId;
  const authnContext = changes.findLast((change) => change.authnContext !== undefined)?.authnContext;
  const lifetimes = changes.flatMap(({ sessionLifetime = '' }) => secondsOf(sessionLifetime) ?? []);
  if (nameId?.trim() === '') throw new Error('nameId came out empty');
  if (nameId !== undefined) requirePart(assertion, ['subject', 'nameId']);
  if (authnContext !== undefined) requirePart(assertion, ['authentication', 'authnContext']);
  if (lifetimes.length > 0) requirePart(assertion, ['authentication']);
  return [
    ...(nameId === undefined ? [] : [replaceAt('/subject/nameId', nameId)]),
    ...(authnContext === undefined
      ? []
      : [replaceAt('/authentication/authnContext', { authnContextClassRef: authnContext })]),
    ...(lifetimes.length === 0
      ? []
      : [{ op: 'add' as const, path: '/authentication/sessionLifetime', value: Math.min(...lifetimes) }]),
  ];
}

function requirePart(assertion: AssertionInRequest, path: FactPath): void {
  const [, last] = path;
  const part = valueAt(assertion, path);
  if (last === 'nameId' ? typeof part !== 'string' : !isObject(part))
    throw new Error(`the assertion of the request has no ${path.join('.')}`);
}

function replaceAt(path: string, value: unknown): PatchOperation {
  return { op: 'replace', path, value };
}

/** A copy of an assertion, with the changes that were applied to it. */
class AssertionDraft {
  readonly #before: AssertionInRequest;
  readonly #after: AssertionInRequest;
  /** The attributes that were set as a whole, in the order in which they were first named. */
  readonly #whole = new Set<string>();
  readonly #applied: PatchOperation[] = [];

  constructor(assertion: AssertionInRequest) {
    // Okta documents that attributes can be added, and not whether an assertion without any has a map of them.
    this.#before = assertion.claims === undefined ? { ...assertion, claims: {} } : assertion;
    this.#after = structuredClone(this.#before);
  }

  apply({ change, leaveOut }: RequestedChange<AssertionChanges>): void {
    const { set = {}, replace = {}, patch = [] } = change;
    for (const [op, attributes] of [['add', set] as const, ['replace', replace] as const])
      for (const [name, written] of Object.entries(attributes)) {
        const problem = this.#write(op, name, written);
        if (problem !== undefined) leaveOut(name, problem, op === 'add' ? 'set' : op, name);
      }
    for (const [index, operation] of patch.entries()) {
      const problem = this.#patch(operation);
      if (problem === undefined) this.#applied.push(operation);
      else leaveOut(operation.path, problem, 'patch', index);
    }
  }

  /** The reason why an operation is not applied: an attribute without a value made Okta drop all operations. */
  #patch(operation: PatchOperation): string | undefined {
    const [root, name = ''] = segmentsOfPointer(operation.path);
    const present = root === 'claims' ? structuredClone(this.#after.claims) : undefined;
    const problem = applyOperation(this.#after, operation);
    if (problem !== undefined || present === undefined || isAttribute(attributeIn(this.#after, name)))
      return problem;
    this.#after.claims = present;
    return 'it would be no attribute with a value of text';
  }

  operations(): PatchOperation[] {
    const isWhole = ({ path }: PatchOperation) => {
      const [root, name = ''] = segmentsOfPointer(path);
      return root === 'claims' && this.#whole.has(name);
    };
    const last = new Map(this.#applied.map((operation) => [operation.path, operation]));
    const members = this.#applied.filter((one) => !isWhole(one) && last.get(one.path) === one);
    return [...[...this.#whole].flatMap((name) => this.#difference(name)), ...members];
  }

  #write(op: 'add' | 'replace', name: string, written: AttributeValue): string | undefined {
    const path = pointerTo('claims', name);
    const value = attributeOf(written, attributeIn(this.#after, name));
    // An attribute without a value made Okta drop all operations.
    if (value.attributeValues.length === 0) return 'it has no value';
    this.#whole.add(name);
    const problem = applyOperation(this.#after, { op, path, value });
    return problem === undefined ? undefined : 'the assertion has no such attribute';
  }

  #difference(name: string): PatchOperation[] {
    const [was, is] = [attributeIn(this.#before, name), attributeIn(this.#after, name)];
    if (is === undefined || isDeepStrictEqual(was, is)) return [];
    return [{ op: was === undefined ? 'add' : 'replace', path: pointerTo('claims', name), value: is }];
  }
}

function attributeIn({ claims }: AssertionInRequest, name: string): Attribute | undefined {
  return isObject(claims) && Object.hasOwn(claims, name) ? (claims[name] as Attribute) : undefined;
}

function isAttribute(attribute: unknown): boolean {
  const values = isObject(attribute) ? attribute['attributeValues'] : undefined;
  return (
    Array.isArray(values) &&
    values.length > 0 &&
    values.every((one) => isObject(one) && ['string', 'number', 'boolean'].includes(typeof one['value']))
  );
}

/** @param present the attribute that is there: its NameFormat stays, unless another one is written */
function attributeOf(written: AttributeValue, present: Attribute | undefined): Attribute {
  const isMap = typeof written === 'object' && !Array.isArray(written);
  const {
    value,
    nameFormat,
    type = 'string',
  } = isMap ? (written as AttributeMap) : { value: written as Scalar };
  // A template may have given an object or nothing, which have no text.
  const values = (Array.isArray(value) ? value : [value]).filter(
    (one) => one !== undefined && typeof one !== 'object',
  );
  const kept = present?.attributes?.NameFormat ?? NAME_FORMATS.unspecified;
  return {
    attributes: { NameFormat: nameFormat === undefined ? kept : NAME_FORMATS[nameFormat] },
    attributeValues: values.map((one) => ({ attributes: { 'xsi:type': `xs:${type}` }, value: String(one) })),
  };
}

type AttributeMap = Exclude<AttributeValue, Scalar | readonly Scalar[]>;
