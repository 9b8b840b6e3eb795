import type { Endpoint } from '../decisions/compile-endpoints.ts';
import {
  below,
  type Finding,
  type Pointer,
  type Report,
  type SourceFile,
} from '../diagnostics/source-file.ts';
import { suggestion } from '../diagnostics/suggest.ts';
import { requestTypeIn } from '../hooks/read-request.ts';
import { attributeAt, isTextFact, notInRequest, notSent } from '../hooks/request-tree.ts';
import { type FactPath, parseFactPath, putAt } from '../rules/fact-path.ts';
import type { FactValues } from './rule-tests.ts';

/** A change of the body by a test, with its position. */
export interface Edit {
  path: string;
  /** Undefined removes it. */
  value: unknown;
  /** A key, or an element of a list. */
  place: { at: Pointer; key?: true };
}

/** The edits of `set`, or of a row of the table. */
export function setting(values: FactValues | undefined, at: Pointer): Edit[] {
  const place = (path: string) => ({ at: below(at, path), key: true as const });
  return Object.entries(values ?? {}).map(([path, value]) => ({ path, value, place: place(path) }));
}

/** The edits of `unset`. */
export function unsetting(paths: readonly string[] | undefined, at: Pointer): Edit[] {
  return (paths ?? []).map((path, index) => ({ path, value: undefined, place: { at: below(at, index) } }));
}

export interface EditScope {
  source: SourceFile;
  endpoint: Endpoint;
  report: Report;
}

/** Returns an edited copy of a body. Edits without effect on any rule are reported. */
export function editBody(body: unknown, edits: readonly Edit[], scope: EditScope): unknown {
  const text = JSON.stringify(body);
  // JSON copies faster, and each row of each test needs a copy; but V8 can misread a key with an escape.
  const edited: unknown = text.includes('\\') ? structuredClone(body) : JSON.parse(text);
  for (const edit of edits) apply(edited, edit, scope);
  for (const edit of edits) check(edited, edit, scope);
  return edited;
}

/** Applies an edit; reports one that is impossible. */
function apply(body: unknown, { path: text, value, place }: Edit, { report }: EditScope): void {
  const path = parseFactPath(text);
  if (typeof path === 'string') {
    const message = `"${text}" is not a path: ${path}`;
    report(place, { code: 'fact-path', message, hint: 'write it as data.userProfile.email' });
    return;
  }
  const isObject = typeof body === 'object' && body !== null;
  const message = isObject ? putAt(body, path, value) : 'the request is no object';
  if (message === undefined) return;
  report(place, { code: 'fact-path', message, hint: 'choose another path, or another request' });
}

/** Reports values that no rule can read, and numbers where Okta sends text. */
function check(
  body: unknown,
  { path: text, value, place }: Edit,
  { source, endpoint, report }: EditScope,
): void {
  const path = parseFactPath(text);
  if (typeof path === 'string') return;
  const nowhere = notInRequest(endpoint.hook.request, path, text);
  if (nowhere !== undefined) report(place, { code: 'unknown-fact', ...nowhere });
  // Removing an unknown value is allowed.
  const unread = value === undefined ? undefined : unreadValue(path, body, endpoint);
  if (unread !== undefined) report(place, { ...unread, severity: 'warn' });
  const isNotText = typeof value === 'number' || typeof value === 'boolean';
  if (isNotText && isTextFact(endpoint.hook.request, path) && !isTagged(source, place.at))
    report({ at: place.at }, quoteIt(text, value));
}

/** Reason why rules do not read a value. */
function unreadValue(path: FactPath, body: unknown, { hook, source }: Endpoint): Finding | undefined {
  const { form } = source.value;
  const requestType = requestTypeIn(body);
  if (requestType === undefined || !hook.requestTypes.includes(requestType)) return undefined;
  const [root, , detail] = path;
  if (root !== 'data' || detail === undefined) return undefined;
  const elsewhere = notSent(hook.request, path, requestType);
  if (elsewhere !== undefined) return { code: 'fact-not-sent', ...elsewhere };
  const { attribute, entered } = attributeAt(hook.request, path) ?? {};
  if (!entered || attribute === undefined || form?.includes(attribute) !== false) return undefined;
  const hint = suggestion(attribute, form, 'add it to the rule file under form, if it is on the form');
  return { code: 'not-on-form', message: `"${attribute}" is not on the form`, hint };
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

/** True if a YAML tag declares that the value is not text. */
function isTagged({ text, spans }: SourceFile, at: Pointer): boolean {
  const [, , start = 0] = spans.get(at) ?? [];
  return /!!(int|float|bool)\s*$/.test(text.slice(Math.max(0, start - 20), start));
}
