import { parseStrictJson } from '../diagnostics/strict-json.ts';
import { hooks } from '../hooks/index.ts';
import { namesIn } from '../hooks/request-tree.ts';
import { type FactPath, parseFactPath, putAt } from '../rules/fact-path.ts';
import { UsageError } from './io.ts';

/** Applies `--set path=text`, `--set path:=json` and `--unset path` to a request. */
export function editRequest(body: unknown, { set, unset }: { set: string[]; unset: string[] }): unknown {
  for (const assignment of set) {
    const [, path, json, value] = /^(.+?)(:?)=(.*)$/s.exec(assignment) ?? [];
    if (path === undefined || value === undefined) {
      throw new UsageError(
        `--set ${assignment} has no "="`,
        'write it as --set data.userProfile.email=kim@okta.com',
      );
    }
    change(body, readPath(path), json === '' ? value : readJson(value, assignment));
  }
  for (const path of unset) change(body, readPath(path), undefined);
  return body;
}

function readPath(text: string): FactPath {
  const path = parseFactPath(text);
  if (typeof path !== 'string') {
    if (Object.values(hooks).some(({ request }) => namesIn(request).includes(String(path[0])))) return path;
    throw new UsageError(`Okta's request has no "${path[0]}"`, `write it as data.userProfile.${text}`);
  }
  throw new UsageError(`"${text}" is not a path: ${path}`, 'write it as data.userProfile.email');
}

function readJson(text: string, assignment: string): unknown {
  const parsed = parseStrictJson(text);
  if ('value' in parsed) return parsed.value;
  if (parsed.code !== 'invalid-json')
    throw new UsageError(`the JSON of --set ${assignment} ${parsed.problem}`, 'write the JSON plainly');
  throw new UsageError(
    `--set ${assignment} holds no JSON after ":="`,
    'use = for a text, as in --set data.userProfile.employeeNumber=1234',
  );
}

function change(body: unknown, path: FactPath, value: unknown): void {
  const problem = typeof body === 'object' && body !== null ? putAt(body, path, value) : 'it is no object';
  if (problem !== undefined) throw new UsageError(problem, 'choose another path');
}
