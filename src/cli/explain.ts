import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { isError } from '../diagnostics/diagnostic.ts';
import { codeOf } from '../diagnostics/thrown.ts';
import { decide } from '../okta/decide.ts';
import type { Endpoint } from '../okta/endpoint.ts';
import { parseBody } from '../okta/parse-body.ts';
import { isRequestProblem, readRequest } from '../okta/request.ts';
import { samples } from '../okta/samples.ts';
import { parseTime } from '../rules/time.ts';
import { loadRules } from '../runtime/load.ts';
import type { RuleSet } from '../runtime/rule-set.ts';
import { accountOf, formatAccount } from './account.ts';
import { editRequest } from './edit-request.ts';
import { exitCodes, type Io, paintFor, UsageError } from './io.ts';
import { formatterFor, textsOf } from './report.ts';
import { rulesDirectory } from './rules-directory.ts';

export interface ExplainOptions {
  endpoint?: string;
  request?: string;
  set: string[];
  unset: string[];
  rules?: string;
  config?: string;
  at?: string;
  format: string;
}

/** `hookgate explain`: what a request is answered, and why, without a server and without Okta. */
export async function explain(source: string | undefined, options: ExplainOptions, io: Io): Promise<number> {
  if (!['text', 'json'].includes(options.format))
    throw new UsageError(`there is no format "${options.format}"`, 'choose one of: text, json');
  const now = options.at === undefined ? Date.now() : parseTime(options.at);
  if (now === undefined)
    throw new UsageError(`"${options.at}" is not a time`, 'write it as 2026-03-01T09:00:00Z');
  const body = editRequest(await readSource(source, options, io), options);
  const directory = rulesDirectory(options, io);
  if (Array.isArray(directory)) {
    io.stderr.write(formatterFor('text')(directory, () => undefined, io.stderr));
    return exitCodes.usage;
  }
  const { ruleSet, diagnostics, snapshot } = await loadRules(directory);
  if (ruleSet === undefined) {
    io.stderr.write(formatterFor('text')(diagnostics.filter(isError), textsOf(snapshot), io.stderr));
    return exitCodes.problems;
  }
  const endpoint = findEndpoint(ruleSet, options.endpoint);
  const request = readRequest(body);
  if (isRequestProblem(request))
    throw new UsageError(
      `this is not a request of the registration hook: ${request.message}`,
      'start from a sample: --request ssr',
    );
  const decision = await decide(endpoint, request, {
    id: randomUUID(),
    version: ruleSet.version,
    now,
    trace: true,
  });
  const account = accountOf(endpoint, decision);
  io.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(account, null, 2)}\n`
      : formatAccount(account, paintFor(io.stdout)),
  );
  return exitCodes.fine;
}

async function readSource(source: string | undefined, { request }: ExplainOptions, io: Io): Promise<unknown> {
  if ((source === undefined) === (request === undefined)) {
    throw new UsageError(
      'explain needs one request',
      'name a JSON file, - for stdin, or a sample: --request ssr',
    );
  }
  if (request !== undefined) {
    if (request === 'ssr' || request === 'pp' || request === 'classic')
      return structuredClone(samples[request]);
    throw new UsageError(`there is no sample "${request}"`, 'choose one of: ssr, pp, classic');
  }
  const json =
    source === '-' ? await text(io.stdin) : readFile(resolve(io.directory, source ?? ''), source ?? '');
  const parsed = parseBody(json);
  if ('value' in parsed) return parsed.value;
  throw new UsageError(
    `${source === '-' ? 'stdin' : source} is no request: ${parsed.message}`,
    'give the body of one hook request',
  );
}

function readFile(path: string, shown: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(
      `${shown} cannot be read (${codeOf(error)})`,
      'name a JSON file, - for stdin, or a sample: --request ssr',
    );
  }
}

/** The endpoint of this path, or the only one there is. */
export function findEndpoint({ endpoints }: RuleSet, path: string | undefined): Endpoint {
  const known = [...endpoints.keys()];
  const [only] = endpoints.values();
  if (path === undefined && only !== undefined && known.length === 1) return only;
  const endpoint = path === undefined ? undefined : endpoints.get(path);
  if (endpoint !== undefined) return endpoint;
  const message = path === undefined ? 'there are several endpoints' : `there is no endpoint "${path}"`;
  throw new UsageError(message, `choose one with --endpoint: ${known.join(', ')}`);
}
