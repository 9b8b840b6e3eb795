import { below, type Pointer } from '../../diagnostics/source-file.ts';
import { completeOutcome } from '../../hooks/index.ts';
import { isDerived, parseFactPath } from '../../rules/fact-path.ts';
import { normalForm } from '../../rules/normal-form.ts';
import type { Outcome, OutcomeOrName, RuleFile } from '../../rules/rule-file.ts';
import { isTextMap, textsOf } from '../../rules/texts.ts';
import type { Answers, RevisionAnswer } from '../answer.ts';
import { type Located, locationOf } from '../revision.ts';
import type { Doubt } from './masked-answers.ts';
import type { MaskedRecording } from './masks.ts';

/** A text with templates, or in several languages, in an outcome of a rule or of a fallback such as `default`. */
interface OutcomeTemplate extends Located<string> {
  rule: string;
  /** The facts that choose its language; left out for a text in one language. */
  languages?: readonly string[];
}

/** A text that only inserts facts: no tag, and no filter. */
const PLAIN = /^(?:[^{]|\{(?![{%])|\{\{-?\s*[^\s|{}'"]+(?:\["[^"]+"\])?\s*-?\}\})*$/;

const INSERTED = /\{[{%].*?[%}]\}/gs;
const PATH = /[A-Za-z_$][\w$-]*(?:\.[A-Za-z_$][\w$-]*|\[\d+\]|\["[^"]+"\])+/g;

/**
 * The masked facts in templates of one revision alone: they make it unknown whether two replies are the same. None if
 * such templates insert the same facts in both revisions, and do nothing else with them.
 */
export function doubtfulCopies({ base, head }: Answers, masked: MaskedRecording): Doubt[] {
  if (base.decision?.kind !== head.decision?.kind) return [];
  const [before, after] = [templatesOf(base), templatesOf(head)];
  const [removed, added] = [only(before, after), only(after, before)];
  const all = [...removed, ...added];
  const isPlain = ({ value, languages }: OutcomeTemplate) => languages === undefined && PLAIN.test(value);
  if (all.every(isPlain) && factsIn(removed).join() === factsIn(added).join()) return [];
  return all.flatMap((template) =>
    factsIn([template])
      .filter((fact) => isMasked(fact, masked))
      .map((fact) => ({ rule: template.rule, place: locationOf(template), fact })),
  );
}

function only(templates: readonly OutcomeTemplate[], others: readonly OutcomeTemplate[]): OutcomeTemplate[] {
  return templates.filter(({ value }) => !others.some((other) => other.value === value));
}

function factsIn(templates: readonly OutcomeTemplate[]): string[] {
  return templates.flatMap(({ value, languages }) => {
    const inserted = value.match(INSERTED) ?? [];
    return languages ?? inserted.flatMap((one) => one.match(PATH) ?? []);
  });
}

function isMasked(fact: string, masked: MaskedRecording): boolean {
  const path = parseFactPath(fact);
  if (typeof path === 'string') return true;
  // A derived fact may be made of masked ones.
  return isDerived(path) ? path[0] !== 'decision' : masked.at(path).masked;
}

/** The templates in the outcomes that made a reply. */
function templatesOf({ revision, endpoint, decision }: RevisionAnswer): OutcomeTemplate[] {
  if (endpoint === undefined || decision === undefined) return [];
  const { requestType = '', by } = decision;
  const { source } = endpoint;
  const file = source.value;
  const templatesIn = (written: OutcomeOrName | undefined, rule: string, at: Pointer): OutcomeTemplate[] => {
    const outcome = completeOutcome(written, file);
    const texts = [...textsIn(outcome).map((value) => ({ value })), ...textMapsIn(outcome, file)];
    return texts.map((text) => ({ ...text, rule, at, source, revision }));
  };
  if (by === 'default') {
    const written = file.requestTypes[requestType]?.default ?? 'deny';
    return templatesIn(written, by, below('/requestTypes', requestType, by));
  }
  if (by !== 'rules') return templatesIn(file[by] ?? 'deny', by, `/${by}`);
  return decision.rules.flatMap((name) => {
    const verdict = decision.verdicts.find(({ rule }) => rule.name === name);
    const written = file.requestTypes[requestType]?.rules.find((rule) => rule.name === name);
    const outcome = verdict?.verdict === 'passed' ? written?.then : written?.otherwise;
    return templatesIn(outcome, name, verdict?.rule.at ?? '');
  });
}

/** The texts in several languages of an outcome, with the facts that choose one. */
function textMapsIn(
  outcome: Outcome | undefined,
  { language = [] }: RuleFile,
): Pick<OutcomeTemplate, 'value' | 'languages'>[] {
  const texts = outcome?.error === undefined ? [] : textsOf(outcome.error);
  return texts
    .filter(isTextMap)
    .map((text) => ({ value: normalForm([text, language]), languages: language }));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return /\{[{%]/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
