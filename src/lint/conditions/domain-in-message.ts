import { type List, listsByName } from '../../rules/lists/list.ts';
import { withoutNegations } from '../../rules/negation.ts';
import type { Operand } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { messagesIn, withoutTemplates } from '../outcomes/outcome-parts.ts';
import type { IndexedRule, OutcomeUse, RuleIndex } from '../rule-index.ts';

/**
 * A domain on its own, or behind an `@` on its own: not one within an address, a link or a path, which may be about
 * something else, such as whom to ask.
 */
const DOMAIN = /(?<![\w.@/-])@?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})(?![\w@/-]|\.\w)/gi;

/** Words after which a domain is only one of several. */
const EXAMPLE = /\b(?:such as|for example|for instance|like|e\.g\.)/i;

/** Domains named in a message before they are counted. */
const MOST_NAMED = 3;

/** Longer lists are not looked through: no text names what is in them. */
const MOST_ENTRIES = 1000;

export const domainInMessage: Check = {
  code: 'domain-in-message',
  severity: 'warn',
  description:
    'An error text that names domains, where the test that leads to it takes others, or more of them: in its value or in a list.',
  rationale:
    'A domain is added to a list, and people with such an address still read that they may not register. Whoever does as the message says is denied again.',
  fix: 'Name the domains that the test takes, or none: "Use your work address.".',
  find: (index) => {
    const messages = messagesIn(index)
      .map((message) => ({ ...message, named: domainsNamed(message.text) }))
      .filter(({ named }) => named.length > 0);
    if (messages.length === 0) return [];
    const tested = domainsTested(index);
    return messages.flatMap(({ source, place, text, uses, named }) => {
      for (const use of uses) {
        const domains = rulesOf(use, source.path, index).flatMap((rule) =>
          (tested.get(rule) ?? []).map((one) => ({ ...one, takes: takes(one, rule, use) })),
        );
        const problem = problemIn(text, named, domains);
        if (problem !== undefined) return [findingAt(source, { at: place }, problem)];
      }
      return [];
    });
  },
};

/** The domains of one test; none where they are not known. */
interface Tested {
  domains: readonly string[];
  /** `the list "corporate-domains"`, `the test` */
  where: string;
  /** Whether these get past it, or all others. */
  takes: boolean;
}

/** Whether what gets past the test is let in for good. */
function takes(one: Tested, { rule }: IndexedRule, { key }: OutcomeUse): boolean {
  // A default says what holds when the window of a rule is over.
  if (key === 'default' && (rule.validFrom ?? rule.validUntil) !== undefined) return false;
  // What leads to a denial when it holds, takes all others.
  return one.takes !== (key === 'then');
}

function problemIn(
  text: string,
  named: readonly string[],
  tested: readonly Tested[],
): { message: string; hint: string } | undefined {
  const [first] = tested;
  if (first === undefined || tested.some(({ domains }) => domains.length === 0)) return undefined;
  const all = [...new Set(tested.flatMap(({ domains }) => domains))];
  const stranger = named.find((name) => !all.some((domain) => covers(domain, name)));
  if (stranger !== undefined)
    return {
      message: `the text names ${stranger}, which ${first.where} does not have`,
      hint: `name what is tested, ${shown(all)}, or no domain`,
    };
  const taking = tested.filter(({ takes }) => takes);
  const isAboutTaken = named.every((name) =>
    taking.some(({ domains }) => domains.some((domain) => covers(domain, name))),
  );
  if (!isAboutTaken || EXAMPLE.test(text)) return undefined;
  for (const { domains, where } of taking) {
    const missing = domains.filter((domain) => !named.some((name) => isWithin(base(domain), name)));
    if (missing.length > 0)
      return {
        message: `the text names ${shown(named)} alone, and ${where} has ${shown(missing)}, too`,
        hint: 'name them all, or no domain: "Use your work address."',
      };
  }
  return undefined;
}

/** `okta.com` for `*.okta.com`. */
function base(domain: string): string {
  return domain.replace(/^\*\./, '');
}

/** Whether a text that names `name` speaks of what a test has as `domain`. */
function covers(domain: string, name: string): boolean {
  return base(domain) === name || (domain.startsWith('*.') && isWithin(name, base(domain)));
}

function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.endsWith(`.${outer}`);
}

function shown(domains: readonly string[]): string {
  const more = domains.length - MOST_NAMED;
  const first = domains.slice(0, MOST_NAMED).join(', ');
  return more > 0 ? `${first} and ${more} more` : first;
}

/** Each domain that a text names, in lower case. One with a capital inside is a name, such as a fact's. */
function domainsNamed(text: string): string[] {
  const found = withoutTemplates(text)
    .matchAll(DOMAIN)
    .map(([, domain = '']) => domain)
    .filter((domain) => /^[A-Z]?[^A-Z]+$/.test(domain) || domain === domain.toUpperCase())
    .map((domain) => domain.toLowerCase());
  return [...new Set(found)];
}

/** The rules whose tests a message is about: for a default, all of the request type. */
function rulesOf({ rule, key, requestType }: OutcomeUse, file: string, { rules }: RuleIndex): IndexedRule[] {
  if (rule !== undefined) return [rule];
  if (key !== 'default') return [];
  return rules.filter((one) => one.source.path === file && one.requestType === requestType && one.decides);
}

/** The tests of domains that each rule reaches. */
function domainsTested({ tests, domainTests, lists, now }: RuleIndex): ReadonlyMap<IndexedRule, Tested[]> {
  const found = new Map<IndexedRule, Tested[]>();
  const inList = currentEntries(lists, now);
  const note = (rules: readonly IndexedRule[], tested: Tested) => {
    for (const rule of rules) {
      const known = found.get(rule) ?? [];
      found.set(rule, known);
      known.push(tested);
    }
  };
  for (const { test, rules } of tests) {
    const { operator, negated } = withoutNegations(test.operator);
    if (/(^|:)emailDomainIn$/.test(operator))
      note(rules, { ...known(domainsIn(test.value, inList)), takes: !negated });
  }
  // What a text or a pattern takes beside the domain that stands in it is not known.
  for (const { rules } of domainTests) note(rules, { domains: [], where: 'the test', takes: true });
  return found;
}

/** An entry that is no domain is an error of its own, and what was meant is not known. */
function known<One extends Pick<Tested, 'domains'>>(tested: One): One {
  return tested.domains.every((domain) => /^\S+\.\S+$/.test(domain)) ? tested : { ...tested, domains: [] };
}

function domainsIn(
  value: Operand | undefined,
  inList: (name: string) => string[],
): Pick<Tested, 'domains' | 'where'> {
  if (typeof value === 'object' && 'list' in value)
    return { domains: inList(value.list), where: `the list "${value.list}"` };
  const written = [value].flat().filter((one) => typeof one === 'string');
  return { domains: written.map((one) => one.toLowerCase()), where: 'the test' };
}

/** The entries of a list that count now, in lower case; each list is looked through once. None of a long one. */
function currentEntries(lists: readonly List[], now: number): (name: string) => string[] {
  const byName = listsByName(lists);
  const known = new Map<string, string[]>();
  return (name) => {
    const entries = byName.get(name)?.entries;
    const isShort = entries !== undefined && entries.length <= MOST_ENTRIES;
    const read = () =>
      Array.from(entries ?? []).filter(({ expires = Number.POSITIVE_INFINITY }) => expires > now);
    const found = known.get(name) ?? (isShort ? read() : []).map(({ value }) => value.toLowerCase());
    known.set(name, found);
    return found;
  };
}
