import type { Endpoint } from '../../decisions/compile-endpoints.ts';
import { below, type Pointer } from '../../diagnostics/source-file.ts';
import { completeOutcome } from '../../hooks/index.ts';
import { canBeRefused, definitionsIn, mayFail } from '../../rules/definitions.ts';
import { parseFactPath, writtenPath } from '../../rules/fact-path.ts';
import { normalForm } from '../../rules/normal-form.ts';
import { isTypedTemplate, type OutcomeOrName, type TypedTemplate } from '../../rules/rule-file.ts';
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
  /** Whether it reads masks through derived facts. */
  isDerived: boolean;
  /** Whether it fails the decision if a text does not convert to a type. */
  isRefusable: boolean;
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
    textsIn(completeOutcome(written, source.value)).map((text) => {
      const value = typeof text === 'string' ? text : text.template;
      return {
        rule,
        at,
        source,
        revision,
        value,
        ...aboutTemplate(text, value, { endpoint, tests, masked }),
      };
    });
  const byDefault = () =>
    templatesIn(ofType?.default, 'default', below('/requestTypes', requestType, 'default'));
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
  return [...failed, ...templatesIn(source.value[by], by, `/${by}`)];
}

function aboutTemplate(
  text: string | TypedTemplate,
  value: string,
  { endpoint, tests, masked }: { endpoint: Endpoint; tests: PreparedTests; masked: MaskedRecording },
): AboutTemplate {
  const definitions = definitionsIn([value], endpoint.source.value);
  const derived = definitions.flatMap(({ type, name }) =>
    masksBehind([type === 'fact' ? 'facts' : 'lookups', name], endpoint, masked),
  );
  const facts = (value.match(INSERTED) ?? []).flatMap((one) => one.match(PATH) ?? []);
  const own = facts.filter((fact) => {
    const path = parseFactPath(fact);
    return typeof path === 'string' || masked.holdsMask(path);
  });
  return {
    form: `${normalForm(text)}${tests.definitionForm([value], endpoint)}`,
    facts,
    masks: [...own, ...derived.map(writtenPath)],
    isDerived: derived.length > 0,
    isRefusable: (typeof text !== 'string' && canBeRefused(text)) || definitions.some(mayFail),
  };
}

/** The templates in an outcome. */
function textsIn(value: unknown): (string | TypedTemplate)[] {
  if (typeof value === 'string') return /\{[{%]/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return isTypedTemplate(value) ? [value] : Object.values(value).flatMap(textsIn);
}
