import type { Token } from 'liquidjs';
import type { RE2JS } from 're2js';
import { validate as isUuid, v5 as nameBased } from 'uuid';
import { parseMailbox } from '../../engine/operators/email.ts';
import { upperCase } from '../../engine/operators/fold-case.ts';
import { networkOf } from '../../engine/operators/network.ts';
import { isProblem, textOf } from '../../engine/operators/operator.ts';
import { compilePattern } from '../../engine/operators/pattern.ts';
import { dateFrom, parseDateFormat } from '../../rules/date-format.ts';
import { type FilterHandler, type FilterKey, writtenText } from './template-values.ts';

/** @throws TypeError for a format that is none, which fails the decision; one that is written out is checked at load */
function dateIn(value: unknown, written: string): string | undefined {
  const format = parseDateFormat(written);
  if ('message' in format) throw new TypeError(format.message);
  return typeof value === 'string' ? dateFrom(value, format) : undefined;
}

/** Most characters of a text in which `regex_replace` replaces: linear time still grows with the input. */
const MOST_CHARACTERS = 4096;

/** Filters for derived facts. Each returns undefined for an input to which it does not apply. */
export const FACT_FILTERS: Readonly<Record<string, FilterHandler>> = {
  email_local: (value: unknown) => localPart(value),
  email_domain: (value: unknown) => mailDomain(value),
  date_from: (value: unknown, format: unknown) => dateIn(value, String(format)),
  digits: (value: unknown) => textOf(value)?.replaceAll(/[^0-9]/g, ''),
  regex_replace(value: unknown, _: unknown, by: unknown) {
    return replaceAll(value, patternOf(this.token.args), String(by ?? ''));
  },
  title_case: (value: unknown) => textOf(value) && titleCase(String(value)),
  uuid_from: (value: unknown, namespace: unknown = nameBased.DNS) => uuidFrom(value, namespace),
  ip_network: (value: unknown, ipv4: unknown = 32, ipv6: unknown = 128) =>
    typeof value === 'string' ? networkOf(value, Number(ipv4), Number(ipv6)) : undefined,
};

/** A domain that was not ASCII as it came is not trusted: it may look like another one. */
function trustedMailbox(value: unknown): string | undefined {
  return typeof value === 'string' && parseMailbox(value)?.ascii ? value : undefined;
}

function localPart(value: unknown): string | undefined {
  return trustedMailbox(value)?.split('@')[0];
}

function mailDomain(value: unknown): string | undefined {
  const address = trustedMailbox(value);
  return address === undefined ? undefined : parseMailbox(address)?.domain;
}

/** The compiled patterns of templates, by the arguments of their filters. */
const patterns = new WeakMap<FilterKey, RE2JS>();

/** The pattern in the first argument, as it is written: Liquid would read \d as d. */
function patternOf(key: FilterKey): RE2JS | undefined {
  const known = patterns.get(key);
  if (known !== undefined) return known;
  const pattern = compilePattern(writtenText(key[0] as Token));
  if (isProblem(pattern)) return undefined;
  patterns.set(key, pattern);
  return pattern;
}

/** Operators in a condition take the place of look-around, and a filter has none. */
const KEEP_GROUPS =
  "match the text around as well, and write it back as a group: regex_replace: '([a-z])[0-9]+', '$1'";

function isLookAround(source: string): boolean {
  return /\(\?<?[=!]/.test(source);
}

/** The problem of a `regex_replace`: its pattern, or a group in the new text that the pattern has not. */
export function replaceProblem(source: string, by: string): { message: string; hint?: string } | undefined {
  const pattern = compilePattern(source);
  if (isProblem(pattern)) return isLookAround(source) ? { ...pattern, hint: KEEP_GROUPS } : pattern;
  const group = Array.from(by.replaceAll('$$', '').matchAll(/\$(\d+)/g), ([, number]) => Number(number)).find(
    (number) => number > pattern.groupCount(),
  );
  if (group === undefined) return undefined;
  return { message: `the pattern has no group ${group}`, hint: 'write $$ for a dollar sign' };
}

/** @throws RangeError for a text that is too long, which fails the decision */
function replaceAll(value: unknown, pattern: RE2JS | undefined, by: string): string | undefined {
  const text = textOf(value);
  if (text === undefined || pattern === undefined) return undefined;
  if (text.length > MOST_CHARACTERS)
    throw new RangeError(`a text of ${text.length} characters is too long for regex_replace`);
  return pattern.matcher(text).replaceAll(by);
}

/** Particles of names that stay in lower case. */
const PARTICLES = new Set(
  'af al bin da dal de del della der des di do dos du el la le van von vom zu zum zur ter ten'.split(' '),
);

/** Capitalizes the words of a name. A word with a capital inside stays as it is: McDonald, DeShawn. */
function titleCase(text: string): string {
  return text.replaceAll(/[\p{L}\p{M}'’]+/gu, (word) => (PARTICLES.has(word) ? word : capitalized(word)));
}

function capitalized(word: string): string {
  if (/^.+\p{Lu}/su.test(word)) return word;
  // O'Brien, D'Angelo: one letter before the apostrophe.
  return word.replace(/^(\p{L}['’])?\p{L}/u, upperCase);
}

/** @throws TypeError if the namespace is no UUID, which fails the decision */
function uuidFrom(value: unknown, namespace: unknown): string | undefined {
  const text = textOf(value);
  return text === undefined || text === '' ? undefined : nameBased(text, String(namespace));
}

/** The problem of the argument of a `uuid_from`. */
export function namespaceProblem(namespace: string): { message: string; hint: string } | undefined {
  if (isUuid(namespace)) return undefined;
  const hint = `leave it out, or write a UUID: uuid_from: "${nameBased.URL}"`;
  return { message: `"${namespace}" is no namespace of UUIDs`, hint };
}
