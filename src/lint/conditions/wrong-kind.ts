import { below, type Pointer } from '../../diagnostics/source-file.ts';
import { parseFactPath, writtenPath } from '../../rules/fact-path.ts';
import { type List, listsByName } from '../../rules/lists/list.ts';
import { withoutNegations } from '../../rules/negation.ts';
import {
  isFactReference,
  isListReference,
  listsNamedBy,
  type RuleFile,
  type Test,
} from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { kindOf } from '../facts/fact-kinds.ts';
import { isOfFound } from './holds-on-nothing.ts';

export const wrongKind: Check = {
  code: 'wrong-kind',
  severity: 'warn',
  description:
    'A test that does not suit the kind of its fact: text for `lookups.NAME.found`, an operator on addresses or a wildcard for the result of `email_domain`, a `dateFormat` for that of `date_from`, minutes or a number for a date of birth, a part of a text.',
  rationale: 'The test has the same result for every request.',
  fix: 'Compare with a value of the same kind: `true`, a domain, `18y`.',
  find: ({ tests, lists }) => {
    const byName = listsByName(lists);
    return tests.flatMap(({ source, at, test }) => {
      const { operator } = withoutNegations(test.operator);
      const name = operator.split(':').at(-1) ?? operator;
      const tried = { test, name, file: source.value, values: valuesOf(test, byName) };
      const found = MISTAKES.map((mistakeIn) => mistakeIn(tried)).find((one) => one !== undefined);
      if (found === undefined) return [];
      const { key, message, hint } = found;
      return [findingAt(source, { at: below(at, key) satisfies Pointer }, { message, hint })];
    });
  },
};

/** A test, the name of its operator without decorators and negations, and the values that it names. */
interface Tried {
  test: Test;
  name: string;
  file: RuleFile;
  values: readonly unknown[];
}

interface Mistake {
  key: 'fact' | 'operator' | 'value' | 'dateFormat';
  message: string;
  hint: string;
}

/** The entries of a list that are looked at. */
const MOST_ENTRIES = 1000;

function valuesOf({ value }: Test, lists: ReadonlyMap<string, List>): unknown[] {
  if (value === undefined || isFactReference(value)) return [];
  if (!isListReference(value)) return [value].flat();
  return listsNamedBy(value).flatMap((name) =>
    Array.from(lists.get(name)?.entries.values().take(MOST_ENTRIES) ?? [], (entry) => entry.value),
  );
}

const COMPARES = new Set(['equal', 'in']);
const READS_ADDRESS = new Set(['email', 'emailDomainIn']);
const READS_AGE = new Set(['olderThan', 'newerThan']);
const READS_NUMBER = /^(greater|less)Than(Inclusive)?$/;

function textForFound({ test, name, values }: Tried): Mistake | undefined {
  const text = values.find((value) => typeof value !== 'boolean');
  if (!isOfFound(test) || !COMPARES.has(name) || text === undefined) return undefined;
  const message = `${test.fact} is true or false, and never ${JSON.stringify(text)}`;
  return {
    key: 'value',
    message,
    hint: `write value: ${/^(false|no)$/i.test(String(text)) ? 'false' : 'true'}`,
  };
}

function addressForDomain({ test, name, file }: Tried): Mistake | undefined {
  const fact = kindOf(test.fact, file);
  if (fact?.kind !== 'domain' || !READS_ADDRESS.has(name)) return undefined;
  const message = `${test.fact} is a domain, and ${test.operator} reads an address`;
  const other = name === 'email' ? '' : ', or operator: in';
  return { key: 'operator', message, hint: `write fact: ${fact.of}${other}` };
}

function wildcardForDomain({ test, name, file, values }: Tried): Mistake | undefined {
  const fact = kindOf(test.fact, file);
  const wildcard = values.find((value) => /^(?:\*?\.[a-z]|[^@\s]*@)/i.test(String(value)));
  if (fact?.kind !== 'domain' || !COMPARES.has(name) || wildcard === undefined) return undefined;
  const message = `${test.fact} is a domain, and ${test.operator} compares it with the text "${wildcard}"`;
  return { key: 'value', message, hint: `write fact: ${fact.of}, operator: emailDomainIn` };
}

function formatForDate({ test, file }: Tried): Mistake | undefined {
  const fact = kindOf(test.fact, file);
  const { dateFormat } = test;
  if (fact?.kind !== 'date' || !fact.isMade || dateFormat === undefined || dateFormat === 'YYYY-MM-DD')
    return undefined;
  const message = `${test.fact} is a date such as 1980-11-30, and none in the format ${dateFormat}`;
  return { key: 'dateFormat', message, hint: 'take dateFormat out' };
}

/** A time of day in a date format, which has no tokens for it. */
function timeInFormat({ test: { dateFormat } }: Tried): Mistake | undefined {
  const time = /(?<![a-z])(?:[Hh]{1,2}[:.]?mm|[Hh]{2}|ss)(?![a-z])/.exec(dateFormat ?? '')?.[0];
  if (time === undefined) return undefined;
  const message = `"${time}" in a dateFormat stands for these letters: it has no time of day`;
  const hint =
    'take the day out of the fact by a template, as in {{ … | slice: 0, 10 | date_from: "DD/MM/YYYY" }}';
  return { key: 'dateFormat', message, hint };
}

function minutesForAge({ test, name, file, values }: Tried): Mistake | undefined {
  const [, count, unit = ''] = /^([0-9]+)([smh])$/.exec(String(values[0])) ?? [];
  const isDate = kindOf(test.fact, file)?.kind === 'date' || test.dateFormat !== undefined;
  if (count === undefined || !READS_AGE.has(name) || !isDate || unit === 'h') return undefined;
  const message = `${count}${unit} is ${count} ${unit === 'm' ? 'minutes' : 'seconds'}, and ${test.fact} is a date`;
  return { key: 'value', message, hint: `write ${count}y for years, or ${count}mo for months` };
}

function numberForDate({ test, name, file, values }: Tried): Mistake | undefined {
  if (kindOf(test.fact, file)?.kind !== 'date' || !READS_NUMBER.test(name)) return undefined;
  const message = `${test.fact} is a date, and ${test.operator} compares numbers`;
  const age = name.startsWith('greater') ? 'olderThan' : 'newerThan';
  const [value] = values;
  const hint =
    typeof value === 'number' && value < 150
      ? `use operator: ${age}, value: ${value}y`
      : 'use olderThan or newerThan with an age, or before or after with a date';
  return { key: 'operator', message, hint };
}

function partOfText({ test, file }: Tried): Mistake | undefined {
  const path = parseFactPath(test.fact);
  if (typeof path === 'string' || path[0] !== 'facts' || path.length < 3) return undefined;
  const fact = writtenPath(path.slice(0, 2));
  const found = kindOf(fact, file);
  if (found === undefined) return undefined;
  const message = `${fact} is text, which has no "${path[2]}"`;
  return { key: 'fact', message, hint: `write fact: ${fact}` };
}

const MISTAKES = [
  textForFound,
  addressForDomain,
  wildcardForDomain,
  formatForDate,
  timeInFormat,
  minutesForAge,
  numberForDate,
  partOfText,
];
