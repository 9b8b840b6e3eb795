import type { HookRequest } from '../../hooks/envelope.ts';
import type { FormMessage } from '../../hooks/registration/form-messages.ts';
import type { RequestType } from '../../hooks/registration/request.ts';
import type { Engine } from '../../rules/rule-file.ts';
import type { Attempt, CallDependencies, SentCredentials } from '../call-hook.ts';
import type { ReplyEffect } from '../interpret-reply.ts';
import type { ReplyFinding } from '../reply-finding.ts';

/** A hook that is called. */
export interface Target {
  /** As it is entered in the Admin Console. */
  url: string;
  requestTypes: readonly RequestType[];
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
  /** Whether somebody calls who has nothing of what lets Okta in. */
  isStranger?: true;
  /** Why it is left out for this hook. */
  leftOut?: (target: Target) => string | undefined;
  play: (target: Target, player: ScenarioContext) => Promise<Step[]>;
}

/** One call, and what comes of it. */
export interface Step {
  /** What is sent, in words. */
  sent: string;
  /** The body as it was sent. */
  body: string;
  attempts: readonly Attempt[];
  /** What becomes of the person; undefined where it is not Okta that calls. */
  effect?: ReplyEffect;
  /** What Okta does then, in words; undefined where it is not Okta that calls. */
  okta?: string;
  /** What the person reads, by generation of the widget; nothing where Okta goes on. */
  shown: readonly FormMessage[];
  findings: readonly ReplyFinding[];
}

/** A sample with an id and a time of its own: no service has seen it before. */
export function freshRequest(
  sample: HookRequest,
  { newId, now }: Pick<ScenarioContext, 'newId' | 'now'>,
): HookRequest {
  return { ...structuredClone(sample), eventId: newId(), eventTime: new Date(now()).toISOString() };
}
