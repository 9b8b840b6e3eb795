import type { HookContract } from '../../hooks/contract.ts';
import type { HookRequest } from '../../hooks/envelope.ts';
import { notSent } from '../../hooks/request-tree.ts';
import type { RecordedRequest } from '../../recorded-requests/recorded-request.ts';
import { type FactPath, isDerived, parseFactPath, putAt } from '../../rules/fact-path.ts';
import { normalForm } from '../../rules/normal-form.ts';
import type { Text } from '../../rules/rule-file.ts';
import { isTextMap, tagsOf, textsOf } from '../../rules/texts.ts';
import type { TestTarget } from './target.ts';

/** Requests of a rule that are repeated in each language. */
const MOST = 10;

/** A request in each language of texts that a change touches: a text in one language may be all that differs. */
export function inEachLanguage(
  requests: readonly RecordedRequest[],
  targets: readonly TestTarget[],
  { hook, requestType }: { hook: HookContract; requestType: string },
): RecordedRequest[] {
  const tags = changedLanguages(targets);
  const facts = new Set(targets.flatMap(({ source }) => source.value.language ?? []));
  const paths = [...facts]
    .map(parseFactPath)
    .filter((path) => typeof path !== 'string')
    .filter((path) => !isDerived(path) && notSent(hook.request, path, requestType) === undefined);
  if (paths.length === 0) return [];
  return requests
    .slice(0, MOST)
    .flatMap((one) =>
      tags.map((tag) => ({ ...one, request: withLanguage(one.request, paths, tag), about: [...facts] })),
    );
}

/** The languages of the texts of both revisions; none if the texts and their choice are the same. */
function changedLanguages(targets: readonly TestTarget[]): string[] {
  const [one, other] = new Map(targets.map((target) => [target.revision.which, target])).values();
  if (one === undefined || other === undefined) return [];
  const [before, after] = [one, other].map((target) =>
    normalForm([textsOfRule(target), target.source.value.language ?? []]),
  );
  if (before === after) return [];
  const maps = [one, other].flatMap(textsOfRule).filter(isTextMap);
  return [...new Set(maps.flatMap(tagsOf))];
}

function textsOfRule({ rule: { outcomes } }: TestTarget): Text[] {
  return [outcomes.then, outcomes.otherwise].flatMap((outcome) =>
    outcome?.written.error === undefined ? [] : textsOf(outcome.written.error),
  );
}

function withLanguage(request: HookRequest, paths: readonly FactPath[], tag: string): HookRequest {
  const changed = structuredClone(request);
  for (const path of paths) putAt(changed, path, tag);
  return changed;
}
