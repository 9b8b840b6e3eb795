import { below, type Pointer, rangeOf } from '../../diagnostics/source-file.ts';
import { isBuiltIn } from '../../hooks/index.ts';
import type { FormMessage } from '../../hooks/registration/form-messages.ts';
import { isRequestType, type RequestType } from '../../hooks/registration/request.ts';
import { isEnforced, type RuleSource } from '../../rules/rule-file.ts';
import { denies, effectiveOutcome } from '../effective-outcome.ts';
import { isForAll } from '../logic/outcome-sets.ts';
import {
  type IndexedFile,
  type IndexedRule,
  type OutcomePath,
  type OutcomeUse,
  pathsTo,
} from '../rule-index.ts';
import {
  defaultMessages,
  type IncompleteText,
  incompleteTexts,
  type LanguageMessages,
  languagesWrittenIn,
  messagesByLanguage,
} from './denial-languages.ts';

/** A denial: an outcome, its sources, and the messages that the user sees. */
export interface Denial {
  /** Path as given by the user. */
  file: string;
  /** Line of the outcome, from 1; undefined for the built-in one. */
  line?: number;
  /** Name in the file, or `deny` for the built-in one; undefined for an inline outcome. */
  name?: string;
  builtIn: boolean;
  from: DenialSource[];
  /** One for each generation of the Sign-In Widget that can show it. */
  shown: FormMessage[];
  /** The same in each further language; left out if there is none. */
  languages?: LanguageMessages[];
  /** Texts that lack languages of the file's other texts; left out if there is none. */
  incomplete?: IncompleteText[];
}

export interface DenialSource {
  requestType: RequestType;
  key: OutcomeUse['key'];
  rule?: string;
  /** Undefined if the file leaves the key out, which denies. */
  line?: number;
}

/**
 * Lists every denial that requests can get. If request types show an outcome differently, each form is a denial of its
 * own. Files with schema errors are left out.
 */
export function denials(files: readonly IndexedFile[]): Denial[] {
  return files.filter(({ sound }) => sound).flatMap(denialsOf);
}

function denialsOf(file: IndexedFile): Denial[] {
  const found = new Map<string, Denial>();
  const { source } = file;
  const { form, engine } = source.value;
  const languages = languagesWrittenIn(file);
  for (const path of pathsTo(file)) {
    const outcome = effectiveOutcome(path.written, source.value);
    const { requestType } = path.use;
    if (outcome === undefined || !denies(outcome) || !isRequestType(requestType) || !isReached(path, file))
      continue;
    const context = { requestType, form, engine };
    const byLanguage = messagesByLanguage(outcome, context);
    const incomplete = incompleteTexts(outcome, languages);
    const seen = defaultMessages(outcome, context);
    const key = JSON.stringify([typeof path.written === 'string' ? path.written : path.at, seen]);
    const known = found.get(key) ?? {
      ...whereWritten(path, source),
      from: [],
      shown: seen,
      ...(byLanguage.length > 0 && { languages: byLanguage }),
      ...(incomplete.length > 0 && { incomplete }),
    };
    known.from.push(sourceOf(path, requestType, source));
    found.set(key, known);
  }
  return [...found.values()];
}

function whereWritten(
  { written, at }: OutcomePath,
  source: RuleSource,
): Pick<Denial, 'file' | 'line' | 'name' | 'builtIn'> {
  const file = source.path;
  if (typeof written !== 'string') return { file, line: lineOf(source, at), builtIn: false };
  if (isBuiltIn(written, source.value)) return { file, name: written, builtIn: true };
  return { file, line: lineOf(source, below('/outcomes', written)), name: written, builtIn: false };
}

function sourceOf({ at, use }: OutcomePath, requestType: RequestType, source: RuleSource): DenialSource {
  return {
    requestType,
    key: use.key,
    ...(use.rule && { rule: use.rule.rule.name }),
    ...(source.spans.has(at) && { line: lineOf(source, at) }),
  };
}

function lineOf(source: RuleSource, at: Pointer): number {
  return rangeOf(source, at, 'key').start.line;
}

/** False for rules that are not enforced, and for a default that is never reached. */
function isReached({ use }: OutcomePath, { requestTypes }: IndexedFile): boolean {
  if (use.rule !== undefined) return isEnforced(use.rule.rule);
  if (use.key !== 'default') return true;
  const rules = requestTypes.find(({ requestType }) => requestType === use.requestType)?.rules ?? [];
  return !rules.some(alwaysYields);
}

function alwaysYields(one: IndexedRule): boolean {
  const { then, otherwise } = one.rule;
  return isEnforced(one.rule) && isForAll(one) && then !== undefined && otherwise !== undefined;
}
