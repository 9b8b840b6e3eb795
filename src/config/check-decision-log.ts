import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ALWAYS_MASKED, PERSONAL } from '../decision-log/mask/personal.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { attempt } from '../diagnostics/result.ts';
import { diagnoseAll, type Finding, type SourceFile } from '../diagnostics/source-file.ts';
import { hooks } from '../hooks/index.ts';
import { notDocumented, notInRequest, type RequestNode } from '../hooks/request-tree.ts';
import { type FactPath, parseFactPath } from '../rules/fact-path.ts';
import type { DecisionLogConfig } from './config.ts';
import type { ConfigFile } from './config-file.ts';

/**
 * Checks the path of the decision log, the masked facts, and how much personal data is recorded.
 *
 * @param base base of a relative path
 */
export function checkDecisionLog(config: DecisionLogConfig, base: string, file: SourceFile): Diagnostic[] {
  const { record, mask, key } = config;
  const unused =
    record === 'masked' ? [] : (['mask', 'key'] as const).filter((name) => config[name] !== undefined);
  const word = { full: FULL, masked: key === undefined ? KEYLESS : undefined, none: undefined }[record];
  return diagnoseAll(file, [
    ['/decisionLog/to', notAFile(config, base, file)],
    ...(mask ?? []).map((text, index) => [`/decisionLog/mask/${index}`, problemOf(text)] as const),
    ['/decisionLog/record', word],
    ['/decisionLog/mask', record === 'masked' ? mask && inClear(mask) : undefined],
    ...unused.map((name) => [`/decisionLog/${name}`, withoutUse(name, record)] as const),
  ]);
}

/** The path as written counts: resolving it drops a slash at the end. */
function notAFile({ to }: DecisionLogConfig, base: string, { value }: SourceFile): Finding | undefined {
  if (to === 'stdout') return undefined;
  const written = (value as ConfigFile).decisionLog.to;
  const isDirectory = attempt(() => statSync(resolve(base, to)))?.isDirectory() ?? false;
  if (!written.endsWith('/') && !isDirectory) return undefined;
  return {
    code: 'log-not-a-file',
    message: `"${written}" is a directory, and the decision log is a file`,
    hint: 'name a file in it, such as ./var/decisions.jsonl',
  };
}

function problemOf(text: string): Finding | undefined {
  const path = parseFactPath(text);
  if (typeof path === 'string') {
    const hint = 'write the path of a fact, such as data.userProfile.email';
    return { code: 'fact-path', message: `"${text}" is no path of a fact: ${path}`, hint };
  }
  const findings = Object.values(hooks).map(({ request }) => unknownFact(request, path, text));
  return findings.every((finding) => finding !== undefined) ? findings[0] : undefined;
}

function unknownFact(request: RequestNode, path: FactPath, text: string): Finding | undefined {
  const never = notInRequest(request, path, text);
  if (never !== undefined) return { code: 'unknown-fact', ...never };
  const unknown = notDocumented(request, path);
  return unknown && { code: 'unknown-fact', severity: 'warn', ...unknown };
}

/** Warns of personal data that a custom mask leaves in clear. */
function inClear(mask: readonly string[]): Finding | undefined {
  const masked = [...mask.map(parseFactPath).filter((path) => typeof path !== 'string'), ...ALWAYS_MASKED];
  const covers = (path: FactPath, whole: FactPath) => path.every((step, index) => whole[index] === step);
  const left = PERSONAL.filter((whole) => !masked.some((path) => covers(path, whole)));
  if (left.length === 0) return undefined;
  return {
    code: 'records-in-clear',
    severity: 'warn',
    message: `mask leaves out ${left.map((path) => path.join('.')).join(', ')}: recorded as it comes`,
    hint: 'add it, or leave mask out: then all personal data is masked',
  };
}

function withoutUse(name: string, record: string): Finding {
  const message = `${name} is for masked records, and record is ${record}`;
  const hint = `write record: masked, or leave ${name} out`;
  return { code: 'records-not-masked', severity: 'warn', message, hint };
}

const FULL: Finding = {
  code: 'records-in-full',
  severity: 'warn',
  message: 'every record will hold the request as it came: names, addresses, whatever people enter',
  hint: 'write masked, unless every reader of the decision log may know all of it',
};

const KEYLESS: Finding = {
  code: 'records-without-key',
  severity: 'warn',
  message: 'records are masked under a key made up for this run: equal values will differ in the next one',
  hint: 'set decisionLog.key, from the environment or a file, to count over several runs',
};
