import { below, diagnose, type Finding, type Pointer } from '../diagnostics/source-file.ts';
import { parseTime } from '../rules/time.ts';
import { timeHint } from '../rules/time-hint.ts';
import { endKeyOf, parseLastDay, type WrittenWindow, windowOf } from '../rules/window.ts';
import type { CompileScope } from './scope.ts';

type WindowKey = keyof WrittenWindow;

/** A finding, and the key of the rule that it is about. */
type WindowFinding = Finding & { key: WindowKey };

/** Reads the validity window of a rule, in milliseconds since 1970; undefined if it has errors, which are reported. */
export function compileWindow(
  rule: WrittenWindow,
  at: Pointer,
  scope: CompileScope,
): { validFrom: number; validUntil: number } | undefined {
  const { from: validFrom, until: validUntil } = windowOf(rule);
  const wrong = (['validFrom', 'validUntil', 'validThrough'] as const).flatMap((key) =>
    wrongBound(key, rule),
  );
  const found = wrong.length === 0 && validFrom >= validUntil ? [emptyWindow(rule)] : wrong;
  for (const { key, ...finding } of found)
    scope.report(diagnose(scope.source, { at: below(at, key) }, finding));
  return found.length === 0 ? { validFrom, validUntil } : undefined;
}

function wrongBound(key: WindowKey, { [key]: text, validUntil }: WrittenWindow): WindowFinding[] {
  if (text === undefined) return [];
  if (key !== 'validThrough') return parseTime(text) === undefined ? [notATime(key, text)] : [];
  if (parseLastDay(text) === undefined) return [notADay(text)];
  return validUntil === undefined ? [] : [TWO_ENDS];
}

function notATime(key: WindowKey, text: string): WindowFinding {
  return {
    key,
    code: 'wrong-time',
    message: `"${text}" is not an RFC 3339 time`,
    hint: timeHint(text),
  };
}

function notADay(text: string): WindowFinding {
  const [day] = text.split(/[Tt]/);
  const hint =
    parseTime(text) === undefined
      ? timeHint(text, 'write the last day as 2026-12-31')
      : `write validThrough: ${day} for that whole day, or validUntil: ${text}`;
  return { key: 'validThrough', code: 'wrong-time', message: `"${text}" is not a date`, hint };
}

const TWO_ENDS: WindowFinding = {
  key: 'validThrough',
  code: 'wrong-value',
  message: 'validUntil and validThrough both end the rule',
  hint: 'keep validThrough for a last day, or validUntil for a moment',
};

function emptyWindow(rule: WrittenWindow): WindowFinding {
  const key = endKeyOf(rule);
  const hint =
    key === 'validUntil'
      ? 'validUntil must be later than validFrom'
      : 'validThrough must be the day of validFrom, or a later one';
  return { key, code: 'empty-window', message: 'the rule ends before it begins', hint };
}
