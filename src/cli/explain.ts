import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { decide } from '../decisions/decide.ts';
import { isError } from '../diagnostics/diagnostic.ts';
import { codeOf } from '../diagnostics/error-message.ts';
import { toLegibleJson } from '../diagnostics/legible-json.ts';
import { parseBody } from '../hooks/parse-body.ts';
import { isRequestProblem, readRequest } from '../hooks/read-request.ts';
import { samples } from '../hooks/registration/samples.ts';
import {
  looksLikeRecord,
  type PastDecision,
  toRecordedRequest,
} from '../recorded-requests/recorded-request.ts';
import { loadRules } from '../rule-set/load.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { collect, type Define, examples } from './command.ts';
import { editRequest } from './edit-request.ts';
import { type Explanation, explanationOf, formatExplanation } from './explanation.ts';
import { exitCodes, type Io, paintFor, UsageError } from './io.ts';
import { readTime } from './read-time.ts';
import { notesOnRecord } from './record-notes.ts';
import { formatterFor, textsOf } from './report.ts';
import { findEndpoint, withSlash } from './resolve-endpoint.ts';
import { withRules } from './resolve-rules.ts';

interface ExplainOptions {
  endpoint?: string;
  request?: keyof typeof samples;
  set?: string[];
  unset?: string[];
  rules?: string;
  config?: string;
  at?: string;
  format: string;
}

export const defineExplain: Define = (program, { io, finish }) => {
  program
    .command('explain [request]')
    .description(
      'show what a request is answered, and why; a file, - for stdin, a record of a log, or a sample',
    )
    .option(
      '--endpoint <path>',
      'the endpoint that is called, with or without its slash; needed where there are several',
    )
    .addOption(program.createOption('--request <sample>', 'a built-in sample').choices(Object.keys(samples)))
    .option('--set <path=text>', 'put a text into the request; path:=JSON for any other value', collect)
    .option('--unset <path>', 'take a value out of the request', collect)
    .option('--rules <dir>', 'rules directory (HOOKGATE_RULES)')
    .option('--config <file>', 'configuration file that names the rules directory')
    .option('--at <time>', 'decide as at this time (RFC 3339); left out, that of a record, or now')
    .addOption(
      program
        .createOption('--format <format>', 'how the decision is written')
        .choices(['text', 'json'])
        .default('text'),
    )
    .addHelpText(
      'after',
      examples(
        [
          'A sign-up, as Okta shows it in its guide',
          'hookgate explain --request ssr --endpoint registrationHookSSR',
        ],
        [
          'The same with another address',
          'hookgate explain --request ssr --endpoint /registrationHookSSR --set data.userProfile.email=kim@okta.com',
        ],
        [
          'A profile update without its number',
          'hookgate explain --request pp --endpoint /registrationHookPP --unset data.userProfileUpdate.employeeNumber',
        ],
        [
          'The decision of a later day, for a program',
          'hookgate explain --request ssr --endpoint /registrationHookSSR --at 2027-01-01T00:00:00Z --format json',
        ],
      ),
    )
    .action((request, options) => finish(() => explain(request, options, io)));
};

/** What a request is answered, and why, without a server and without Okta. */
async function explain(source: string | undefined, options: ExplainOptions, io: Io): Promise<number> {
  const at = readTime(options.at);
  const { set = [], unset = [] } = options;
  const asked = await readSource(source, options, io);
  const now = at ?? asked.at ?? Date.now();
  const body = editRequest(asked.body, { set, unset });
  return withRules(options, io, async (chosen) => {
    const reading = { now, levels: chosen.levels, tests: false };
    const { ruleSet, diagnostics, snapshot } = await loadRules(chosen.directory, reading);
    if (ruleSet === undefined) {
      io.stderr.write(formatterFor('text')(diagnostics.filter(isError), textsOf(snapshot), io.stderr));
      return exitCodes.problems;
    }
    const path = options.endpoint === undefined ? asked.endpoint : withSlash(options.endpoint);
    const isChanged = set.length + unset.length > 0 || now !== (asked.at ?? now) || path !== asked.endpoint;
    const account = await accountFor(ruleSet, path, { ...asked, body, isChanged }, now);
    io.stdout.write(
      options.format === 'json' ? toLegibleJson(account) : formatExplanation(account, paintFor(io.stdout)),
    );
    return exitCodes.fine;
  });
}

async function accountFor(
  ruleSet: RuleSet,
  path: string | undefined,
  { body, decided: past, isChanged }: Asked & { isChanged: boolean },
  now: number,
): Promise<Explanation> {
  const endpoint = findEndpoint(ruleSet, path);
  const request = readRequest(body);
  if (isRequestProblem(request))
    throw new UsageError(
      `this is not a request of the registration hook: ${request.message}`,
      'start from a sample: --request ssr',
    );
  const { version } = ruleSet;
  const decision = await decide({ id: randomUUID(), version, endpoint, request, time: now }, { trace: true });
  const remarks =
    past === undefined
      ? []
      : notesOnRecord({ past, request, endpoint, decision, version, asRecorded: !isChanged });
  return explanationOf(endpoint, decision, remarks);
}

/** A request, and where it came from a record what that says about it. */
interface Asked {
  body: unknown;
  endpoint?: string;
  /** Milliseconds since 1970. */
  at?: number;
  decided?: PastDecision;
}

async function readSource(source: string | undefined, { request }: ExplainOptions, io: Io): Promise<Asked> {
  if ((source === undefined) === (request === undefined)) {
    throw new UsageError(
      'explain needs one request',
      'name a JSON file, - for stdin, or a sample: --request ssr',
    );
  }
  if (request !== undefined) return { body: structuredClone(samples[request]) };
  const json =
    source === '-' ? await text(io.stdin) : readFile(resolve(io.directory, source ?? ''), source ?? '');
  const parsed = parseBody(json);
  const shown = source === '-' ? 'stdin' : (source ?? '');
  if ('value' in parsed) return askedIn(parsed.value, shown);
  throw new UsageError(`${shown} is no request: ${parsed.message}`, 'give the body of one hook request');
}

function askedIn(value: unknown, shown: string): Asked {
  if (!looksLikeRecord(value)) return { body: value };
  const recorded = toRecordedRequest(value, shown);
  if (typeof recorded === 'string')
    throw new UsageError(
      `${shown}: ${recorded}`,
      'requests are recorded with decisionLog.record: masked, or full',
    );
  const { request, ...about } = recorded;
  return { body: request, ...about };
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
