import { EVERY_REQUEST_TYPE, type Outcome, type OutcomeOrName, type RuleFile } from '../rules/rule-file.ts';
import { versionFor, withTexts } from '../rules/texts.ts';
import type { HookContract, HookName } from './contract.ts';
import { registration } from './registration/contract.ts';
import { saml } from './saml/contract.ts';
import { token } from './token/contract.ts';

/** The contract of each hook that hookgate answers. */
export const hooks: Readonly<Record<HookName, HookContract>> = { registration, token, saml };

/** The hook of a rule file that names none. */
export const DEFAULT_HOOK: HookName = 'registration';

/** The hook that a rule file is written for. */
export function hookOf({ hook = DEFAULT_HOOK }: Pick<RuleFile, 'hook'>): HookContract {
  return hooks[hook];
}

/** The request types that rules can be for: one without a name, if the hook has none. */
export function requestTypesOf({ requestTypes }: Pick<HookContract, 'requestTypes'>): readonly string[] {
  return requestTypes.length === 0 ? [EVERY_REQUEST_TYPE] : requestTypes;
}

/** The hook whose requests have this `eventType`. */
export function hookByEventType(eventType: string): HookContract | undefined {
  return Object.values(hooks).find((hook) => hook.eventType === eventType);
}

/** True if an outcome of this name is built in. */
export function isBuiltIn(name: string, file: Pick<RuleFile, 'hook'>): boolean {
  return Object.hasOwn(hookOf(file).builtInOutcomes, name);
}

/** Resolves an outcome or the name of one; undefined if the name is unknown. */
export function resolveOutcome(written: OutcomeOrName, file: RuleFile): Outcome | undefined {
  if (typeof written !== 'string') return written;
  const { builtInOutcomes } = hookOf(file);
  const builtIn = Object.hasOwn(builtInOutcomes, written) ? builtInOutcomes[written] : undefined;
  if (builtIn !== undefined) return builtInFor(file, builtIn);
  return file.outcomes !== undefined && Object.hasOwn(file.outcomes, written)
    ? file.outcomes[written]
    : undefined;
}

/** An outcome of a hook as a file has it: its texts are in several languages only if the file has `language`. */
export function builtInFor({ language }: Pick<RuleFile, 'language'>, outcome: Outcome): Outcome {
  if (language !== undefined || outcome.error === undefined) return outcome;
  return { ...outcome, error: withTexts(outcome.error, (text) => versionFor(text, undefined)) };
}

/** Resolves an outcome and completes it by its hook, so that equivalent outcomes are equal. */
export function completeOutcome(written: OutcomeOrName | undefined, file: RuleFile): Outcome | undefined {
  const outcome = written === undefined ? undefined : resolveOutcome(written, file);
  return outcome && hookOf(file).complete(outcome);
}
