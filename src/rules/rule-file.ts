import { below, type Pointer, type SourceFile } from '../diagnostics/source-file.ts';

/**
 * The hooks that rule files can be written for: the values of `hook:`.
 *
 * A new name makes the compiler list what the hook still lacks: its contract in hooks/index.ts, its checks in
 * lint/index.ts and its simulator in okta-simulator/index.ts.
 */
export type HookName = 'registration' | 'token' | 'saml';

/** A rule file that is valid by schema/rule-file.schema.json. */
export interface RuleFile {
  version: 1;
  /** The Okta hook that calls the endpoint; left out, `registration`. */
  hook?: HookName;
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
  /** The facts that name the language of texts, the preferred one first. */
  language?: string[];
  /** Facts that are made of other facts. */
  facts?: Record<string, string | TypedTemplate>;
  lookups?: Record<string, Lookup>;
  outcomes?: Record<string, Outcome>;
  conditions?: Record<string, Condition>;
  /** The rules by request type; those at the top of a file are rules for every request type. */
  requestTypes: Record<string, RequestTypeRules>;
  unhandled?: OutcomeOrName;
  onError?: OutcomeOrName;
}

/** The key of rules for every request type in `requestTypes`. */
export const EVERY_REQUEST_TYPE = '';

/** The place of the rules of a request type in their file: at its top, if they are for every request type. */
export function rulesAt(requestType: string): Pointer {
  return requestType === EVERY_REQUEST_TYPE ? '' : below('/requestTypes', requestType);
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
  /** The requests that the rule is for; it is skipped for all others. */
  if?: Condition;
  when: Condition;
  then?: OutcomeOrName;
  otherwise?: OutcomeOrName;
  mode?: 'enforce' | 'shadow';
  enabled?: boolean;
  /** RFC 3339. */
  validFrom?: string;
  validUntil?: string;
  /** The last day (UTC), in place of `validUntil`. */
  validThrough?: string;
}

/** True if a rule has an effect: it is enabled, and not in shadow mode. */
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
  /** How the fact is written, of the operators on times: `DD/MM/YYYY`. */
  dateFormat?: string;
}

export type Scalar = string | number | boolean;
export type Operand = Scalar | Scalar[] | ListReference | { fact: string };

/** One list, or several that are read as one. */
export type ListReference = { list: string } | { lists: string[] };

/** True if a value refers to lists. */
export function isListReference(value: Operand | undefined): value is ListReference {
  return typeof value === 'object' && ('list' in value || 'lists' in value);
}

/** The names of the lists that a value refers to. */
export function listsNamedBy(value: Operand | undefined): readonly string[] {
  if (!isListReference(value)) return [];
  return 'list' in value ? [value.list] : value.lists;
}

/** A template whose text is converted to another type. */
export interface TypedTemplate {
  template: string;
  as: 'number' | 'boolean' | 'list' | 'date';
}

/** True for a map with exactly the keys of a typed template, which may name an unknown type. */
export function isTypedTemplate(value: unknown): value is TypedTemplate {
  const { template, as, ...others } = Object(value);
  return typeof template === 'string' && typeof as === 'string' && Object.keys(others).length === 0;
}

/** Finds a row of a list by the value of one column, or of several. */
export interface Lookup {
  list: string;
  /** A template for the column `value`, or the first one; or templates by column. */
  key: string | Record<string, string>;
  ignoreCase?: boolean;
  /** The entries of the only key column, or of the one that is named, are domains, of which the longest one that matches counts. */
  match?: 'domain' | Record<string, 'domain'>;
}

/** True if a value refers to another fact. */
export function isFactReference(value: Operand | undefined): value is { fact: string } {
  return typeof value === 'object' && 'fact' in value;
}

/** The facts that a test reads. */
export function factsOf({ fact, value }: Pick<Test, 'fact' | 'value'>): string[] {
  return isFactReference(value) ? [fact, value.fact] : [fact];
}

/** An outcome, or the name of one, from the file or built in. */
export type OutcomeOrName = string | Outcome;

/** A text that a person reads; as a map, by language: `{ default: …, de: …, "pt-BR": … }`. */
export type Text = string | Readonly<Record<string, string>>;

export interface Outcome {
  allow?: true;
  deny?: true;
  set?: Record<string, Scalar | null | Scalar[] | TypedTemplate>;
  commands?: Command[];
  error?: OutcomeError;
  debugContext?: Record<string, unknown>;
  /** Of the token hook, as the next one. */
  idToken?: TokenChanges;
  accessToken?: TokenChanges;
  /** Of the SAML hook. */
  assertion?: AssertionChanges;
}

/** Changes to one token, as written. */
export interface TokenChanges {
  /** Claims to add, or to overwrite. */
  set?: Readonly<Record<string, unknown>>;
  /** Claims to overwrite, where the token has them. */
  replace?: Readonly<Record<string, unknown>>;
  /** Claims to take out, where the token has them. */
  remove?: readonly string[];
  /** A duration: `15m`. */
  lifetime?: string;
  /** Operations on members of claims. */
  patch?: readonly PatchOperation[];
}

/** Changes to an assertion, as written. */
export interface AssertionChanges {
  /** Attributes to add, or to overwrite. */
  set?: Readonly<Record<string, AttributeValue>>;
  /** Attributes to overwrite, where the assertion has them. */
  replace?: Readonly<Record<string, AttributeValue>>;
  nameId?: string;
  /** The class of the authentication context: `urn:oasis:names:tc:SAML:2.0:ac:classes:X509`. */
  authnContext?: string;
  /** A duration: `8h`. */
  sessionLifetime?: string;
  patch?: readonly PatchOperation[];
}

/** An attribute of an assertion, as written. */
export type AttributeValue =
  | Scalar
  | readonly Scalar[]
  | {
      value?: Scalar | readonly Scalar[];
      nameFormat?: 'unspecified' | 'basic' | 'uri';
      type?: 'string' | 'integer' | 'boolean' | 'dateTime' | 'anyURI';
    };

/** One operation of a patch command: RFC 6902, as far as Okta knows it. */
export interface PatchOperation {
  op: 'add' | 'replace' | 'remove';
  /** JSON Pointer (RFC 6901). */
  path: string;
  value?: unknown;
}

/** Okta's command object: https://developer.okta.com/docs/concepts/inline-hooks/#inline-hook-response */
export interface Command {
  type: string;
  value: unknown;
}

/**
 * Okta's error object, as written; with `string`, as Okta gets it.
 *
 * @see https://developer.okta.com/docs/concepts/inline-hooks/#error
 */
export interface OutcomeError<T extends Text = Text> {
  errorSummary?: T;
  errorCauses?: ErrorCause<T>[];
}

/** Okta's ErrorCause. */
export interface ErrorCause<T extends Text = Text> {
  errorSummary: T;
  reason?: string;
  location?: string;
  locationType?: string;
  domain?: string;
}

export type RuleSource = SourceFile<RuleFile>;
