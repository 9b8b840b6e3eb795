import type { Endpoint } from '../../decisions/compile-endpoints.ts';
import { below, type Pointer } from '../../diagnostics/source-file.ts';
import { completeOutcome } from '../../hooks/index.ts';
import { canBeRefused, definitionsIn, mayFail } from '../../rules/definitions.ts';
import { parseFactPath, writtenPath } from '../../rules/fact-path.ts';
import { normalForm } from '../../rules/normal-form.ts';
import { isTypedTemplate, type OutcomeOrName, type TypedTemplate } from '../../rules/rule-file.ts';
import type { Answers, RevisionAnswer } from '../answer.ts';
import type { PreparedTests } from '../generated/prepared-tests.ts';
import { type Located, locationOf } from '../revision.ts';
import type { Doubt } from './masked-answers.ts';
import type { MaskedRecording } from './masks.ts';

/** A text with templates in an outcome of a rule, or of a fallback such as `default`. */
interface OutcomeTemplate extends Located<string> {
  rule: string;
  /** Equal for templates of both revisions that say the same. */
  form: string;
  /** The facts of the request that it reads, through derived facts as well. */
  facts: string[];
  /** Whether it reads derived facts. */
  isDerived: boolean;
  /** Whether it fails the decision if a text does not convert to a type. */
  isRefusable: boolean;
}

/** A text that only inserts facts: no tag, and no filter. */
const PLAIN = /^(?:[^{]|\{(?![{%])|\{\{-?\s*[^\s|{}'"]+(?:\["[^"]+"\])?\s*-?\}\})*$/;

const INSERTED = /\{[{%].*?[%}]\}/gs;
const PATH = /[A-Za-z_$][\w$-]*(?:\.[A-Za-z_$][\w$-]*|\[\d+\]|\["[^"]+"\])+/g;

/**
 * The masked facts in templates of one revision alone: they make it unknown whether two replies are the same. None if
 * such templates insert the same facts in both revisions, and do nothing else with them. And those that may fail the
 * decision, because a mask converts to a type and its text does not, or the other way round.
 */
export function doubtfulCopies(
  { base, head }: Answers,
  masked: MaskedRecording,
  tests: Readonly<Record<'base' | 'head', PreparedTests>>,
): Doubt[] {
  const [before, after] = [templatesOf(base, tests.base), templatesOf(head, tests.head)];
  const refusable = doubtsAbout(
    [...before, ...after].filter(({ isRefusable }) => isRefusable),
    masked,
  );
  if (refusable.length > 0) return refusable;
  const [removed, added] = [only(before, after), only(after, before)];
  const all = [...removed, ...added];
  const kinds = [base.decision?.kind, head.decision?.kind];
  if (kinds[0] !== kinds[1])
    return kinds.every(isByPresence)
      ? doubtsAbout(
          all.filter((one) => one.isDerived),
          masked,
        )
      : [];
  const isPlain = ({ value, isDerived, facts }: OutcomeTemplate) =>
    PLAIN.test(value) && !(isDerived && facts.some((fact) => isMasked(fact, masked)));
  if (all.every(isPlain) && factsOf(removed).join() === factsOf(added).join()) return [];
  return doubtsAbout(all, masked);
}

/** Whether a result depends on the presence of values. A mask shows the presence of its own value, and not of derived facts. */
function isByPresence(kind: string | undefined): boolean {
  return kind === 'update' || kind === 'continue';
}

function doubtsAbout(templates: readonly OutcomeTemplate[], masked: MaskedRecording): Doubt[] {
  return templates.flatMap((template) =>
    template.facts
      .filter((fact) => isMasked(fact, masked))
      .map((fact) => ({ rule: template.rule, place: locationOf(template), fact })),
  );
}

function only(templates: readonly OutcomeTemplate[], others: readonly OutcomeTemplate[]): OutcomeTemplate[] {
  return templates.filter(({ form }) => !others.some((other) => other.form === form));
}

function factsOf(templates: readonly OutcomeTemplate[]): string[] {
  return templates.flatMap(({ facts }) => facts);
}

function factsIn(text: string): string[] {
  return (text.match(INSERTED) ?? []).flatMap((one) => one.match(PATH) ?? []);
}

function isMasked(fact: string, masked: MaskedRecording): boolean {
  const path = parseFactPath(fact);
  return typeof path === 'string' || masked.holdsMask(path);
}

/** The templates in the outcomes that made a reply, or that failed to. */
function templatesOf(
  { revision, endpoint, decision }: RevisionAnswer,
  tests: PreparedTests,
): OutcomeTemplate[] {
  if (endpoint === undefined || decision === undefined) return [];
  const { requestType = '', by, failure, rules, verdicts } = decision;
  const file = endpoint.source.value;
  const templatesIn = (written: OutcomeOrName | undefined, rule: string, at: Pointer): OutcomeTemplate[] =>
    textsIn(completeOutcome(written, file)).map((text) => ({
      ...{ rule, at, source: endpoint.source, revision },
      ...aboutTemplate(text, endpoint, tests),
    }));
  const fallback = () =>
    templatesIn(
      file.requestTypes[requestType]?.default,
      'default',
      below('/requestTypes', requestType, 'default'),
    );
  const byRules = () =>
    rules.flatMap((name) => {
      const verdict = verdicts.find(({ rule }) => rule.name === name);
      const written = file.requestTypes[requestType]?.rules.find((rule) => rule.name === name);
      const outcome = verdict?.verdict === 'passed' ? written?.then : written?.otherwise;
      return templatesIn(outcome, name, verdict?.rule.at ?? '');
    });
  if (by === 'rules') return byRules();
  if (by === 'default') return fallback();
  const failed = failure?.code === 'template-type' ? [...byRules(), ...fallback()] : [];
  return [...failed, ...templatesIn(file[by], by, `/${by}`)];
}

type TemplateText = string | TypedTemplate;

/** What a template reads, and what that means. */
function aboutTemplate(
  text: TemplateText,
  endpoint: Endpoint,
  tests: PreparedTests,
): Pick<OutcomeTemplate, 'value' | 'form' | 'facts' | 'isDerived' | 'isRefusable'> {
  const value = typeof text === 'string' ? text : text.template;
  const definitions = definitionsIn([value], endpoint.source.value);
  const derivations = tests.derivationsOf(endpoint);
  const sources = definitions.flatMap(({ type, name }) =>
    derivations.sourcesOf([type === 'fact' ? 'facts' : 'lookups', name]),
  );
  return {
    value,
    form: `${normalForm(text)}${tests.definitionForm([value], endpoint)}`,
    facts: [...factsIn(value), ...sources.map(writtenPath)],
    isDerived: definitions.length > 0,
    isRefusable: (typeof text !== 'string' && canBeRefused(text)) || definitions.some(mayFail),
  };
}

function textsIn(value: unknown): TemplateText[] {
  if (typeof value === 'string') return /\{[{%]/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return isTypedTemplate(value) ? [value] : Object.values(value).flatMap(textsIn);
}
