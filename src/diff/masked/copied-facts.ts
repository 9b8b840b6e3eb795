import { below, type Pointer } from '../../diagnostics/source-file.ts';
import { parseFactPath } from '../../rules/fact-path.ts';
import type { OutcomeOrName } from '../../rules/rule-file.ts';
import type { Answer } from '../answer.ts';
import { outcomeOf } from '../normal-form.ts';
import type { Masks } from './masks.ts';

/** A masked fact in a text of an outcome. */
export interface CopiedFact {
  /** The rule, or what stands in for rules: `default`. */
  rule: string;
  fact: string;
  answer: Answer;
  at: Pointer;
}

interface Text {
  text: string;
  rule: string;
  at: Pointer;
}

/** A text that only puts facts next to each other: no tag, and no filter. */
const PLAIN = /^(?:[^{]|\{(?![{%])|\{\{-?\s*[^\s|{}'"]+(?:\["[^"]+"\])?\s*-?\}\})*$/;

const INSERTED = /\{[{%].*?[%}]\}/gs;
const PATH = /[A-Za-z_$][\w$-]*(?:\.[A-Za-z_$][\w$-]*|\[\d+\]|\["[^"]+"\])+/g;

/**
 * The masked facts that make it unknown whether two replies are the same: those in texts that only one side has, unless
 * such texts copy the same facts on both sides, and do nothing else with them.
 */
export function doubtfulCopies(base: Answer, head: Answer, masks: Masks): CopiedFact[] {
  const [before, after] = [textsOf(base), textsOf(head)];
  const own = [...only(before, after), ...only(after, before)];
  if (
    own.every(({ text }) => PLAIN.test(text)) &&
    factsIn(only(before, after)) === factsIn(only(after, before))
  )
    return [];
  return own.flatMap((one) =>
    pathsIn(one.text)
      .filter((fact) => isMasked(fact, masks))
      .map((fact) => ({ rule: one.rule, fact, answer: before.includes(one) ? base : head, at: one.at })),
  );
}

function only(texts: readonly Text[], others: readonly Text[]): Text[] {
  return texts.filter(({ text }) => !others.some((other) => other.text === text));
}

function factsIn(texts: readonly Text[]): string {
  return texts.flatMap(({ text }) => pathsIn(text)).join();
}

function pathsIn(text: string): string[] {
  return [...text.matchAll(INSERTED)].flatMap(([inserted]) => inserted.match(PATH) ?? []);
}

function isMasked(fact: string, masks: Masks): boolean {
  const path = parseFactPath(fact);
  return typeof path === 'string' || masks.at(path).masked;
}

/** The texts with templates in the outcomes that made a reply. */
function textsOf({ endpoint, decision }: Answer): Text[] {
  if (endpoint === undefined || decision === undefined) return [];
  const { requestType = '', by } = decision;
  const file = endpoint.source.value;
  const list = endpoint.requestTypes.get(requestType);
  if (by !== 'rules') {
    const at = by === 'default' ? below('/requestTypes', requestType, 'default') : `/${by}`;
    return templatesIn(by === 'default' ? file.requestTypes[requestType]?.default : file[by], by, at);
  }
  return decision.rules.flatMap((name) => {
    const verdict = decision.verdicts.find(({ rule }) => rule.name === name)?.verdict;
    const at = list?.rules.find((rule) => rule.name === name)?.at ?? '';
    const written = file.requestTypes[requestType]?.rules.find((rule) => rule.name === name);
    return templatesIn(verdict === 'passed' ? written?.then : written?.otherwise, name, at);
  });

  function templatesIn(written: OutcomeOrName | undefined, rule: string, at: Pointer): Text[] {
    return textsIn(outcomeOf(written, file)).map((text) => ({ text, rule, at }));
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return /\{[{%]/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
