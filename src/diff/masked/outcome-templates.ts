import type { Endpoint } from '../../decisions/compile-endpoints.ts';
import { below, type Pointer } from '../../diagnostics/source-file.ts';
import { completeOutcome } from '../../hooks/index.ts';
import { canBeRefused, definitionsIn, mayFail } from '../../rules/definitions.ts';
import { parseFactPath, writtenPath } from '../../rules/fact-path.ts';
import { normalForm } from '../../rules/normal-form.ts';
import {
  isTypedTemplate,
  type Outcome,
  type OutcomeOrName,
  type RuleFile,
  rulesAt,
  type Text,
  type TypedTemplate,
} from '../../rules/rule-file.ts';
import { isTextMap, textsOf } from '../../rules/texts.ts';
import type { RevisionAnswer } from '../answer.ts';
import type { PreparedTests } from '../generated/prepared-tests.ts';
import type { Located } from '../revision.ts';
import type { MaskedRecording } from './masks.ts';
import { masksBehind } from './masks-behind.ts';

/** A text with templates in an outcome of a rule, or of a fallback such as `default`. */
export interface OutcomeTemplate extends Located<string>, AboutTemplate {
  rule: string;
}

interface AboutTemplate {
  /** Equal for templates of both revisions that say the same. */
  form: string;
  /** The facts that it inserts, as written. */
  facts: string[];
  /** The masked facts of the request that it reads, through derived facts as well. */
  masks: string[];
  /** True if it reads masks through derived facts. */
  isDerived: boolean;
  /** True if it fails the decision if a text does not convert to a type. */
  isRefusable: boolean;
  /** True if it is a text in several languages, which facts choose. */
  isChosen: boolean;
}

/** A text in several languages, with the facts that choose one. */
interface ChosenText {
  text: Text;
  languages: readonly string[];
}

const INSERTED = /\{[{%].*?[%}]\}/gs;
const PATH = /[A-Za-z_$][\w$-]*(?:\.[A-Za-z_$][\w$-]*|\[\d+\]|\["[^"]+"\])+/g;

/** The templates in the outcomes that made a reply, or that failed to. */
export function templatesOf(
  { revision, endpoint, decision }: RevisionAnswer,
  tests: PreparedTests,
  masked: MaskedRecording,
): OutcomeTemplate[] {
  if (endpoint === undefined || decision === undefined) return [];
  const { source } = endpoint;
  const { requestType = '', by, failure, rules, verdicts } = decision;
  const { [requestType]: ofType } = source.value.requestTypes;
  const templatesIn = (written: OutcomeOrName | undefined, rule: string, at: Pointer) =>
    textsIn(completeOutcome(written, source.value), source.value).map((text) => ({
      ...{ rule, at, source, revision },
      ...aboutTemplate(text, { endpoint, tests, masked }),
    }));
  const byDefault = () =>
    templatesIn(ofType?.default ?? 'deny', 'default', below(rulesAt(requestType), 'default'));
  const byRules = () =>
    rules.flatMap((name) => {
      const verdict = verdicts.find(({ rule }) => rule.name === name);
      const written = ofType?.rules.find((rule) => rule.name === name);
      const outcome = verdict?.verdict === 'passed' ? written?.then : written?.otherwise;
      return templatesIn(outcome, name, verdict?.rule.at ?? '');
    });
  if (by === 'rules') return byRules();
  if (by === 'default') return byDefault();
  const failed = failure?.code === 'template-type' ? [...byRules(), ...byDefault()] : [];
  return [...failed, ...templatesIn(source.value[by] ?? 'deny', by, `/${by}`)];
}

function aboutTemplate(
  text: string | TypedTemplate | ChosenText,
  { endpoint, tests, masked }: { endpoint: Endpoint; tests: PreparedTests; masked: MaskedRecording },
): AboutTemplate & { value: string } {
  const [value, inserted] = textWithFacts(text);
  const definitions = definitionsIn([inserted], endpoint.source.value);
  const derived = definitions.flatMap(({ type, name }) =>
    masksBehind([type === 'fact' ? 'facts' : 'lookups', name], endpoint, masked),
  );
  const facts = (inserted.match(INSERTED) ?? []).flatMap((one) => one.match(PATH) ?? []);
  const own = facts.filter((fact) => {
    const path = parseFactPath(fact);
    return typeof path === 'string' || masked.holdsMask(path);
  });
  return {
    value,
    form: `${normalForm(text)}${tests.definitionForm([inserted], endpoint)}`,
    facts,
    masks: [...own, ...derived.map(writtenPath)],
    isDerived: derived.length > 0,
    isRefusable: (isTypedTemplate(text) && canBeRefused(text)) || definitions.some(mayFail),
    isChosen: typeof text === 'object' && 'languages' in text,
  };
}

/** A template's text, and the same with the facts that choose its language inserted. */
function textWithFacts(text: string | TypedTemplate | ChosenText): [value: string, inserted: string] {
  if (typeof text === 'string') return [text, text];
  if ('template' in text) return [text.template, text.template];
  const value = normalForm(text);
  return [value, text.languages.map((fact) => `{{ ${fact} }}`).join('')];
}

/** The templates in an outcome, and its texts in several languages. */
function textsIn(outcome: Outcome | undefined, { language = [] }: RuleFile): ReturnType<typeof templatesIn> {
  const texts = outcome?.error === undefined ? [] : textsOf(outcome.error);
  return [...templatesIn(outcome), ...texts.filter(isTextMap).map((text) => ({ text, languages: language }))];
}

function templatesIn(value: unknown): (string | TypedTemplate | ChosenText)[] {
  if (typeof value === 'string') return /\{[{%]/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return isTypedTemplate(value) ? [value] : Object.values(value).flatMap(templatesIn);
}
