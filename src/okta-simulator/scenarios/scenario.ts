import type { HookName } from '../../hooks/contract.ts';
import type { HookRequest } from '../../hooks/envelope.ts';
import type { FormMessage } from '../../hooks/registration/form-messages.ts';
import type { Engine, OutcomeError } from '../../rules/rule-file.ts';
import type { Attempt, CallDependencies, SentCredentials } from '../call-hook.ts';
import type { ReplyFinding } from '../reply-finding.ts';

/** A hook to call. */
export interface Target {
  /** The URL as entered in Okta's Admin Console. */
  url: string;
  simulator: HookSimulator;
  requestTypes: readonly string[];
  /** The attributes on the form; undefined if unknown. */
  form?: readonly string[];
  engine?: Engine;
  /** The credentials of Okta. */
  credentials: SentCredentials;
}

/** Dependencies of scenarios. */
export interface ScenarioContext extends CallDependencies {
  newId: () => string;
  /** Waits for a number of milliseconds, until the rate limit is reset. */
  pause: (milliseconds: number) => Promise<unknown>;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** A scenario of calls by Okta or by another client. */
export interface Scenario {
  name: string;
  about: string;
  /** The hook that it is for; left out, every hook. */
  hook?: HookName;
  /** True for calls without valid credentials. */
  isUnauthenticated?: true;
  /** The reason to skip it for this hook. */
  leftOut?: (target: Target) => string | undefined;
  run: (target: Target, context: ScenarioContext) => Promise<Step[]>;
}

/** The effect of a reply in Okta. */
export interface ReplyEffect {
  /** go-on: Okta continues; refuse: the hook denied; fail: Okta cannot use the reply, and applies its own default. */
  kind: 'go-on' | 'refuse' | 'fail';
  /** The error of a denial. */
  error?: OutcomeError<string>;
  /** The attributes that Okta writes to the profile. */
  profile: Record<string, unknown>;
  /** The parts of the reply whose effect Okta does not document. */
  undocumented: string[];
}

/** A value of a token or an assertion, before and after a reply. */
export interface IssuedValue {
  name: string;
  before?: unknown;
  after?: unknown;
  /** True for one that reports show even if it stays as it is. */
  isMain?: true;
}

/** A token or an assertion that Okta issues. */
export interface IssuedPart {
  name: string;
  values: readonly IssuedValue[];
  /** The whole as XML. */
  xml?: { before: string; after: string };
}

/** The result of a call by Okta. */
export interface CallResult {
  effect: ReplyEffect;
  /** Okta's reaction, as a sentence without subject. */
  okta: string;
  /** The messages for the user, by widget generation; empty if Okta continues. */
  shown: readonly FormMessage[];
  /** The tokens or the assertion that Okta issues, compared with those of the request. */
  issued?: readonly IssuedPart[];
  findings: readonly ReplyFinding[];
}

/** One call and its result. Calls of clients other than Okta have no effect. */
export interface Step
  extends Pick<CallResult, 'shown' | 'findings'>,
    Partial<Pick<CallResult, 'effect' | 'okta' | 'issued'>> {
  /** A description of the request. */
  sent: string;
  /** The request body. */
  body: string;
  attempts: readonly Attempt[];
}

/** A request with a description of its user. */
export interface SampleUser {
  who: string;
  request: HookRequest;
}

/** Simulates Okta for one hook. */
export interface HookSimulator {
  readonly hook: HookName;
  /** The scenarios in which the hook decides. */
  readonly decisions: readonly Scenario[];
  /** Two users for this hook: the sample rules of Okta's guide allow the first, and deny the second. */
  sampleUsers: (target: Target, context: ScenarioContext) => SampleUser[];
  /** A request of Okta about a user who cannot exist, with the properties of every request type. */
  unreachableUser: (context: ScenarioContext) => HookRequest;
  /** Interprets the replies to one request; the last one counts. */
  resultOf: (attempts: readonly Attempt[], request: HookRequest, target: Target) => CallResult;
}

/** Copies a sample with a new event id and the current time. */
export function freshRequest(
  sample: HookRequest,
  { newId, now }: Pick<ScenarioContext, 'newId' | 'now'>,
): HookRequest {
  return { ...structuredClone(sample), eventId: newId(), eventTime: new Date(now()).toISOString() };
}

/** The reason to skip a scenario for a hook without request types. */
export function withoutRequestType({ requestTypes }: Target): string | undefined {
  return requestTypes.length === 0 ? 'this hook is for none of the request types' : undefined;
}
