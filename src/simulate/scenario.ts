import type { RequestType } from '../okta/registration.ts';
import type { HookRequest } from '../okta/request.ts';
import type { Shown } from '../okta/shown.ts';
import type { Attempt, CallSurroundings, Presented } from '../org/call-hook.ts';
import type { Effect } from '../org/effect.ts';
import type { ReplyFinding } from '../org/reply-finding.ts';
import type { Engine } from '../rules/rule-file.ts';

/** A hook that is called. */
export interface Target {
  /** As it is entered in the Admin Console. */
  url: string;
  requestTypes: readonly RequestType[];
  /** The attributes on the form; undefined: nobody has said. */
  form?: readonly string[];
  engine?: Engine;
  /** What lets Okta in. */
  presented: Presented;
}

/** What plays Okta: the network, and what makes each request another one. */
export interface Player extends CallSurroundings {
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
  play: (target: Target, player: Player) => Promise<Step[]>;
}

/** One call, and what comes of it. */
export interface Step {
  /** What is sent, in words. */
  sent: string;
  /** The body as it was sent. */
  body: string;
  attempts: readonly Attempt[];
  /** What becomes of the person; undefined where it is not Okta that calls. */
  effect?: Effect;
  /** What Okta does then, in words; undefined where it is not Okta that calls. */
  okta?: string;
  /** What the person reads, by generation of the widget; nothing where Okta goes on. */
  shown: readonly Shown[];
  findings: readonly ReplyFinding[];
}

/** A sample with an id and a time of its own: no service has seen it before. */
export function freshRequest(
  sample: HookRequest,
  { newId, now }: Pick<Player, 'newId' | 'now'>,
): HookRequest {
  return { ...structuredClone(sample), eventId: newId(), eventTime: new Date(now()).toISOString() };
}
