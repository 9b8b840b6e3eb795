import { below, diagnose, type Pointer } from '../diagnostics/source-file.ts';
import { suggestion } from '../diagnostics/suggest.ts';
import type { Scope } from '../engine/scope.ts';
import { type Command, isBuiltIn, type Outcome } from '../rules/rule-file.ts';
import type { LocatedOutcome } from './outcome.ts';
import { type RequestType, registration, requestTypes } from './registration.ts';
import { notSent } from './request-shape.ts';

const { actionCommand, replyBytesBelow } = registration;
const profileCommands = requestTypes.map(
  (requestType) => registration.requestTypes[requestType].profileCommand,
);
const commandTypes: string[] = [actionCommand, ...profileCommands];

/** Reports a finding about a key, or with `value` about what stands there. */
type Report = (
  path: (string | number)[],
  code: string,
  message: string,
  hint: string,
  options?: { value?: true; severity?: 'error' | 'warn' },
) => void;

/**
 * Holds an outcome against Okta's contract for the request type that it can reach: what Okta would drop or refuse
 * is said here, before a person meets it. Source: the Management API's RegistrationInlineHook commands and error.
 */
export function checkOutcome(
  { outcome, at, name }: LocatedOutcome,
  requestType: RequestType,
  scope: Scope,
): void {
  const report: Report = (path, code, message, hint, { value = false, severity = 'error' } = {}) => {
    const place = { at: below(at, ...path), key: !value };
    scope.report(diagnose(scope.source, place, { code, message, hint, severity }));
  };
  checkDenial(outcome, report);
  for (const [attribute] of Object.entries(outcome.set ?? {}))
    checkAttribute(attribute, ['set', attribute], report);
  for (const [index, command] of (outcome.commands ?? []).entries())
    checkCommand(command, index, requestType, report);
  // The built-in denial is shown where it can be.
  if (name === undefined || !isBuiltIn(name)) checkLocations(outcome, scope.source.value.form, report);
  checkTemplates(outcome, [], requestType, report);
  checkDebugContext(outcome, report);
  checkReplySize(outcome, at, scope);
}

function checkDenial(outcome: Outcome, report: Report): void {
  const denial = outcome.error !== undefined ? 'error' : outcome.deny ? 'deny' : undefined;
  if (denial === undefined) return;
  const reportKey = (key: string, code: string) => {
    const message = `"${key}" has no effect beside "${denial}": Okta denies, and runs nothing else`;
    report([key], code, message, 'take one of the two out');
  };
  if (outcome.allow) reportKey('allow', 'allow-beside-denial');
  if (outcome.set) reportKey('set', 'set-beside-denial');
  if (outcome.commands) reportKey('commands', 'commands-beside-denial');
}

function checkCommand(
  { type, value }: Command,
  index: number,
  requestType: RequestType,
  report: Report,
): void {
  const path = ['commands', index];
  if (!commandTypes.includes(type)) {
    report(
      [...path, 'type'],
      'unknown-command',
      `"${type}" is not a command of the registration hook`,
      suggestion(type, commandTypes),
      { value: true },
    );
    return;
  }
  if (type === actionCommand) {
    checkAction(value, [...path, 'value'], report);
    return;
  }
  const own = registration.requestTypes[requestType].profileCommand;
  if (type !== own) {
    // Okta documents the first as invalid; of the second it says nothing.
    const severity = requestType === 'progressive.profile' ? 'error' : 'warn';
    report(
      [...path, 'type'],
      'command-not-for-request-type',
      `"${type}" is not for ${requestType}, which this outcome can reach`,
      `use ${own}, or set:, which suits both request types`,
      { value: true, severity },
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report(
      [...path, 'value'],
      'command-value',
      'a profile update takes a map of attributes',
      'write it as value: { attribute: text }',
      { value: true },
    );
    return;
  }
  for (const attribute of Object.keys(value))
    checkAttribute(attribute, [...path, 'value', attribute], report);
}

function checkAction(value: unknown, path: (string | number)[], report: Report): void {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const action =
    typeof value === 'object' && value !== null && 'registration' in value ? value.registration : undefined;
  if (keys.length === 1 && action === 'ALLOW') return;
  const message =
    action === 'DENY'
      ? 'a denial written as a command is not seen as one here'
      : `${actionCommand} takes { registration: ALLOW }`;
  const hint =
    action === 'DENY'
      ? 'write deny: true instead of the command'
      : 'write allow: true instead of the command';
  report(path, 'command-value', message, hint, { value: true });
}

function checkAttribute(attribute: string, path: (string | number)[], report: Report): void {
  if (!/^(password|credentials)$/i.test(attribute)) return;
  report(path, 'password-in-update', `Okta never lets a hook set "${attribute}"`, 'take it out');
}

/** Okta shows an error cause at a field of the form, which it knows as data.userProfile, also for an update. */
function checkLocations({ error }: Outcome, form: readonly string[] | undefined, report: Report): void {
  for (const [index, { location }] of (error?.errorCauses ?? []).entries()) {
    if (location === undefined) continue;
    const attribute = /^data\.userProfile\.(\w+)$/.exec(location)?.[1];
    if (attribute !== undefined && (form?.includes(attribute) ?? true)) continue;
    const path = ['error', 'errorCauses', index, 'location'];
    const message =
      attribute === undefined
        ? `"${location}" is not a field of the form`
        : `"${attribute}" is not on the form`;
    report(
      path,
      'location-not-a-field',
      `${message}, so that Okta may show the text nowhere`,
      'write data.userProfile. and an attribute of the form',
      { value: true, severity: 'warn' },
    );
  }
}

/** A template that reads what Okta never sends with this request type gives nothing. */
function checkTemplates(
  value: unknown,
  path: (string | number)[],
  requestType: RequestType,
  report: Report,
): void {
  if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value))
      checkTemplates(item, [...path, key], requestType, report);
    return;
  }
  if (typeof value !== 'string' || !value.includes('{{') || /\bdefault\b/.test(value)) return;
  for (const [fact] of value.matchAll(/\bdata\.\w+(\.\w+)?/g)) {
    const problem = notSent(fact.split('.'), requestType);
    if (problem !== undefined)
      report(path, problem.code, problem.message, problem.hint, { value: true, severity: 'warn' });
  }
}

function checkDebugContext({ debugContext = {} }: Outcome, report: Report): void {
  if (!Object.hasOwn(debugContext, 'hookgate')) return;
  report(
    ['debugContext', 'hookgate'],
    'reserved-key',
    '"hookgate" is where the decision id, the rules and the version stand',
    'choose another key',
  );
}

function checkReplySize(outcome: Outcome, at: Pointer, scope: Scope): void {
  const bytes = Buffer.byteLength(JSON.stringify(outcome));
  if (bytes < replyBytesBelow) return;
  const message = `the reply would have ${bytes} bytes; Okta takes fewer than ${replyBytesBelow}`;
  scope.report(
    diagnose(
      scope.source,
      { at, key: true },
      { code: 'reply-too-large', message, hint: 'shorten the texts' },
    ),
  );
}
