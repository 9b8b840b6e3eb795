import ruleFileSchema from '../../schema/rule-file.schema.json' with { type: 'json' };
import ruleFileValidator from '../../schema/rule-file.validator.js';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type ParsedFile, parseInParts } from '../diagnostics/partial-parse.ts';
import { schemaCheck } from '../diagnostics/schema-check.ts';
import { below, type Pointer } from '../diagnostics/source-file.ts';
import type { FileKind } from './file-kind.ts';
import { type IgnoreComment, ignoreComments } from './ignore-comment.ts';
import { listUsesIn } from './list-uses.ts';
import type { List } from './lists/list.ts';
import { listName, parseList } from './lists/parse-list.ts';
import { EVERY_REQUEST_TYPE, type RequestTypeRules, type RuleFile } from './rule-file.ts';
import { sayingAnyOrAll } from './several-values.ts';

/** The text of a file below the rules directory. */
export interface RulesText {
  /** As shown to the user: `rules/profile-enrollment.yaml`. */
  path: string;
  kind: FileKind;
  text: string;
  /** True if the file began with a byte order mark. */
  mark?: boolean;
}

/** A parsed rules directory: plain data, which a worker can post. */
export interface ParsedRules {
  files: ParsedRuleFile[];
  lists: List[];
  ignores: IgnoreComment[];
  diagnostics: Diagnostic[];
  /** Names of files below the directory that were not read and may be meant as lists. */
  unread?: readonly string[];
}

/**
 * `broken` holds the rules, conditions and outcomes that the schema refused; the rest of the file can still be checked.
 */
export type ParsedRuleFile = ParsedFile<RuleFile>;

const checkRuleFile = sayingAnyOrAll(schemaCheck(ruleFileValidator));

/** Parses texts to typed files and lists, and checks them by their schemas. Reports all errors at once. */
export function parseRules(texts: readonly RulesText[]): ParsedRules {
  const parsed: ParsedRules = { files: [], lists: [], ignores: [], diagnostics: [] };
  for (const { path, text } of ofKind('rules', texts, parsed)) {
    const { file, diagnostics } = parseInParts<WrittenRuleFile>(path, text, checkRuleFile, partOf);
    if (file !== undefined) parsed.files.push(withRequestTypes(file));
    parsed.diagnostics.push(...diagnostics);
  }
  const uses = listUsesIn(parsed.files);
  for (const { path, text } of ofKind('list', texts, parsed)) {
    const { list, diagnostics } = parseList(path, text, uses.get(listName(path)));
    parsed.lists.push(list);
    parsed.diagnostics.push(...diagnostics);
  }
  return parsed;
}

/** The texts of one kind, whose comments are noted. */
function ofKind(kind: FileKind, texts: readonly RulesText[], { ignores }: ParsedRules): RulesText[] {
  const found = texts.filter((one) => one.kind === kind);
  for (const { path, text } of found) ignores.push(...ignoreComments(path, text));
  return found;
}

const KNOWN_TYPES: ReadonlySet<string> = new Set(
  Object.keys(ruleFileSchema.$defs.registrationFile.properties.requestTypes.properties),
);

/** A rule file as its schema has it: its rules are at its top, or by request type. */
type WrittenRuleFile = RuleFile | (Omit<RuleFile, 'requestTypes'> & RequestTypeRules);

/**
 * The rules of a file by request type. Unknown types are removed: they have been reported as unknown keys, and no schema has
 * checked their content.
 */
function withRequestTypes({ source, broken }: ParsedFile<WrittenRuleFile>): ParsedRuleFile {
  if (!('requestTypes' in source.value)) {
    const { strategy, rules, default: fallback, ...file } = source.value;
    const ofAll = {
      ...(strategy && { strategy }),
      rules,
      ...(fallback !== undefined && { default: fallback }),
    };
    return {
      source: { ...source, value: { ...file, requestTypes: { [EVERY_REQUEST_TYPE]: ofAll } } },
      broken,
    };
  }
  return withKnownTypes({ source: { ...source, value: source.value }, broken });
}

function withKnownTypes({ source, broken }: ParsedRuleFile): ParsedRuleFile {
  const types = Object.entries(source.value.requestTypes);
  const known = types.filter(([name]) => KNOWN_TYPES.has(name));
  const unknown = types.filter(([name]) => !KNOWN_TYPES.has(name));
  const value = { ...source.value, requestTypes: Object.fromEntries(known) };
  const places = unknown.map(([name]) => below('/requestTypes', name));
  return { source: { ...source, value }, broken: new Set([...broken, ...places]) };
}

/** The rule, fact, lookup, condition, outcome or fallback that contains a position. */
function partOf(at: Pointer): Pointer | undefined {
  return /^\/((requestTypes\/[^/]+\/)?(rules\/\d+|default)|(facts|lookups|conditions|outcomes)\/[^/]+|unhandled|onError)/.exec(
    at,
  )?.[0];
}
