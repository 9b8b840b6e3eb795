import type { Endpoint } from '../decisions/compile-endpoints.ts';
import {
  below,
  type Finding,
  type Pointer,
  type Report,
  type SourceFile,
} from '../diagnostics/source-file.ts';
import { closest } from '../diagnostics/suggest.ts';
import { requestTypeIn } from '../hooks/read-request.ts';
import { attributeAt, isTextFact, notInRequest, notSent } from '../hooks/request-tree.ts';
import { type FactPath, parseFactPath, putAt } from '../rules/fact-path.ts';
import type { Values } from './rule-tests.ts';

/** What a test changes of the body, and where it says so. */
export interface Edit {
  path: string;
  /** Undefined takes it out. */
  value: unknown;
  at: Pointer;
  /** Whether the path is a key, or a value in a list. */
  key: boolean;
}

/** The edits of `set`, or of a row of the table. */
export function setting(values: Values | undefined, at: Pointer): Edit[] {
  return Object.entries(values ?? {}).map(([path, value]) => ({
    path,
    value,
    at: below(at, path),
    key: true,
  }));
}

/** The edits of `unset`. */
export function unsetting(paths: readonly string[] | undefined, at: Pointer): Edit[] {
  return (paths ?? []).map((path, index) => ({ path, value: undefined, at: below(at, index), key: false }));
}

/** Where a test stands, and what is said about it. */
export interface EditScope {
  source: SourceFile;
  endpoint: Endpoint;
  report: Report;
}

/** The body with the edits made, and the given one as it was. What has no effect on any rule is reported. */
export function editBody(body: unknown, edits: readonly Edit[], scope: EditScope): unknown {
  const text = JSON.stringify(body);
  // JSON is the quicker copy, and each row of each test takes one; but V8 can misread a key with an escape.
  const edited: unknown = text.includes('\\') ? structuredClone(body) : JSON.parse(text);
  for (const edit of edits) apply(edited, edit, scope);
  for (const edit of edits) check(edited, edit, scope);
  return edited;
}

/** Makes one change, and says where it cannot be made. */
function apply(body: unknown, { path: text, value, at, key }: Edit, { report }: EditScope): void {
  const path = parseFactPath(text);
  if (typeof path === 'string') {
    const message = `"${text}" is not a path: ${path}`;
    report({ at, key }, { code: 'fact-path', message, hint: 'write it as data.userProfile.email' });
    return;
  }
  const isObject = typeof body === 'object' && body !== null;
  const problem = isObject ? putAt(body, path, value) : 'the request is no object';
  if (problem === undefined) return;
  report(
    { at, key },
    { code: 'fact-path', message: problem, hint: 'choose another path, or another request' },
  );
}

/** A value that no rule can see shows nothing about a rule; a number for a text is not what Okta would send. */
function check(body: unknown, edit: Edit, { source, endpoint, report }: EditScope): void {
  const { path: text, value, at, key } = edit;
  const path = parseFactPath(text);
  if (typeof path === 'string') return;
  const nowhere = notInRequest(endpoint.hook.request, path, text);
  if (nowhere !== undefined) report({ at, key }, { code: 'unknown-fact', ...nowhere });
  // What may not be there can be taken out all the same.
  const unseen = value === undefined ? undefined : unseenPart(path, body, endpoint);
  if (unseen !== undefined) report({ at, key }, { ...unseen, severity: 'warn' });
  if (isSurelyNoText(edit) && isTextFact(endpoint.hook.request, path) && !isTagged(source, at))
    report({ at }, quoteIt(text, value));
}

/** Why rules do not look for what is set there. */
function unseenPart(path: FactPath, body: unknown, { hook, source }: Endpoint): Finding | undefined {
  const { form } = source.value;
  const requestType = requestTypeIn(body);
  if (requestType === undefined || !hook.requestTypes.includes(requestType)) return undefined;
  const [root, , detail] = path;
  if (root !== 'data' || detail === undefined) return undefined;
  const elsewhere = notSent(hook.request, path, requestType);
  if (elsewhere !== undefined) return { code: 'fact-not-sent', ...elsewhere };
  const { attribute, entered } = attributeAt(hook.request, path) ?? {};
  if (!entered || attribute === undefined || form?.includes(attribute) !== false) return undefined;
  const match = closest(attribute, form);
  const hint =
    match === undefined
      ? 'add it to the rule file under form, if it is on the form'
      : `did you mean "${match}"?`;
  return { code: 'not-on-form', message: `"${attribute}" is not on the form`, hint };
}

function isSurelyNoText({ value }: Edit): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function quoteIt(path: string, value: unknown): Finding {
  const tag = typeof value === 'number' ? 'int' : 'bool';
  return {
    code: 'quote-it',
    severity: 'warn',
    message: `Okta sends ${path} as text, and ${value} is not`,
    hint: `quote it: "${value}"; or, if that is what is tested, write !!${tag} ${value}`,
  };
}

/** Whether the author says with YAML's own tag that no text is meant. */
function isTagged({ text, spans }: SourceFile, at: Pointer): boolean {
  const [, , start = 0] = spans.get(at) ?? [];
  return /!!(int|float|bool)\s*$/.test(text.slice(Math.max(0, start - 20), start));
}
