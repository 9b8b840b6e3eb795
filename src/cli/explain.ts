import { text } from 'node:stream/consumers';
import { decide } from '../decisions/decide.ts';
import { NO_ID } from '../decisions/hook-call.ts';
import { toLegibleJson } from '../diagnostics/legible-json.ts';
import { parseBody } from '../hooks/parse-body.ts';
import { isRequestProblem, readRequest } from '../hooks/read-request.ts';
import { samples } from '../hooks/samples.ts';
import {
  looksLikeRecord,
  type RecordedRequest,
  toRecordedRequest,
} from '../recorded-requests/recorded-request.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { collect, type Define } from './command.ts';
import { editRequest } from './edit-request.ts';
import { type Explanation, explanationOf, formatExplanation } from './explanation.ts';
import { exitCodes, type Io, paintFor, readNamedFile, UsageError } from './io.ts';
import { readTime } from './read-time.ts';
import { notesOnRecord } from './record-notes.ts';
import { findEndpoint, withSlash } from './resolve-endpoint.ts';
import { loadRuleSet, type RuleOptions, resolveRules } from './resolve-rules.ts';

interface ExplainOptions extends RuleOptions {
  endpoint?: string;
  request?: string;
  set?: string[];
  unset?: string[];
  at?: string;
  format: string;
}

export const defineExplain: Define = (program, { io, finish }) => {
  program
    .command('explain [request]')
    .description(
      'show the reply to a request, and why: a file, - for stdin, a record of a decision log, or a sample',
    )
    .option(
      '--endpoint <path>',
      'the endpoint that is called, with or without its slash; required if there are several',
    )
    .choiceOption('--request <sample>', 'a built-in sample', Object.keys(samples))
    .option('--set <path=text>', 'set a text in the request; path:=JSON for any other value', collect)
    .option('--unset <path>', 'remove a value from the request', collect)
    .rulesOption()
    .configOption()
    .option('--at <time>', 'decide as at this time (RFC 3339); default: that of a record, or now')
    .formatOption('format of the decision')
    .examples({
      "A sign-up, as in Okta's guide": 'hookgate explain --request ssr --endpoint registrationHookSSR',
      'The same with another address':
        'hookgate explain --request ssr --endpoint /registrationHookSSR --set data.userProfile.email=kim@okta.com',
      'A profile update without its number':
        'hookgate explain --request pp --endpoint /registrationHookPP --unset data.userProfileUpdate.employeeNumber',
      'The decision of a later day, for a program':
        'hookgate explain --request ssr --endpoint /registrationHookSSR --at 2027-01-01T00:00:00Z --format json',
    })
    .action((request, options) => finish(() => explain(request, options, io)));
};

/** Explains the decision on a request, without a server and without Okta. */
async function explain(source: string | undefined, options: ExplainOptions, io: Io): Promise<number> {
  const at = readTime(options.at);
  const { set = [], unset = [] } = options;
  const given = await readSource(source, options, io);
  const now = at ?? given.at ?? Date.now();
  const body = editRequest(given.body, { set, unset });
  const ruleSet = await loadRuleSet(resolveRules(options, io), io, now);
  const path = options.endpoint === undefined ? given.endpoint : withSlash(options.endpoint);
  const isChanged = set.length + unset.length > 0 || now !== (given.at ?? now) || path !== given.endpoint;
  const explanation = await explainBody(ruleSet, path, { ...given, body, isChanged }, now);
  io.stdout.write(
    options.format === 'json'
      ? toLegibleJson(explanation)
      : formatExplanation(explanation, paintFor(io.stdout)),
  );
  return exitCodes.fine;
}

async function explainBody(
  ruleSet: RuleSet,
  path: string | undefined,
  { body, decided: past, isChanged }: GivenRequest & { isChanged: boolean },
  now: number,
): Promise<Explanation> {
  const request = readRequest(body);
  if (isRequestProblem(request))
    throw new UsageError(
      `this is not a request of a hook: ${request.message}`,
      `start from a sample: --request ${Object.keys(samples).join(', ')}`,
    );
  const endpoint = findEndpoint(ruleSet, path, request);
  const { version } = ruleSet;
  const decision = await decide({ id: NO_ID, version, endpoint, request, time: now }, { trace: true });
  const notes = notesOnRecord({ past, request, endpoint, decision, version, asRecorded: !isChanged });
  return explanationOf(endpoint, decision, notes);
}

/** A body, and the circumstances if it comes from a record. */
interface GivenRequest extends Pick<RecordedRequest, 'endpoint' | 'at' | 'decided'> {
  body: unknown;
}

const REQUEST_HINT = 'name a JSON file, - for stdin, or a sample: --request ssr';

async function readSource(
  source: string | undefined,
  { request }: ExplainOptions,
  io: Io,
): Promise<GivenRequest> {
  if (request !== undefined && source === undefined) return { body: structuredClone(samples[request]) };
  if (source === undefined || request !== undefined)
    throw new UsageError('explain needs one request', REQUEST_HINT);
  const name = source === '-' ? 'stdin' : source;
  const parsed = parseBody(source === '-' ? await text(io.stdin) : readNamedFile(source, io, REQUEST_HINT));
  if (!('value' in parsed))
    throw new UsageError(`${name} is no request: ${parsed.message}`, 'give the body of one hook request');
  if (!looksLikeRecord(parsed.value)) return { body: parsed.value };
  const recorded = toRecordedRequest(parsed.value, name);
  if (!recorded.ok)
    throw new UsageError(
      `${name}: ${recorded.problem}`,
      'requests are recorded with decisionLog.record: masked, or full',
    );
  const { request: body, ...circumstances } = recorded.value;
  return { body, ...circumstances };
}
