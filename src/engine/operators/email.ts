import tr46 from 'tr46';
import type { Scalar } from '../../rules/rule-file.ts';
import { holds, type Key, type KeyedEntry, type Keys, noteEntries, readKeys } from './keys.ts';
import { firstElements, isProblem, type Literal, type Operator, type ValueProblem } from './operator.ts';

/** RFC 5321, section 4.5.3.1: 64 for the local part, "@", 255 for the domain. */
const MOST_CHARACTERS = 320;

/** RFC 5322, section 3.2.3: dot-atom-text. */
const DOT_ATOM = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** RFC 2047: mail systems that decode it have delivered to the address inside. */
const ENCODED_WORD = /=\?[^?]*\?[bq]\?/i;
const LDH_LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** Two or more LDH labels, the last of which is not a number. */
const DOMAIN = new RegExp(`^(?:${LDH_LABEL}\\.)+(?![0-9]+$)${LDH_LABEL}$`);
/**
 * Controls, formats, separators and all other invisible characters: two programs may read an address differently
 * because of a character that nobody sees.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}]/u;

export interface Mailbox {
  /** Lower case, IDNA-ASCII (UTS 46, non-transitional). */
  domain: string;
  /** True if the domain was ASCII before the conversion. */
  ascii: boolean;
}

/** Parses a mailbox that names exactly one domain; undefined in case of doubt. */
export function parseMailbox(value: unknown): Mailbox | undefined {
  if (typeof value !== 'string' || value.length > MOST_CHARACTERS || INVISIBLE.test(value)) return undefined;
  const at = value.indexOf('@');
  if (at === -1 || at !== value.lastIndexOf('@')) return undefined;
  const local = value.slice(0, at);
  const domain = asciiDomain(value.slice(at + 1));
  if (domain === undefined || local.length > 64 || !DOT_ATOM.test(local)) return undefined;
  if (ENCODED_WORD.test(local)) return undefined;
  return { domain, ascii: /^\p{ASCII}*$/u.test(value.slice(at + 1)) };
}

/** A domain name of two or more LDH labels in lower-case ASCII, whose last label is not a number. */
export function asciiDomain(domain: string): string | undefined {
  const ascii =
    /^[A-Za-z0-9.-]*$/.test(domain) && !/(^|\.)xn--/i.test(domain)
      ? domain.toLowerCase()
      : tr46.toASCII(domain, {
          checkBidi: true,
          checkHyphens: true,
          checkJoiners: true,
          useSTD3ASCIIRules: true,
          verifyDNSLength: true,
        });
  return ascii !== null && ascii.length <= 253 && DOMAIN.test(ascii) ? ascii : undefined;
}

/** A listed domain is its own key; a wildcard (`*.okta.com`) has the key `.okta.com`; `.okta.com` has both. */
function listed(domain: string, keys: Keys, now: number): boolean {
  if (holds(keys, domain, now)) return true;
  for (let dot = domain.indexOf('.'); dot !== -1; dot = domain.indexOf('.', dot + 1)) {
    if (holds(keys, domain.slice(dot), now)) return true;
  }
  return false;
}

/** The keys under which a domain may be listed. */
function* keysOf(domain: string): Generator<Key> {
  yield domain;
  for (let dot = domain.indexOf('.'); dot !== -1; dot = domain.indexOf('.', dot + 1)) yield domain.slice(dot);
}

/** The entry of a list that a key was read from. */
function entryOf(known: Keys): (key: Key, entry: KeyedEntry) => string {
  return (key, { file, line, expires }) => {
    const text = String(key);
    const isBelow = text.startsWith('.');
    const [domain, below] = isBelow ? [text.slice(1), text] : [text, `.${text}`];
    const isBoth = known
      .entriesOf?.(isBelow ? domain : below)
      .some((other) => other.file === file && other.line === line && other.expires === expires);
    return isBoth ? below : isBelow ? `*${below}` : domain;
  };
}

function readDomains(value: Literal): Keys | ValueProblem {
  return readKeys(value, 'domains', domainKeys, {
    code: 'value-type',
    message: 'expected a list of domains, or { list: NAME }',
    hint: 'write it as [okta.com, "*.okta.com"]',
  });
}

/** An entry of a list of domains: `okta.com`, `*.okta.com` for every domain below it, `.okta.com` for both. */
export interface ListedDomain {
  /** As `asciiDomain` returns it, or a top-level domain. */
  domain: string;
  /** True if the domain itself is meant. */
  itself: boolean;
  /** True if the domains below it are meant. */
  below: boolean;
}

/** Parses an entry of a list of domains; undefined if it is not one. Only a wildcard may name a top-level domain. */
export function parseListedDomain(entry: string): ListedDomain | undefined {
  const [prefix = ''] = /^\*?\./.exec(entry) ?? [];
  const name = entry.slice(prefix.length);
  const below = prefix !== '';
  const domain = asciiDomain(name) ?? (below ? topLevelDomain(name) : undefined);
  return domain === undefined ? undefined : { domain, itself: prefix !== '*.', below };
}

function topLevelDomain(name: string): string | undefined {
  return asciiDomain(`below.${name}`)?.slice('below.'.length);
}

function domainKeys(entry: Scalar): string[] | ValueProblem {
  if (typeof entry !== 'string')
    return { code: 'quote-it', message: `${entry} is not a domain`, hint: `quote it: "${entry}"` };
  const listed = parseListedDomain(entry);
  if (listed !== undefined)
    return [...(listed.itself ? [listed.domain] : []), ...(listed.below ? [`.${listed.domain}`] : [])];
  return domainProblem(entry);
}

/** The problem of an entry that is not a domain. */
export function domainProblem(entry: string): ValueProblem & { hint: string } {
  return { code: 'value-type', message: `"${entry}" is not a domain`, hint: domainHint(entry) };
}

function domainHint(entry: string): string {
  if (entry.includes('@'))
    return `leave out what stands before the domain: ${entry.slice(entry.lastIndexOf('@') + 1) || 'okta.com'}`;
  if (entry === '*') return 'for an address at any domain use the operator email, without a value';
  if (/^\*[^*.]+\./.test(entry)) return `a star stands before a dot: "*.${entry.slice(1)}"`;
  if (entry.includes('*')) return 'a star stands only in front: "*.okta.com"';
  if (/^[^./]*$/.test(entry))
    return 'a domain has at least two labels: okta.com; "*.gov" is every domain below gov';
  return 'write the name alone, as in okta.com or "*.okta.com"';
}

const email: Operator = {
  name: 'email',
  expects: 'no value',
  prepare: (value) =>
    value === undefined
      ? (fact) => (typeof fact === 'string' ? parseMailbox(fact) !== undefined : undefined)
      : { code: 'value-type', message: 'email takes no value', hint: 'remove value' },
  doesNotApply: (fact) => (typeof fact === 'string' ? undefined : 'is not text'),
  boundaryValues: () => [
    'kim@member.example',
    'kim@member',
    'kim@@member.example',
    'kim sato@member.example',
    'kim',
  ],
};

/** Both apply only to a valid mailbox, and not to a non-ASCII domain that becomes a listed one by its conversion. */
function emailDomain(name: string, wanted: boolean): Operator {
  return {
    name,
    expects: 'a list of domains, or { list: NAME }',
    prepare: (value) => {
      const domains = readDomains(value);
      if (isProblem(domains)) return domains;
      return (fact, context) => {
        const mailbox = parseMailbox(fact);
        if (mailbox === undefined) return undefined;
        if (context.noted !== undefined && mailbox.ascii)
          noteEntries(domains, keysOf(mailbox.domain), context.now, context.noted, entryOf(domains));
        if (!listed(mailbox.domain, domains, context.now)) return !wanted;
        return mailbox.ascii ? wanted : undefined;
      };
    },
    doesNotApply: (fact) => {
      const mailbox = parseMailbox(fact);
      if (mailbox === undefined) return 'is not a valid e-mail address';
      return mailbox.ascii ? undefined : 'has a domain outside ASCII, which is never taken for a listed one';
    },
    boundaryValues: (value) => [...firstElements(value).flatMap(aroundDomain), 'kim@unlisted.example', 'kim'],
  };
}

/** Addresses at a listed domain: as sent, in a subdomain, in upper case, and at look-alikes. */
function aroundDomain(entry: Scalar): string[] {
  const domain = String(entry).replace(/^\*?\./, '');
  return [
    domain,
    asciiDomain(domain) ?? domain,
    `sub.${domain}`,
    domain.toUpperCase(),
    `evil-${domain}`,
    `${domain}.evil.example`,
  ].map((name) => `kim@${name}`);
}

export const emailOperators: Operator[] = [
  email,
  emailDomain('emailDomainIn', true),
  emailDomain('emailDomainNotIn', false),
];
