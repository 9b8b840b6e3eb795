import type { FallbackRuleSet, LoadReport } from '../reload/live-state.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import type { LineQueueEvents } from '../telemetry/line-queue.ts';
import type { Log } from '../telemetry/log.ts';
import type { OnKeysProblem } from './authenticator.ts';

/**
 * The log messages of `hookgate serve`, beside `decision` and the message of the start. Each is a stable key to search
 * for; details are fields. docs/operations.md lists them.
 */
export const LOG_MESSAGES = {
  configurationWarnings: 'configuration warnings',
  shuttingDown: 'shutting down',

  rulesLoaded: 'rules loaded',
  rulesUnchanged: 'rules unchanged',
  rulesRefused: 'rules refused',
  servingLastKnownGood: 'rules invalid, serving last known good',
  lastKnownGoodNotSaved: 'last known good not saved',
  reloadFinished: 'reload finished',
  watcherFailed: 'watcher failed, polling for changes',
  commitUnknown: 'git commit unknown',

  credentialsChanged: 'credentials changed',
  credentialsRefused: 'credentials refused, previous ones stay active',
  unknownEndpoints: 'credentials for unknown endpoints',
  jwksFailed: 'JWKS fetch failed',
  jwksRecovered: 'JWKS fetch recovered',

  requestRejected: 'request rejected',
  moreRequestsRejected: 'more requests rejected',
  requestFailed: 'request failed',
  decisionFailed: 'decision failed',
  eventIdReused: 'eventId reused with a different body',

  decisionLogFailed: 'decision log write failed',
  decisionLogRecovered: 'decision log write recovered',
  decisionLogRotationFailed: 'decision log rotation failed',
  decisionLogRecordsLost: 'decision log records lost',
  personalData: 'decision log records personal data',
  maskingKeyGenerated: 'decision log masking key generated',

  tracing: 'tracing incomplete',
  tunnelOpened: 'tunnel opened',
  tunnelNotOpened: 'tunnel not opened',
  tunnelLost: 'tunnel lost',
  tunnelRestored: 'tunnel restored',
} as const;

/** Logs the beginning and the end of an outage of the decision log. */
export function logOutages(log: Log): LineQueueEvents {
  return {
    onOutage: (error) => log.error({ err: error }, LOG_MESSAGES.decisionLogFailed),
    onRecovery: (lost) => log.warn({ lost }, LOG_MESSAGES.decisionLogRecovered),
  };
}

export function logReport(log: Log, { result, diagnostics }: LoadReport, live: RuleSet): void {
  const record = { version: live.version, diagnostics };
  if (result === 'refused') log.error(record, LOG_MESSAGES.rulesRefused);
  else log.info(record, result === 'loaded' ? LOG_MESSAGES.rulesLoaded : LOG_MESSAGES.rulesUnchanged);
}

export function logFallback(log: Log, { ruleSet, from, keptSince }: FallbackRuleSet): void {
  log.error({ version: ruleSet.version, from, keptSince }, LOG_MESSAGES.servingLastKnownGood);
}

export function logJwks(log: Log): OnKeysProblem {
  return (jwksUri, problem) => {
    if (problem === undefined) log.info({ jwksUri }, LOG_MESSAGES.jwksRecovered);
    else log.error({ jwksUri, problem }, LOG_MESSAGES.jwksFailed);
  };
}
