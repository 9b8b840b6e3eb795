import { type List, listsByName } from '../../rules/lists/list.ts';
import { withoutNegations } from '../../rules/negation.ts';
import { isListReference, listsNamedBy, type Operand } from '../../rules/rule-file.ts';
import { hasWindow } from '../../rules/window.ts';
import { type Check, findingAt } from '../check.ts';
import { messagesIn, withoutTemplates } from '../outcomes/outcome-parts.ts';
import type { IndexedRule, OutcomeUse, RuleIndex } from '../rule-index.ts';

/** A domain, or `@` and a domain; not a domain in an address, a link or a path, which may be a contact. */
const DOMAIN = /(?<![\w.@/-])@?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})(?![\w@/-]|\.\w)/gi;

/** Words before a domain that is only an example, in the languages of the built-in texts. */
const EXAMPLE =
  /\b(?:such as|for example|for instance|like|e\.g\.|zum Beispiel|z\. ?B\.|wie|par exemple|p\. ?ex\.|comme|por ejemplo|p\. ?ej\.|como|por exemplo)|例/i;

/** Limit of domains named in a diagnostic; further ones are counted. */
const MOST_NAMED = 3;

/** Limit of list entries; messages do not name the entries of longer lists. */
const MOST_ENTRIES = 1000;

export const domainInMessage: Check = {
  code: 'domain-in-message',
  severity: 'warn',
  description:
    'An error text that names domains, although the test accepts other or further domains, in its value or in a list.',
  rationale:
    'The text becomes wrong when a domain is added to the list or removed from it. A user who follows a wrong text is denied again.',
  fix: 'Name the domains that the test accepts, or none: "Use your work address.".',
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

/** The domains of one test; empty if they are unknown. */
interface Tested {
  domains: readonly string[];
  /** `the list "corporate-domains"`, `the test` */
  where: string;
  /** True if the test accepts these domains; false if it accepts all others. */
  takes: boolean;
}

/** True if a request with one of the test's domains avoids this use of the outcome. */
function takes(one: Tested, { rule }: IndexedRule, { key }: OutcomeUse): boolean {
  // The default also applies where a rule is skipped.
  if (key === 'default' && (hasWindow(rule) || rule.if !== undefined)) return false;
  // In a denial in then, the domains that do not match are accepted.
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

/** `okta.com` for `*.okta.com` and `.okta.com`. */
function base(domain: string): string {
  return domain.replace(/^\*?\./, '');
}

/** True if the domain `name` of a text is covered by the `domain` of a test. */
function covers(domain: string, name: string): boolean {
  return base(domain) === name || (/^\*?\./.test(domain) && isWithin(name, base(domain)));
}

function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.endsWith(`.${outer}`);
}

function shown(domains: readonly string[]): string {
  const more = domains.length - MOST_NAMED;
  const first = domains.slice(0, MOST_NAMED).join(', ');
  return more > 0 ? `${first} and ${more} more` : first;
}

/** The domains in a text, in lower case. Mixed case indicates another kind of name, such as a fact. */
function domainsNamed(text: string): string[] {
  const found = withoutTemplates(text)
    .matchAll(DOMAIN)
    .map(([, domain = '']) => domain)
    .filter((domain) => /^[A-Z]?[^A-Z]+$/.test(domain) || domain === domain.toUpperCase())
    .map((domain) => domain.toLowerCase());
  return [...new Set(found)];
}

/** The rules that a message may describe: for a default, all rules of the request type. */
function rulesOf({ rule, key, requestType }: OutcomeUse, file: string, { rules }: RuleIndex): IndexedRule[] {
  if (rule !== undefined) return [rule];
  if (key !== 'default') return [];
  return rules.filter((one) => one.source.path === file && one.requestType === requestType && one.decides);
}

/** The domain tests that each rule uses. */
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
  for (const { test, rules, inIf } of tests) {
    const { operator, negated } = withoutNegations(test.operator);
    if (!/(^|:)emailDomainIn$/.test(operator)) continue;
    note(rules, { ...known(domainsIn(test.value, inList)), takes: !negated });
    // An `if` names the domains that the rule is for, and the text may be for some of them.
    note(inIf, { domains: [], where: 'the test', takes: true });
  }
  // The domains that a text or a pattern accepts are not fully known.
  for (const { rules } of domainTests) note(rules, { domains: [], where: 'the test', takes: true });
  return found;
}

/** Entries that are not domains are reported elsewhere; the domains then count as unknown. */
function known<One extends Pick<Tested, 'domains'>>(tested: One): One {
  return tested.domains.every((domain) => /^\S*\.\S+$/.test(domain)) ? tested : { ...tested, domains: [] };
}

function domainsIn(
  value: Operand | undefined,
  inList: (name: string) => string[],
): Pick<Tested, 'domains' | 'where'> {
  if (isListReference(value)) return domainsOfLists(listsNamedBy(value), inList);
  const written = [value].flat().filter((one) => typeof one === 'string');
  return { domains: written.map((one) => one.toLowerCase()), where: 'the test' };
}

/** The domains of lists; empty if those of one are unknown. */
function domainsOfLists(
  names: readonly string[],
  inList: (name: string) => string[],
): Pick<Tested, 'domains' | 'where'> {
  const each = names.map(inList);
  const where = `the list ${names.map((name) => `"${name}"`).join(' or ')}`;
  return { domains: each.some(({ length }) => length === 0) ? [] : each.flat(), where };
}

/** The unexpired entries of a list, in lower case; empty for a long list. Each list is read once. */
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
