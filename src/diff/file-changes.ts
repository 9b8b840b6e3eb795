import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { below } from '../diagnostics/source-file.ts';
import type { RequestTypeRules, RuleFile, Strategy } from '../rules/rule-file.ts';
import type { Change } from './change.ts';
import { conditionChanges, type Detail } from './condition-changes.ts';
import { normalForm, outcomeOf } from './normal-form.ts';
import { outcomeChanges } from './outcome-changes.ts';
import { placeOf, type Revision } from './revision.ts';
import { outcomeDetails } from './rule-changes.ts';
import { valueWords } from './words.ts';

/** A rule file on one of the two sides. */
export interface FileOnSide {
  side: Revision;
  endpoint: Endpoint;
}

/** `unhandled`, `onError`, and what is said about the file. */
export function fileSettings(base: FileOnSide, head: FileOnSide): Change[] {
  const { source, path } = head.endpoint;
  const old = base.endpoint.source.value;
  const change = (name: string, details: Detail[]): Change[] => {
    const place = placeOf(head.side, source, `/${name}`);
    const subject = { type: 'setting' as const, name, endpoint: path };
    return details.length === 0 ? [] : [{ kind: 'changed', subject, place, details }];
  };
  const outcomes = (['unhandled', 'onError'] as const).flatMap((key) =>
    change(
      key,
      fallbackDetails(key, base, head, `/${key}`, (file) => file[key]),
    ),
  );
  const texts = (['description', 'owner', 'form'] as const).flatMap((key) => {
    if (normalForm(old[key] ?? null) === normalForm(source.value[key] ?? null)) return [];
    const words = `${key}: ${valueWords(old[key])} -> ${valueWords(source.value[key])}`;
    return change(key, [{ words, place: placeOf(head.side, source, `/${key}`) }]);
  });
  return [...outcomes, ...texts];
}

function fallbackDetails(
  key: string,
  base: FileOnSide,
  head: FileOnSide,
  at: string,
  read: (file: RuleFile) => RequestTypeRules['default'],
): Detail[] {
  const written = ({ side, endpoint: { source } }: FileOnSide) => ({
    written: read(source.value) ?? 'deny',
    at,
    source,
    side,
  });
  return outcomeDetails(key, written(base), written(head), placeOf(head.side, head.endpoint.source, at));
}

/** The named conditions or outcomes that came, went or say something else. */
export function namedChanges(key: 'conditions' | 'outcomes', base: FileOnSide, head: FileOnSide): Change[] {
  const [before, after] = [base, head].map(({ endpoint }) => endpoint.source.value[key] ?? {});
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort();
  const type = key === 'conditions' ? 'condition' : 'outcome';
  return names.flatMap((name): Change[] => {
    const at = below('', key, name);
    const [was, is] = [base, head].map(({ endpoint }) =>
      Object.hasOwn(endpoint.source.value[key] ?? {}, name),
    );
    const { side, endpoint } = is ? head : base;
    const subject = { type, name, endpoint: endpoint.path } as const;
    const place = placeOf(side, endpoint.source, at, 'key');
    if (was !== is) return [{ kind: is ? 'added' : 'removed', subject, place, details: [] }];
    const details =
      key === 'conditions' ? conditionDetails(name, base, head) : namedOutcomeDetails(name, base, head);
    return details.length === 0 ? [] : [{ kind: 'changed', subject, place, details }];
  });
}

function conditionDetails(name: string, base: FileOnSide, head: FileOnSide): Detail[] {
  const [before, after] = [base, head].map(({ side, endpoint: { source } }) => {
    const condition = source.value.conditions?.[name];
    return condition && { condition, at: below('/conditions', name), source, side };
  });
  return before === undefined || after === undefined ? [] : conditionChanges(before, after);
}

function namedOutcomeDetails(name: string, base: FileOnSide, head: FileOnSide): Detail[] {
  const [before, after] = [base, head].map(({ side, endpoint: { source } }) => {
    const outcome = outcomeOf(name, source.value);
    return outcome && { outcome, at: below('/outcomes', name), source, side };
  });
  return before === undefined || after === undefined ? [] : outcomeChanges(before, after);
}

/** How the rules of a request type are combined, and what happens when none of them says anything. */
export function typeSettings(requestType: string, base: FileOnSide, head: FileOnSide): Change[] {
  const { source, path } = head.endpoint;
  const at = below('/requestTypes', requestType);
  const place = placeOf(head.side, source, below(at, 'strategy'));
  const [before, after] = [strategyOf(base, requestType), strategyOf(head, requestType)];
  const strategy = before === after ? [] : [{ words: `strategy: ${before} -> ${after}`, place }];
  const fallback = fallbackDetails(
    'default',
    base,
    head,
    below(at, 'default'),
    (file) => file.requestTypes[requestType]?.default,
  );
  return [...strategy, ...fallback].map((detail) => ({
    kind: 'changed',
    subject: { type: 'setting', name: detail.words.split(':')[0] ?? '', endpoint: path, requestType },
    place: detail.place,
    details: [detail],
  }));
}

export function strategyOf({ endpoint }: FileOnSide, requestType: string): Strategy {
  return endpoint.source.value.requestTypes[requestType]?.strategy ?? 'all';
}
