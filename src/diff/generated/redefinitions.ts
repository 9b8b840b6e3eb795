import type { RecordedRequest } from '../../recorded-requests/recorded-request.ts';
import type { Definition } from '../../rules/definitions.ts';
import type { FactPath } from '../../rules/fact-path.ts';
import { normalForm } from '../../rules/normal-form.ts';
import { referencesOf } from '../../rules/references.ts';
import { type Answers, answerOf, differenceBetween } from '../answer.ts';
import type { TouchedRule } from '../change.ts';
import { locationOf, partOf, type Revision } from '../revision.ts';
import type { Unreached } from './blocking-rule.ts';
import { type Assignment, assigned, type Derivations, type TimedRequest } from './derivations.ts';
import type { PreparedTests } from './prepared-tests.ts';

/** A revision with its prepared tests. */
export interface PreparedRevision {
  revision: Revision;
  tests: PreparedTests;
}

/** A derived fact or a lookup that a rule reads, and that means something else in the other revision. */
export interface Redefinition {
  path: FactPath;
  fact: string;
  /** Its facts in both revisions. */
  derivations: readonly Derivations[];
  /** What is reported if no request shows it. */
  unreached: Unreached;
}

/** Requests of a rule of which at least one should show a redefinition. */
export interface Redefined {
  unreached: Unreached;
  requests: readonly RecordedRequest[];
}

/** Bounds for each redefinition. */
const LIMITS = { starts: 4, tried: 120, different: 8 };

/** Texts of many formats, on which templates have different results. */
const TEXTS = [
  'kim@member.example',
  'Kim.Sato@Sub.Member.Example',
  ' kim@member.example ',
  'kim@exämple.com',
  'kim@@member.example',
  'Kim',
  "sean o'brien-smith",
  'VAN DER BERG',
  'a1b22c, d',
  '+61 (4) 12-34',
  '1980-11-30',
  '30/11/1980',
  '12/31/1980',
  '192.0.2.17',
  '2001:db8:1:2::3',
  'true',
  '17',
];

/** The redefinitions behind a rule of both revisions. */
export function redefinitionsOf(
  touched: TouchedRule,
  [base, head]: readonly [base: PreparedRevision, head: PreparedRevision],
): Redefinition[] {
  const before = new Map(definitionsOf(touched, base.revision).map((one) => [factOf(one), one]));
  return definitionsOf(touched, head.revision).flatMap((definition) => {
    const fact = factOf(definition);
    const endpoints = [base, head].flatMap(({ revision }) => revision.endpoints.get(touched.endpoint) ?? []);
    const [old, fresh] = endpoints;
    if (old === undefined || fresh === undefined || !before.has(fact)) return [];
    if (base.tests.definitionForm([{ fact }], old) === head.tests.definitionForm([{ fact }], fresh))
      return [];
    const section = definition.type === 'fact' ? 'facts' : 'lookups';
    const source = { value: fresh.source.value, at: '', source: fresh.source, revision: head.revision };
    const place = locationOf(partOf(source, undefined, section, definition.name));
    const { endpoint, requestType, rule } = touched;
    const because = { kind: 'test', fact, place } as const;
    return [
      {
        path: [section, definition.name],
        fact,
        derivations: [base.tests.derivationsOf(old), head.tests.derivationsOf(fresh)],
        unreached: { endpoint, requestType, rule, place: touched.place, because },
      },
    ];
  });
}

function definitionsOf({ endpoint, requestType, rule }: TouchedRule, revision: Revision): Definition[] {
  const file = revision.endpoints.get(endpoint)?.source.value;
  const written = file?.requestTypes[requestType]?.rules.find(({ name }) => name === rule);
  if (file === undefined || written === undefined || written.enabled === false) return [];
  return referencesOf(written, file).definitions;
}

function factOf({ type, name }: Definition): string {
  return `${type === 'fact' ? 'facts' : 'lookups'}.${name}`;
}

/**
 * Requests on which both revisions make different values of a redefined fact.
 *
 * @param starts requests in which the rule may decide, which are changed
 */
export function requestsFor(
  { path, derivations, fact }: Redefinition,
  starts: readonly (RecordedRequest & TimedRequest)[],
): RecordedRequest[] {
  return starts.slice(0, LIMITS.starts).flatMap((start) => {
    const differs = (request: TimedRequest['request']) => {
      const values = derivations.map((one) => one.read(path, { ...start, request }));
      return (
        new Set(values.map((value) => normalForm(typeof value === 'symbol' ? [] : (value ?? null)))).size > 1
      );
    };
    return assignmentsTo(path, derivations)
      .take(LIMITS.tried)
      .map((assignment) => assigned(start.request, assignment))
      .filter((request) => request !== undefined && differs(request))
      .take(LIMITS.different)
      .map((request) => ({ ...start, request: request ?? start.request, about: [fact] }))
      .toArray();
  });
}

/** Values for the request: the keys of rows, and texts of many formats for the facts that a template reads. */
function assignmentsTo(path: FactPath, derivations: readonly Derivations[]): IteratorObject<Assignment> {
  const [section] = path;
  if (section === 'lookups')
    return Iterator.from(derivations).flatMap((one) => one.ways([...path, 'found'], true));
  const sources = derivations.flatMap((one) => one.sourcesOf(path));
  return Iterator.from(sources).flatMap((source) => TEXTS.map((text): Assignment => [[source, text]]));
}

/** The redefinitions that no request shows. */
export async function unshown(
  redefined: readonly Redefined[],
  base: Revision,
  head: Revision,
  now: number,
): Promise<Unreached[]> {
  const found: Unreached[] = [];
  for (const { unreached, requests } of redefined) {
    const isShown = await isDecidedOtherwise(unreached.endpoint, requests, { base, head }, now);
    if (!isShown) found.push(unreached);
  }
  return found;
}

async function isDecidedOtherwise(
  endpoint: string,
  requests: readonly RecordedRequest[],
  { base, head }: Record<Revision['which'], Revision>,
  now: number,
): Promise<boolean> {
  for (const request of requests) {
    const answers: Answers = {
      base: await answerOf(base, endpoint, request, now),
      head: await answerOf(head, endpoint, request, now),
    };
    if (differenceBetween(answers) !== undefined) return true;
  }
  return false;
}
