import { formatDecision } from '../decision-log/read/format-decision.ts';
import { toLoggedDecision } from '../decision-log/read/logged-decision.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatText, type Paint, type TextOf, visible, visibleLines } from '../diagnostics/format-text.ts';
import { attempt } from '../diagnostics/result.ts';
import { isObject } from '../hooks/envelope.ts';

/** Colours by level; other levels have none. */
const LEVELS = {
  fatal: 'red',
  error: 'red',
  warn: 'yellow',
  info: 'green',
  debug: 'dim',
  trace: 'dim',
} as const;

/** Fields that every line has, or that are formatted separately. */
const KNOWN = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'diagnostics', 'err']);

/**
 * A log line for people: time, level, message and fields; diagnostics and stacks follow on lines below. Decisions are
 * formatted like those of `hookgate log`; lines that are no JSON stay unchanged.
 */
export function prettyLine(line: string, textOf: TextOf, paint: Paint): string {
  const value: unknown = attempt(() => JSON.parse(line));
  if (!isObject(value)) return line;
  const decision = toLoggedDecision(value, line);
  if (decision !== undefined) return formatDecision(decision, paint);
  const { level, time, msg, diagnostics, err } = value;
  const color = LEVELS[String(level) as keyof typeof LEVELS];
  const word = visible(String(level)).padEnd(5);
  const fields = Object.entries(value).filter(([name]) => !KNOWN.has(name));
  const head = [
    paint('dim', visible(String(time))),
    color === undefined ? word : paint(color, word),
    visible(String(msg)),
    ...fields.map(([name, field]) => paint('dim', visible(`${name}=${wordsOf(field)}`))),
  ];
  const findings = Array.isArray(diagnostics) ? formatText(diagnostics as Diagnostic[], textOf, paint) : '';
  return `${head.join('  ')}\n${findings}${stackOf(err)}`;
}

/** One word unchanged, anything else as JSON. */
function wordsOf(value: unknown): string {
  return typeof value === 'string' && /^[^\s"={}]+$/.test(value) ? value : (JSON.stringify(value) ?? '');
}

/** The stack of an error that pino has serialized. */
function stackOf(err: unknown): string {
  return isObject(err) ? `${visibleLines(String(err['stack'] ?? err['message']))}\n` : '';
}
