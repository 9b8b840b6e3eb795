import type { ConditionNode } from '../../engine/condition.ts';
import type { NamedConditions } from '../../engine/named-conditions.ts';
import type { RecordedRequest } from '../../recorded-requests/recorded-request.ts';
import type { ReadableTests } from '../generated/readable-tests.ts';
import { listOf } from '../generated/target.ts';
import type { Revision } from '../revision.ts';

/** What conditions came to when a request was decided, by their meaning. */
export type KnownVerdicts = ReadonlyMap<string, boolean>;

/** A side with its tests. */
export interface SideTests {
  side: Revision;
  tests: ReadableTests;
}

/**
 * The verdicts that a record holds, of enforced and of shadow rules, as far as one of the sides is the rule set that
 * decided: a rule of the same name may have said something else before.
 */
export function knownVerdicts(
  { decided, endpoint = '' }: RecordedRequest,
  requestType: string,
  sides: readonly SideTests[],
): KnownVerdicts {
  const known = new Map<string, boolean>();
  const [digest] = decided?.version?.split('+') ?? [];
  for (const { side, tests } of sides) {
    if (digest === undefined || side.version !== digest) continue;
    const list = listOf(side, { endpoint, requestType });
    for (const { name, when } of list?.rules ?? []) {
      const result = decided?.results.get(name);
      if (result === 'passed' || result === 'failed')
        known.set(meaningOf(when, list?.named ?? new Map(), tests), result === 'passed');
    }
  }
  return known;
}

/** Equal for conditions of which the tests say the same on both sides, in the same order. */
export function meaningOf(node: ConditionNode, named: NamedConditions, tests: ReadableTests): string {
  if (node.kind === 'test') return tests.of(node).meaning;
  if (node.kind !== 'named')
    return `${node.kind}(${node.of.map((part) => meaningOf(part, named, tests)).join()})`;
  const definition = named.get(node.name);
  return definition === undefined ? node.name : meaningOf(definition.node, named, tests);
}
