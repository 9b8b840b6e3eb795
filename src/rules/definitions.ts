import { compareText } from '../diagnostics/diagnostic.ts';
import { type FactPath, parseFactPath } from './fact-path.ts';
import { isTypedTemplate, type Lookup, type RuleFile, type TypedTemplate } from './rule-file.ts';

/** A derived fact or a lookup, as a rule file defines it. */
export type Definition =
  | { type: 'fact'; name: string; written: string | TypedTemplate }
  | { type: 'lookup'; name: string; written: Lookup };

/**
 * The derived facts and the lookups that values read, directly and through each other, sorted by type and name. A test says the same
 * in two files only if these are the same, too.
 *
 * @param values conditions, outcomes and templates. Names of conditions and outcomes in them are not followed.
 */
export function definitionsIn(values: readonly unknown[], file: RuleFile): Definition[] {
  const found = new Map<string, Definition>();
  const visit = (value: unknown): void => {
    for (const path of pathsIn(value)) {
      const definition = definitionAt(path, file);
      if (definition === undefined) continue;
      const key = `${definition.type} ${definition.name}`;
      if (found.has(key)) continue;
      found.set(key, definition);
      visit(definition.written);
    }
  };
  values.forEach(visit);
  return [...found].toSorted(([a], [b]) => compareText(a, b)).map(([, definition]) => definition);
}

/** True if a definition fails the decision if its text does not convert to a type. */
export function mayFail({ type, written }: Definition): boolean {
  return type === 'fact' && isTypedTemplate(written) && canBeRefused(written);
}

/** True if a text may not convert to the type of a template. Every text is a list. */
export function canBeRefused({ as }: TypedTemplate): boolean {
  return as !== 'list';
}

function definitionAt(
  [root, name = '']: FactPath,
  { facts = {}, lookups = {} }: RuleFile,
): Definition | undefined {
  if (root === 'facts' && Object.hasOwn(facts, name)) {
    const written = facts[name];
    return written === undefined ? undefined : { type: 'fact', name: String(name), written };
  }
  if (root !== 'lookups' || !Object.hasOwn(lookups, name)) return undefined;
  const written = lookups[name];
  return written === undefined ? undefined : { type: 'lookup', name: String(name), written };
}

/** The paths below `facts` and `lookups` in conditions and templates. */
function* pathsIn(value: unknown): Generator<FactPath> {
  if (typeof value === 'string') yield* pathsInTemplate(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    const path = key === 'fact' && typeof part === 'string' ? parseFactPath(part) : '';
    if (typeof path !== 'string') yield path;
    yield* pathsIn(part);
  }
}

const INSERTED = /\{\{-?(.*?)-?\}\}|\{%-?(.*?)-?%\}/gs;
const DERIVED = /(?<![\w.\]-])(facts|lookups)\s*(?:\.\s*([A-Za-z][\w-]*)|\[\s*["']([\w-]+)["']\s*\])/g;

/** A template always writes out the names of derived facts and lookups. */
function* pathsInTemplate(text: string): Generator<FactPath> {
  for (const [, output = '', tag = ''] of text.matchAll(INSERTED))
    for (const [, root = '', name, quoted = ''] of `${output} ${tag}`.matchAll(DERIVED))
      yield [root, name ?? quoted];
}
