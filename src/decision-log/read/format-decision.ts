import { type Paint, visible } from '../../diagnostics/format-text.ts';
import type { LoggedDecision } from './logged-decision.ts';
import { disagreeing } from './query.ts';

/** A decision as one line of text. Its values are untrusted, and escaped for the terminal. */
export function formatDecision(logged: LoggedDecision, paint: Paint): string {
  const { at, decision, endpoint, hook, ms, id, eventId } = logged;
  const { requestType = hook === undefined ? '(no requestType)' : `${hook} hook` } = logged;
  const parts = [
    paint('dim', new Date(at).toISOString()),
    paint(decision === 'deny' ? 'red' : 'green', decision.padEnd('continue'.length)),
    visible(endpoint),
    visible(requestType),
    visible(cause(logged)),
    ...(ms === undefined ? [] : [`${ms} ms`]),
    paint('dim', visible(id)),
    ...(eventId === undefined ? [] : [paint('dim', `event ${visible(eventId)}`)]),
    ...skippedRules(logged).map((remark) => paint('dim', visible(remark))),
    ...remarks(logged).map((remark) => paint('yellow', visible(remark))),
  ];
  return `${parts.join('  ')}\n`;
}

function cause({ by = 'unknown', rules }: LoggedDecision): string {
  return rules.length === 0 ? `by ${by}` : `by ${by === 'rules' ? '' : `${by}, after `}${rules.join(', ')}`;
}

/** Skipped rules that are named; the others are counted. */
const NAMED = 3;

/** `skipped: contractor-number (if), old-company (window)`. */
function skippedRules({ skipped }: LoggedDecision): string[] {
  if (skipped.size === 0) return [];
  const names = Array.from(skipped, ([rule, reason]) => `${rule} (${reason})`);
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return [`skipped: ${names.slice(0, NAMED).join(', ')}${more}`];
}

/** Unusual properties. */
function remarks(logged: LoggedDecision): string[] {
  const { failure, retry, odd } = logged;
  return [
    ...(failure === undefined ? [] : [`failed: ${failure.code}: ${failure.message}`]),
    ...(retry ? ['a retry'] : []),
    ...(odd === undefined ? [] : [`odd: ${odd}`]),
    ...disagreeing(logged).map(({ rule, would }) => `${rule} would ${would}`),
  ];
}
