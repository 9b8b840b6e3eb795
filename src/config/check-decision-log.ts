import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose, type SourceFile } from '../diagnostics/source-file.ts';
import { parseFactPath } from '../rules/fact-path.ts';
import type { DecisionLogConfig } from './config.ts';

/** Finds what is masked that is no fact, and what is kept of people. */
export function checkDecisionLog(
  { record, mask = [], key }: DecisionLogConfig,
  file: SourceFile,
): Diagnostic[] {
  const found = mask.flatMap((text, index) => {
    const path = parseFactPath(text);
    if (typeof path !== 'string') return [];
    const hint = 'write the path of a fact, such as data.userProfile.email';
    const finding = { code: 'fact-path', message: `"${text}" is no path of a fact: ${path}`, hint };
    return [diagnose(file, { at: `/decisionLog/mask/${index}` }, finding)];
  });
  const word = { full: FULL, masked: key === undefined ? KEYLESS : undefined, none: undefined }[record];
  return word === undefined ? found : [...found, diagnose(file, { at: '/decisionLog/record' }, word)];
}

const FULL = {
  code: 'records-in-full',
  severity: 'warn' as const,
  message: 'every record will hold the request as it came: names, addresses, whatever people enter',
  hint: 'write masked, unless whoever reads the decision log may know all of it',
};

const KEYLESS = {
  code: 'records-without-key',
  severity: 'warn' as const,
  message: 'records are masked under a key made up for this run: equal values will differ in the next one',
  hint: 'set decisionLog.key, from the environment or a file, to count over several runs',
};
