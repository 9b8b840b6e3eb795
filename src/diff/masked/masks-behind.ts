import { isDoubtfulAddress, isForAddresses } from '../../decision-log/mask/kind.ts';
import { attributeOf } from '../../decision-log/mask/mask.ts';
import type { Endpoint } from '../../decisions/compile-endpoints.ts';
import { type FactPath, isDerived, parseFactPath, writtenPath } from '../../rules/fact-path.ts';
import type { MaskedRecording } from './masks.ts';

/** A template that makes the domain of an address, which a mask keeps. */
const DOMAIN_OF = /^\{\{-?\s*([^\s|{}'"]+)\s*\|\s*email_domain\s*-?\}\}$/;

/** The masked facts of the request on which the value of a fact depends, directly and through derived facts and lookups. */
export function masksBehind(
  path: FactPath,
  { derived: { facts, lookups }, source }: Endpoint,
  masked: MaskedRecording,
): FactPath[] {
  const found = new Map<string, FactPath>();
  const seen = new Set<string>();
  const visit = (read: FactPath): void => {
    if (!isDerived(read) && masked.holdsMask(read)) found.set(writtenPath(read), read);
    const [root, name = ''] = read.map(String);
    if (!isDerived(read) || seen.has(`${root}.${name}`)) return;
    seen.add(`${root}.${name}`);
    const fact = root === 'facts' ? facts.get(name) : undefined;
    if (fact !== undefined && isKeptDomain(source.value.facts?.[name], masked)) return;
    const parts = root === 'lookups' ? (lookups.get(name)?.key ?? []) : [];
    for (const { requested, derived } of fact === undefined ? parts : [fact])
      [...requested, ...derived].forEach(visit);
  };
  visit(path);
  return [...found.values()];
}

/** True if a definition makes the domain of an address that is masked as one. */
function isKeptDomain(written: unknown, masked: MaskedRecording): boolean {
  const [, fact] = (typeof written === 'string' && DOMAIN_OF.exec(written.trim())) || [];
  const path = fact === undefined ? '' : parseFactPath(fact);
  if (typeof path === 'string' || isDerived(path)) return false;
  const { value } = masked.at(path);
  if (typeof value !== 'string' || !value.includes('@')) return true;
  return isForAddresses(attributeOf(path)) && !isDoubtfulAddress(value);
}
