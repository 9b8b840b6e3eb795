import type { Finding } from '../diagnostics/source-file.ts';
import type { HookName, Outcome, OutcomeError } from '../rules/rule-file.ts';
import type { HookRequest } from './envelope.ts';
import type { RequestNode } from './request-tree.ts';

/** Okta rejects a reply of this many bytes or more. Source: Management API, "HookResponseSize". */
export const REPLY_BYTES_BELOW = 256_000;

export const EFFECTS = ['allow', 'deny', 'update', 'continue'] as const;

/** The effect of a reply on the person or transaction that waits for it: the words of tests, metrics, diff and lint. */
export type Effect = (typeof EFFECTS)[number];

/** The body of a reply to an inline hook: https://developer.okta.com/docs/concepts/inline-hooks/#response */
export interface HookResponse {
  commands?: { type: string; value: unknown }[];
  error?: OutcomeError<string>;
  debugContext?: Record<string, unknown>;
}

/** An outcome of a rule file for one request: its parts are filled in when they are read. */
export interface RequestedOutcome<O = Outcome> {
  /** The outcome as the rule file has it. */
  readonly written: O;
  /** A part with its templates filled in; undefined if the outcome has no such part. */
  part: <Key extends keyof O>(key: Key) => FilledIn<O>[Key] | undefined;
  /** Reports a part that cannot be applied to the request: the decision log and explain name it. */
  leaveOut: (omitted: { name: string; reason: string; keys: readonly (string | number)[] }) => void;
}

/** An outcome with its texts in one language. */
export type FilledIn<O> = {
  [Key in keyof O]: Key extends 'error' ? OutcomeError<string> | undefined : O[Key];
};

/** A part of an outcome that Okta would refuse. */
export interface OutcomeProblem extends Finding {
  /** The way to the part. */
  keys: readonly (string | number)[];
  /** True if the key itself is wrong, and not its value. */
  isKey?: true;
}

/** The contract of one of Okta's hooks: requests, replies, and failure behaviour. Pure data and functions. */
export interface HookContract<O = Outcome> {
  readonly name: HookName;
  /** `eventType` of its requests. */
  readonly eventType: string;
  /** The request types for which rule files have rules; none: the rules stand at the top of the file. */
  readonly requestTypes: readonly string[];
  /** The request type that a request belongs to; undefined if it names none. */
  requestTypeOf: (request: HookRequest) => string | undefined;
  /** The request type of requests that name none. */
  readonly unnamedRequestType?: string;
  /** Every documented property of the request. */
  readonly request: RequestNode;
  /** Requests as Okta's preview makes them, by the name that `explain --request` and rule tests use. */
  readonly samples: Readonly<Record<string, HookRequest>>;
  /** The definition of its outcomes in schema/rule-file.schema.json. */
  readonly outcomeSchema: `#/$defs/${string}`;
  /** The outcomes that every rule file can name. Files without `language` get their default texts alone. */
  readonly builtInOutcomes: Readonly<Record<string, O>>;
  /** The commands whose value is a map of profile attributes. */
  readonly profileCommands: readonly string[];
  /** The part of the user's sign-in or account that outcomes change. */
  readonly subject: 'profile' | 'token' | 'assertion';
  /** The keys of outcomes whose commands depend on the request: each is a change to the object that Okta sent. */
  readonly changes: readonly ('idToken' | 'accessToken' | 'assertion')[];
  /** The commands that patch a part of the request, with the name of that part in `data`. */
  readonly patches: Readonly<Record<string, string>>;
  /** The mistakes in an outcome for which Okta would refuse the reply, or a part of it. */
  problemsOf: (outcome: O) => readonly OutcomeProblem[];
  /** The effect of an outcome on its own. */
  effectOf: (outcome: O) => Effect;
  /** Orders the keys of an outcome, and adds what Okta needs and rule files may leave out. */
  complete: (outcome: O) => O;
  /** Combines outcomes, given in file order, into one response. A denial wins over everything else. */
  combine: (
    outcomes: readonly RequestedOutcome<O>[],
    request: HookRequest,
    requestType: string | undefined,
  ) => HookResponse;
  /** The effect of a response. */
  effectOfResponse: (response: HookResponse) => Effect;
  readonly reply: {
    /** HTTP status of a reply without content. */
    readonly empty: 200 | 204;
    /** Okta rejects a reply of this many bytes or more. */
    readonly bytesBelow: number;
    /** True if Okta writes `debugContext` to its System Log. */
    readonly debugContext: boolean;
  };
  readonly failure: {
    /** Okta's reaction to a missing or invalid reply. */
    readonly okta: 'denies' | 'continues-unchanged' | 'acts-itself';
    /** How often Okta repeats a request after a time-out or a 5xx. */
    readonly retries: 0 | 1;
    /** The effects that `onError` may have. */
    readonly onError: readonly Effect[];
    /** True if an outcome takes something away, which a failed decision that continues would hand out. */
    restricts: (outcome: O) => boolean;
    /** The outcome if a rule file has no `onError`, or if its templates fail. It has no templates. */
    readonly fallback: O;
  };
}

export type { HookName } from '../rules/rule-file.ts';
