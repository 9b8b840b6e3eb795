import type { HookName } from '../../hooks/contract.ts';
import type { HookRequest } from '../../hooks/envelope.ts';
import type { PatchOperation } from '../../rules/rule-file.ts';
import type { SampleUser } from '../scenarios/scenario.ts';

/** A mistake in the commands or the error of a reply. */
export interface ReplyProblem {
  code: string;
  message: string;
  /** A fix, as a sentence. */
  hint: string;
  /** True if Okta may apply the operations all the same. */
  isOpen?: true;
}

/** A value of a token or an assertion, as reports name it. */
export interface NamedValue {
  name: string;
  value: unknown;
  /** True for one that reports show even if it stays as it is. */
  isMain?: true;
}

/** A part of a request that a command changes: a token, or the assertion. */
export interface PatchedPart {
  /** Its key below `data`. */
  key: string;
  /** Its name in reports. */
  name: string;
  /** The mistakes in an operation that do not depend on the request. */
  problemsOf: (operation: PatchOperation) => readonly ReplyProblem[];
  valuesOf: (part: Readonly<Record<string, unknown>>, request: HookRequest) => readonly NamedValue[];
  /** The part as XML. */
  xmlOf?: (part: Readonly<Record<string, unknown>>, request: HookRequest) => string;
}

/** A hook that Okta calls while a user or a client signs in, and after which it continues without a usable reply. */
export interface SignInHook {
  hook: HookName;
  /** The parts that its commands change, by command type. */
  parts: Readonly<Record<string, PatchedPart>>;
  /** True if Okta reads a reply with this 2xx status. */
  reads: (status: number) => boolean;
  /** Okta's reactions, as sentences without a subject. */
  words: Readonly<Record<'unchanged' | 'changed' | 'refused', string>>;
  /** The statements of Okta that findings are based on. */
  sources: Readonly<Record<'commands' | 'error', string>>;
  /** The description of the scenario. */
  about: string;
  /** The samples by the description of their user. */
  samples: readonly SampleUser[];
}
