import type { SourceFile } from '../diagnostics/source-file.ts';

/** A rule file that is valid by schema/rule-file.schema.json. */
export interface RuleFile {
  version: 1;
  endpoint: string;
  description?: string;
  owner?: string;
  /** The attributes on the form; this and the next three are for lint. */
  form?: string[];
  engine?: Engine;
  /** Custom attributes of Okta's user profile schema. */
  userSchema?: string[];
  /** The attributes that Okta marks as sensitive. */
  sensitive?: string[];
  outcomes?: Record<string, Outcome>;
  conditions?: Record<string, Condition>;
  requestTypes: Record<string, RequestTypeRules>;
  unhandled?: OutcomeOrName;
  onError?: OutcomeOrName;
}

/** The engine of an Okta org; the default is `identity`. */
export type Engine = 'identity' | 'classic';

export interface RequestTypeRules {
  strategy?: Strategy;
  rules: Rule[];
  default?: OutcomeOrName;
}

/** `all`: every rule counts, denials win. `first`: the first rule with an outcome decides. */
export type Strategy = 'all' | 'first';

export interface Rule {
  name: string;
  description?: string;
  owner?: string;
  ticket?: string;
  when: Condition;
  then?: OutcomeOrName;
  otherwise?: OutcomeOrName;
  mode?: 'enforce' | 'shadow';
  enabled?: boolean;
  /** RFC 3339. */
  validFrom?: string;
  validUntil?: string;
}

/** Whether a rule has an effect: it is enabled, and not in shadow mode. */
export function isEnforced({ enabled, mode }: Rule): boolean {
  return enabled !== false && mode !== 'shadow';
}

export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { condition: string }
  | Test;

export interface Test {
  fact: string;
  operator: string;
  value?: Operand;
}

export type Scalar = string | number | boolean;
export type Operand = Scalar | Scalar[] | { list: string } | { fact: string };

/** Whether a value refers to another fact. */
export function isFactReference(value: Operand | undefined): value is { fact: string } {
  return typeof value === 'object' && 'fact' in value;
}

/** The facts that a test reads. */
export function factsOf({ fact, value }: Pick<Test, 'fact' | 'value'>): string[] {
  return isFactReference(value) ? [fact, value.fact] : [fact];
}

/** An outcome, or the name of one, from the file or built in. */
export type OutcomeOrName = string | Outcome;

export interface Outcome {
  allow?: true;
  deny?: true;
  set?: Record<string, Scalar | null | Scalar[]>;
  commands?: Command[];
  error?: { errorSummary?: string; errorCauses?: ErrorCause[] };
  debugContext?: Record<string, unknown>;
}

/** Okta's command object: https://developer.okta.com/docs/concepts/inline-hooks/#inline-hook-response */
export interface Command {
  type: string;
  value: unknown;
}

/** Okta's ErrorCause: https://developer.okta.com/docs/concepts/inline-hooks/#error */
export interface ErrorCause {
  errorSummary: string;
  reason?: string;
  location?: string;
  locationType?: string;
  domain?: string;
}

/** Built-in outcomes, which a file cannot redefine. */
export const BUILT_IN_OUTCOMES = {
  allow: { allow: true },
  deny: {
    deny: true,
    // Okta shows a text only at a field of the form, and nearly every form has e-mail.
    error: {
      errorSummary: 'Your request cannot be completed. Please contact your administrator.',
      errorCauses: [
        {
          errorSummary: 'Your request cannot be completed. Please contact your administrator.',
          reason: 'REQUEST_DENIED',
          locationType: 'body',
          location: 'data.userProfile.email',
          domain: 'end-user',
        },
      ],
    },
  },
  continue: {},
} satisfies Record<string, Outcome>;

export function isBuiltIn(name: string): name is keyof typeof BUILT_IN_OUTCOMES {
  return Object.hasOwn(BUILT_IN_OUTCOMES, name);
}

/** Whether an outcome denies: Okta denies if there is an error object, with or without the DENY command. */
export function denies(outcome: { deny?: boolean; error?: unknown }): boolean {
  return outcome.deny === true || outcome.error !== undefined;
}

export type RuleSource = SourceFile<RuleFile>;

/** The outcome with a name in a file. */
export function outcomeNamed(file: RuleFile, name: string): Outcome | undefined {
  if (isBuiltIn(name)) return BUILT_IN_OUTCOMES[name];
  return file.outcomes !== undefined && Object.hasOwn(file.outcomes, name) ? file.outcomes[name] : undefined;
}
