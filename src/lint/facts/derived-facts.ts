import { below, type Pointer } from '../../diagnostics/source-file.ts';
import { type FactPath, isDerived, parseFactPath } from '../../rules/fact-path.ts';
import { isTypedTemplate, type Lookup, type RuleFile, type TypedTemplate } from '../../rules/rule-file.ts';

/** A text that may be a template, and its place. */
export interface PlacedText {
  at: Pointer;
  text: string;
}

const INSERTED = /\{\{-?(.*?)-?\}\}|\{%-?(.*?)-?%\}/gs;
const DERIVED = /(?<![\w.\]-])(facts|lookups)\.([A-Za-z][\w-]*)/g;
const DATA = /\bdata(?:\.\w+)+/g;

/** The outputs and tags of a template. */
function* insertedIn(text: string): Generator<string> {
  for (const [, output = '', tag = ''] of text.matchAll(INSERTED)) yield `${output} ${tag}`;
}

/** The facts of the request below `data` that a template reads. */
export function requestFactsIn(text: string): string[] {
  return [...insertedIn(text)].flatMap((code) => [...code.matchAll(DATA)].map(([fact]) => fact));
}

/** The derived facts and lookups that a template reads: `facts.mailDomain`, `lookups.partner`. */
export function derivedIn(text: string): string[] {
  return [...insertedIn(text)].flatMap((code) => [...code.matchAll(DERIVED)].map(([name]) => name));
}

/** The derived fact or the lookup that a path leads to, as `facts.mailDomain`; undefined for facts of the request. */
export function derivedAt(path: FactPath | string): string | undefined {
  if (typeof path === 'string' || !isDerived(path)) return undefined;
  return path.slice(0, 2).join('.');
}

/** The derived facts and lookups of a file: `facts.mailDomain`, `lookups.partner`. */
export function definedIn({ facts = {}, lookups = {} }: RuleFile): string[] {
  return [
    ...Object.keys(facts).map((name) => `facts.${name}`),
    ...Object.keys(lookups).map((name) => `lookups.${name}`),
  ];
}

/** The place of a derived fact or a lookup. */
export function placeOf(derived: string): Pointer {
  const [section = '', name = ''] = derived.split(/\.(.*)/s);
  return below(`/${section}`, name);
}

/** The definition of a derived fact; undefined for lookups and unknown names. */
export function factDefinition(
  derived: string,
  { facts = {} }: RuleFile,
): string | TypedTemplate | undefined {
  const name = derived.replace(/^facts\./, '');
  return name !== derived && Object.hasOwn(facts, name) ? facts[name] : undefined;
}

/** The definition of a lookup; undefined for derived facts and unknown names. */
export function lookupDefinition(derived: string, { lookups = {} }: RuleFile): Lookup | undefined {
  const name = derived.replace(/^lookups\./, '');
  return name !== derived && Object.hasOwn(lookups, name) ? lookups[name] : undefined;
}

/** The templates of a derived fact, or those of a lookup's key; none for unknown names. */
export function templatesOf(derived: string, file: RuleFile): PlacedText[] {
  const at = placeOf(derived);
  const fact = factDefinition(derived, file);
  const texts = fact === undefined ? keyTemplates(derived, at, file) : [factTemplate(fact, at)];
  // The schema has refused others.
  return texts.filter(({ text }) => typeof text === 'string');
}

function factTemplate(fact: string | TypedTemplate, at: Pointer): PlacedText {
  return isTypedTemplate(fact) ? { at: below(at, 'template'), text: fact.template } : { at, text: fact };
}

function keyTemplates(derived: string, at: Pointer, file: RuleFile): PlacedText[] {
  const key = lookupDefinition(derived, file)?.key;
  const place = below(at, 'key');
  if (typeof key === 'string') return [{ at: place, text: key }];
  return Object.entries(key ?? {}).map(([column, text]) => ({ at: below(place, column), text }));
}

/** These derived facts and lookups, and all that they read, directly or through each other. */
export function reachedBy(derived: Iterable<string>, file: RuleFile): ReadonlySet<string> {
  const reached = new Set(derived);
  // The loop also visits the names that it adds.
  for (const name of reached)
    for (const { text } of templatesOf(name, file)) for (const read of derivedIn(text)) reached.add(read);
  return reached;
}

/** The facts of the request that a fact is made of: itself, unless it is derived. */
export function sourcesOf(fact: string, file: RuleFile): string[] {
  const derived = derivedAt(parseFactPath(fact));
  if (derived === undefined) return [fact];
  return [...reachedBy([derived], file)].flatMap((name) =>
    templatesOf(name, file).flatMap(({ text }) => requestFactsIn(text)),
  );
}
