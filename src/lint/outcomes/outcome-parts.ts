import { below, type Pointer } from '../../diagnostics/source-file.ts';
import { isObject } from '../../hooks/envelope.ts';
import { hookOf } from '../../hooks/index.ts';
import {
  type Command,
  type ErrorCause,
  isTypedTemplate,
  type RuleFile,
  type Text,
} from '../../rules/rule-file.ts';
import { isTextMap, versionsOf } from '../../rules/texts.ts';
import { factDefinition } from '../facts/derived-facts.ts';
import type { IndexedOutcome, RuleIndex } from '../rule-index.ts';

/** A part of an outcome, with the place where it is written. */
type OutcomePart<Part> = IndexedOutcome & { place: Pointer } & Part;

/** Every command. */
export function commandsIn({ outcomes }: RuleIndex): OutcomePart<{ command: Command }>[] {
  return outcomes.flatMap((one) =>
    (one.outcome.commands ?? []).map((command, position) => ({
      ...one,
      command,
      place: below(one.at, 'commands', position),
    })),
  );
}

/** Every error cause. */
export function causesIn({ outcomes }: Pick<RuleIndex, 'outcomes'>): OutcomePart<{ cause: ErrorCause }>[] {
  return outcomes.flatMap((one) =>
    (one.outcome.error?.errorCauses ?? []).map((cause, position) => ({
      ...one,
      cause,
      place: below(one.at, 'error', 'errorCauses', position),
    })),
  );
}

/** Every error text in each of its languages; `atField` is true for the texts of causes. */
export function messagesIn(
  index: Pick<RuleIndex, 'outcomes'>,
): OutcomePart<{ text: string; atField: boolean }>[] {
  return errorTextsIn(index).flatMap((one) =>
    versionsOf(one.text).map(([key, text]) => ({
      ...one,
      text,
      place: isTextMap(one.text) ? below(one.place, key) : one.place,
    })),
  );
}

/** Every error text as written: a text, or a map by language. */
export function errorTextsIn({
  outcomes,
}: Pick<RuleIndex, 'outcomes'>): OutcomePart<{ text: Text; atField: boolean }>[] {
  return outcomes.flatMap((one) => {
    const text = one.outcome.error?.errorSummary;
    const place = below(one.at, 'error', 'errorSummary');
    const causes = causesIn({ outcomes: [one] }).map(({ cause, ...rest }) => ({
      ...rest,
      text: cause.errorSummary,
      atField: true,
      place: below(rest.place, 'errorSummary'),
    }));
    return [...(text === undefined ? [] : [{ ...one, text, atField: false, place }]), ...causes];
  });
}

/** Every attribute that an outcome writes to the profile, by `set` or by a profile command. */
export function attributesIn(index: RuleIndex): OutcomePart<{ attribute: string; value: unknown }>[] {
  const inSets = index.outcomes.flatMap((one) => attributesAt(one, below(one.at, 'set'), one.outcome.set));
  const inCommands = commandsIn(index)
    .filter(({ command, source }) => hookOf(source.value).profileCommands.includes(command.type))
    .flatMap(({ command, place, ...one }) => attributesAt(one, below(place, 'value'), command.value));
  return [...inSets, ...inCommands];
}

function attributesAt(
  outcome: IndexedOutcome,
  at: Pointer,
  map: unknown,
): OutcomePart<{ attribute: string; value: unknown }>[] {
  return Object.entries(isObject(map) ? map : {}).map(([attribute, value]) => ({
    ...outcome,
    place: below(at, attribute),
    attribute,
    value,
  }));
}

const OUTPUT = /\{\{-?(.*?)-?\}\}/gs;
const TAG = /\{%.*?%\}/gs;

/** An output of a template, `{{ … }}`: its facts and the names of its filters. */
export interface Output {
  /** Facts of the request, and derived facts. */
  facts: string[];
  filters: string[];
}

/** The outputs in a value, which may be a list of texts. Tags such as `{% if … %}` have no output. */
export function outputsIn(value: unknown): Output[] {
  return textsIn(value).flatMap((text) =>
    [...text.matchAll(OUTPUT)].map(([, expression = '']) => {
      // Quoted text contains neither facts nor filters.
      const [subject = '', ...filters] = expression.replaceAll(/"[^"]*"|'[^']*'/g, '').split('|');
      return {
        facts: [...subject.matchAll(/\b(?:data(?:\.\w+)+|facts\.[\w-]+)/g)].map(([fact]) => fact),
        filters: filters.map((filter) => /\w+/.exec(filter)?.[0] ?? ''),
      };
    }),
  );
}

/** Limit of outputs that are followed; derived facts may read each other in many ways. */
const MOST_COPIES = 256;

/** The outputs that write text into a value: its own, and those of the derived facts that it copies. */
export function copiesIn(value: unknown, file: RuleFile): Output[] {
  const copies = outputsIn(templateIn(value));
  // The loop also visits the outputs that it adds.
  for (const output of copies) {
    if (copies.length > MOST_COPIES) break;
    for (const fact of output.facts)
      for (const { facts, filters } of outputsIn(templateIn(factDefinition(fact, file))))
        copies.push({ facts, filters: [...filters, ...output.filters] });
  }
  return copies;
}

/** The text of a typed template that may hold any text. A number, a boolean or a date is none. */
function templateIn(value: unknown): unknown {
  if (!isTypedTemplate(value)) return value;
  return value.as === 'list' ? value.template : undefined;
}

/** The texts in a value, which may be a list. */
export function textsIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}

/** A text without its outputs and tags. */
export function withoutTemplates(text: string): string {
  return text.replaceAll(OUTPUT, '').replaceAll(TAG, '');
}
