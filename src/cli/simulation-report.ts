import { counted } from '../diagnostics/counted.ts';
import { type Paint, visible } from '../diagnostics/format-text.ts';
import type { Attempt } from '../org/call-hook.ts';
import type { ReplyFinding } from '../org/reply-finding.ts';
import type { Played } from '../simulate/play.ts';
import type { Step } from '../simulate/scenario.ts';
import { type Line, shownLines } from './denials.ts';

/** Characters of a reply that are shown. */
const MOST_SHOWN = 120;

/** What was played: each hook, each scenario, each call with what came back, what Okta does, and what the person reads. */
export function formatPlayed(played: readonly Played[], paint: Paint): string {
  const byHook = Map.groupBy(played, ({ url }) => url);
  const hooks = [...byHook].map(
    ([url, scenarios]) =>
      `${paint('bold', visible(url))}\n${scenarios.map((one) => formatScenario(one, paint)).join('')}`,
  );
  return `${hooks.join('\n')}\n${summary(played, paint)}\n`;
}

function formatScenario({ scenario, about, leftOut, steps }: Played, paint: Paint): string {
  if (leftOut !== undefined) return `  ${paint('dim', `- ${scenario}: left out, ${leftOut}`)}\n`;
  return `  ${mark(steps, paint)} ${paint('bold', scenario)}: ${about}\n${steps.map((step) => formatStep(step, paint)).join('')}`;
}

function mark(steps: readonly Step[], paint: Paint): string {
  const severities = steps.flatMap(({ findings }) => findings.map(({ severity }) => severity));
  if (severities.includes('error')) return paint('red', '✗');
  return severities.length > 0 ? paint('yellow', '!') : paint('green', '✓');
}

function formatStep({ sent, attempts, okta, shown, findings }: Step, paint: Paint): string {
  const lines: Line[] = [
    ['sent', sent],
    ...attempts.map((attempt): Line => ['got', inShort(attempt)]),
    ...(okta === undefined ? [] : [['Okta', okta] satisfies Line]),
    ...shownLines(shown),
  ];
  const width = Math.max(...lines.map(([label]) => label.length));
  const text = lines.map(([label, text]) => `      ${paint('dim', label.padEnd(width))}  ${visible(text)}\n`);
  return `${text.join('')}${findings.map((finding) => formatFinding(finding, paint)).join('')}`;
}

function inShort({ reply, milliseconds }: Attempt): string {
  const time = `(${Math.round(milliseconds)} ms)`;
  if ('failure' in reply) return `${reply.message} ${time}`;
  const { status, body } = reply;
  const cut = body.length > MOST_SHOWN ? `${body.slice(0, MOST_SHOWN)}…` : body;
  return `${status} ${time}${cut === '' ? '' : ` ${cut}`}`;
}

function formatFinding({ code, severity, message, hint, source }: ReplyFinding, paint: Paint): string {
  const head = paint(severity === 'error' ? 'red' : 'yellow', severity);
  return `      ${head} ${code}: ${visible(message)} ${visible(hint)} ${paint('dim', `[${source}]`)}\n`;
}

function summary(played: readonly Played[], paint: Paint): string {
  const ran = played.filter(({ leftOut }) => leftOut === undefined);
  const findings = ran.flatMap(({ steps }) => steps.flatMap((step) => step.findings));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const what = `${counted(ran.length, 'scenario')}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
  return paint(errors > 0 ? 'red' : 'green', what);
}
