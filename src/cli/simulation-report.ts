import { type Paint, visible } from '../diagnostics/format-text.ts';
import { pluralize } from '../diagnostics/pluralize.ts';
import type { Attempt } from '../okta-simulator/call-hook.ts';
import type { ReplyFinding } from '../okta-simulator/reply-finding.ts';
import type { ScenarioRun } from '../okta-simulator/scenarios/run-scenarios.ts';
import type { Step } from '../okta-simulator/scenarios/scenario.ts';
import { type Line, shownLines } from './denial-messages.ts';

/** Characters of a reply that are shown. */
const MOST_SHOWN = 120;

/**
 * What came of a scenario: each call with what came back, what Okta does, and what the person reads. With the name of the
 * hook, where the one before was played at another one.
 */
export function formatPlayed(
  { url, scenario, about, leftOut, steps }: ScenarioRun,
  before: ScenarioRun | undefined,
  paint: Paint,
): string {
  const heading =
    before?.url === url ? '' : `${before === undefined ? '' : '\n'}${paint('bold', visible(url))}\n`;
  if (leftOut !== undefined) return `${heading}  ${paint('dim', `- ${scenario}: left out, ${leftOut}`)}\n`;
  return `${heading}  ${mark(steps, paint)} ${paint('bold', scenario)}: ${about}\n${steps.map((step) => formatStep(step, paint)).join('')}`;
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

/** How much was played, and how much of it has to be mended. */
export function formatSummary(played: readonly ScenarioRun[], paint: Paint): string {
  const ran = played.filter(({ leftOut }) => leftOut === undefined);
  const findings = ran.flatMap(({ steps }) => steps.flatMap((step) => step.findings));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const what = `${pluralize(ran.length, 'scenario')}: ${pluralize(errors, 'error')}, ${pluralize(warnings, 'warning')}`;
  return `\n${paint(errors > 0 ? 'red' : 'green', what)}\n`;
}
