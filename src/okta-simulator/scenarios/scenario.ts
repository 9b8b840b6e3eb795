import type { HookName } from '../../hooks/contract.ts';
import type { HookRequest } from '../../hooks/envelope.ts';
import type { Engine } from '../../rules/rule-file.ts';
import type { Attempt, CallDependencies, SentCredentials } from '../call-hook.ts';
import type { CallResult } from '../call-result.ts';

/** A hook that is called. */
export interface Target {
  /** As it is entered in the Admin Console. */
  url: string;
  simulator: HookSimulator;
  requestTypes: readonly string[];
  /** The attributes on the form; undefined: nobody has said. */
  form?: readonly string[];
  engine?: Engine;
  /** What lets Okta in. */
  presented: SentCredentials;
}

/** What plays Okta: the network, and what makes each request another one. */
export interface ScenarioContext extends CallDependencies {
  newId: () => string;
  /** Waits for so many milliseconds, until the service takes failed attempts again. */
  pause: (milliseconds: number) => Promise<unknown>;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Something that happens between Okta and a hook, or that should not. */
export interface Scenario {
  name: string;
  about: string;
  /** True if somebody calls who has nothing of what lets Okta in. */
  isStranger?: true;
  /** Why it is left out for this hook. */
  leftOut?: (target: Target) => string | undefined;
  play: (target: Target, player: ScenarioContext) => Promise<Step[]>;
}

/** One call, and what comes of it. Without an effect if the caller is not Okta. */
export interface Step
  extends Pick<CallResult, 'shown' | 'findings'>,
    Partial<Pick<CallResult, 'effect' | 'okta'>> {
  /** What is sent, in words. */
  sent: string;
  /** The body as it was sent. */
  body: string;
  attempts: readonly Attempt[];
}

/** A request, and whom it is about. */
export interface SampleUser {
  who: string;
  request: HookRequest;
}

/** Plays Okta towards one hook. */
export interface HookSimulator {
  readonly hook: HookName;
  /** The calls that the hook exists for. */
  readonly decisions: readonly Scenario[];
  /** Two users for the hook at this address: one whom the rules of Okta's guide allow, one whom they deny. */
  sampleUsers: (target: Target, context: ScenarioContext) => SampleUser[];
  /** A request as Okta sends it, about somebody who cannot exist; complete for every request type. */
  unreachableUser: (context: ScenarioContext) => HookRequest;
  /** Interprets the replies to one request; the last one counts. */
  resultOf: (attempts: readonly Attempt[], request: HookRequest, target: Target) => CallResult;
}

/** A sample with an id and a time of its own: no service has seen it before. */
export function freshRequest(
  sample: HookRequest,
  { newId, now }: Pick<ScenarioContext, 'newId' | 'now'>,
): HookRequest {
  return { ...structuredClone(sample), eventId: newId(), eventTime: new Date(now()).toISOString() };
}

/** Why a scenario is left out for a hook without rules for any of the request types. */
export function withoutRequestType({ requestTypes }: Target): string | undefined {
  return requestTypes.length === 0 ? 'this hook is for none of the request types' : undefined;
}
