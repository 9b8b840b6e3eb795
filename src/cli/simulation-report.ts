import { type Paint, visible } from '../diagnostics/format-text.ts';
import { pluralize } from '../diagnostics/pluralize.ts';
import type { Attempt } from '../okta-simulator/call-hook.ts';
import type { ReplyFinding } from '../okta-simulator/reply-finding.ts';
import type { ScenarioRun } from '../okta-simulator/scenarios/run-scenarios.ts';
import type { Step, Target } from '../okta-simulator/scenarios/scenario.ts';
import { formatLines, type Line, shownLines } from './denial-messages.ts';
import { issuedLines } from './issued-lines.ts';

/** Maximum characters of a reply. */
const MAX_REPLY = 120;

/**
 * A scenario with its calls: replies, their effect in Okta, and the messages for the person. The hook is named if the
 * previous scenario was run at another one.
 */
export function formatScenarioRun(
  { url, scenario, about, leftOut, steps }: ScenarioRun,
  previous: ScenarioRun | undefined,
  paint: Paint,
): string {
  const heading =
    previous?.url === url ? '' : `${previous === undefined ? '' : '\n'}${paint('bold', visible(url))}\n`;
  if (leftOut !== undefined) return `${heading}  ${paint('dim', `- ${scenario}: left out, ${leftOut}`)}\n`;
  return `${heading}  ${mark(steps, paint)} ${paint('bold', scenario)}: ${about}\n${steps.map((step) => formatStep(step, paint)).join('')}`;
}

function mark(steps: readonly Step[], paint: Paint): string {
  const severities = steps.flatMap(({ findings }) => findings.map(({ severity }) => severity));
  if (severities.includes('error')) return paint('red', '✗');
  return severities.length > 0 ? paint('yellow', '!') : paint('green', '✓');
}

function formatStep({ sent, attempts, okta, shown, issued = [], findings }: Step, paint: Paint): string {
  const lines: Line[] = [
    ['sent', sent],
    ...attempts.map((attempt): Line => ['got', replyInShort(attempt)]),
    ...(okta === undefined ? [] : [['Okta', okta] satisfies Line]),
    ...shownLines(shown),
    ...issued.flatMap(issuedLines),
  ];
  return `${formatLines(lines, '      ', paint)}${findings.map((finding) => formatFinding(finding, paint)).join('')}`;
}

function replyInShort({ reply, milliseconds }: Attempt): string {
  const time = `(${Math.round(milliseconds)} ms)`;
  if ('failure' in reply) return `${reply.message} ${time}`;
  const { status, body } = reply;
  const cut = body.length > MAX_REPLY ? `${body.slice(0, MAX_REPLY)}…` : body;
  return `${status} ${time}${cut === '' ? '' : ` ${cut}`}`;
}

function formatFinding({ code, severity, message, hint, source }: ReplyFinding, paint: Paint): string {
  const head = paint(severity === 'error' ? 'red' : 'yellow', severity);
  return `      ${head} ${code}: ${visible(message)} ${visible(hint)} ${paint('dim', `[${source}]`)}\n`;
}

/** The number of scenarios and findings. */
export function formatSummary(runs: readonly ScenarioRun[], paint: Paint): string {
  const ran = runs.filter(({ leftOut }) => leftOut === undefined);
  const findings = ran.flatMap(({ steps }) => steps.flatMap((step) => step.findings));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const what = `${pluralize(ran.length, 'scenario')}: ${pluralize(errors, 'error')}, ${pluralize(warnings, 'warning')}`;
  return `\n${paint(errors > 0 ? 'red' : 'green', what)}\n`;
}

/** Shorter secrets may be ordinary words. */
const MIN_SECRET = 8;

/** Removes credentials from a report: a service may echo them. */
export function redact(text: string, targets: readonly Target[]): string {
  const secrets = new Set(targets.flatMap(secretsOf).filter(({ length }) => length >= MIN_SECRET));
  return [...secrets].reduce((rest, secret) => rest.replaceAll(secret, '•••'), text);
}

function secretsOf({ credentials }: Target): string[] {
  if (credentials.kind === 'none') return [];
  if (credentials.kind === 'token') return [credentials.clientSecret];
  const [, ofScheme = ''] = /^\S+ (.+)$/.exec(credentials.value) ?? [];
  return [credentials.value, ofScheme];
}
