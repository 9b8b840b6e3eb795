import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Pointer, Report, SourceFile } from '../diagnostics/source-file.ts';
import { suggestion } from '../diagnostics/suggest.ts';
import { parseBody } from '../hooks/parse-body.ts';
import { samples } from '../hooks/samples.ts';

/** The JSON files of the rules directory by path: the text, or the reason why it could not be read. */
export type RequestFiles = ReadonlyMap<string, string | Diagnostic>;

/** The body of a sample or of a recorded request; undefined if there is none, which has been reported. */
export function requestBody(
  name: string,
  at: Pointer,
  { source, requests, report }: { source: SourceFile; requests: RequestFiles; report: Report },
): unknown {
  if (Object.hasOwn(samples, name)) return samples[name];
  const folder = posix.dirname(source.path);
  const file = requests.get(posix.join(folder, name));
  if (file === undefined) {
    const hint = hintFor(name, folder, requests);
    report({ at }, { code: 'unknown-request', message: `there is no request "${name}"`, hint });
    return undefined;
  }
  const read = typeof file === 'string' ? parseBody(file) : file;
  if ('value' in read) return read.value;
  const problem: { message: string; hint?: string } = read;
  const message = `"${name}" is no request: ${problem.message.replace(/\.$/, '')}`;
  const { hint = 'record the body of one hook request' } = problem;
  report({ at }, { code: 'unusable-request', message, hint });
  return undefined;
}

function hintFor(name: string, folder: string, requests: RequestFiles): string {
  const paths = [...requests.keys()].map((path) => posix.relative(folder, path));
  return suggestion(
    name,
    [...Object.keys(samples), ...paths],
    'write ssr, pp, classic, or the path of a JSON file below the rules directory, from this file on',
  );
}
