import type { Condition, OutcomeOrName, RequestTypeRules, RuleFile } from '../../../src/rules/rule-file.ts';
import { isKnown, referenceEvaluate } from '../engine/reference-evaluator.ts';

type Lists = Record<string, string[]>;
type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Only what an object has of its own is there. */
function walk(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inner, key) => (isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
      value,
    );
}

function requestTypeOf(request: unknown): string {
  const written = walk(request, 'requestType') ?? undefined;
  if (typeof written === 'string') return written;
  return written === undefined && isObject(walk(request, 'data.userProfile'))
    ? 'self.service.registration'
    : '';
}

/** Whether an outcome refuses, for a file that knows it by its name too. */
function refuses(outcome: OutcomeOrName, file: RuleFile): boolean {
  const { deny, error } =
    typeof outcome !== 'string'
      ? outcome
      : (file.outcomes?.[outcome] ?? (outcome === 'deny' ? { deny: true } : {}));
  return deny === true || error !== undefined;
}

function testsIn(value: unknown): { fact: string; operator: string; value?: unknown }[] {
  if (Array.isArray(value)) return value.flatMap(testsIn);
  if (!isObject(value)) return [];
  return 'operator' in value ? [value as never] : Object.values(value).flatMap(testsIn);
}

/** Whether the reference has a meaning for all that a file asks. */
export function isReferable(file: RuleFile): boolean {
  const rules = Object.values(file.requestTypes).flatMap((one) => one.rules);
  return (
    testsIn([file.conditions ?? {}, rules.map(({ when }) => when)]).every(({ operator }) =>
      isKnown(operator),
    ) && rules.every(({ validFrom, validUntil }) => (validFrom ?? validUntil) === undefined)
  );
}

function withLists<T>(conditions: T, lists: Lists): T {
  return JSON.parse(JSON.stringify(conditions), (_, value) =>
    isObject(value) && typeof value['list'] === 'string' ? lists[value['list']] : value,
  );
}

/** Whether a request of any shape may be let in by a rule file, said by nothing that the service is made of. */
export function letsIn(written: RuleFile, lists: Lists, request: unknown): boolean {
  const file = withLists(written, lists);
  const type = requestTypeOf(request);
  const rules = Object.hasOwn(file.requestTypes, type) ? file.requestTypes[type] : undefined;
  if (rules === undefined) return !refuses(file.unhandled ?? 'deny', file);
  const named = (file.conditions ?? {}) as Record<string, Condition>;
  const paths = testsIn([named, rules.rules.map(({ when }) => when)]).flatMap(({ fact, value }) =>
    isObject(value) && typeof value['fact'] === 'string' ? [fact, value['fact']] : [fact],
  );
  const facts = Object.fromEntries(paths.map((path) => [path, walk(request, path)]));
  const { outcomes } = referenceEvaluate(labelled(rules, file), named, facts);
  if (outcomes.length === 0) return !refuses(rules.default ?? 'deny', file);
  return !outcomes.includes('refuses');
}

/** The same rules, whose outcomes say only whether they refuse. */
function labelled(list: RequestTypeRules, file: RuleFile): RequestTypeRules {
  const label = (outcome: OutcomeOrName) => (refuses(outcome, file) ? 'refuses' : 'lets in');
  const rules = list.rules.map((rule) => ({
    ...rule,
    ...(rule.then !== undefined && { then: label(rule.then) }),
    ...(rule.otherwise !== undefined && { otherwise: label(rule.otherwise) }),
  }));
  return { ...list, rules };
}
