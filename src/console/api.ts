import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { IssuedKey } from '../hooks/issued.ts';
import type { FormMessage, Widget } from '../hooks/registration/form-messages.ts';
import type { HookName } from '../rules/rule-file.ts';

export type { DecisionsEvent, FindAnswer, FindQuestion, LiveDecision } from './live-api.ts';

/** A line of a rule file. The line is unknown if the files are not the live ones. */
export interface SourceLocation {
  file: string;
  line?: number;
}

/** GET /console/api/rules: the live rules, and the state of the directory. */
export interface RulesView {
  product: { name: string; version: string };
  /** Undefined before the first rules are loaded. */
  live?: { version: string; commit?: string; loadedAt: string };
  /** True if the files differ from the live rules: they are invalid, or not loaded yet. */
  pending: boolean;
  directory: string;
  endpoints: EndpointView[];
  /** `file` is empty if the texts are not known; `usedBy` names rules: `work-address of /sign-up`. */
  lists: { name: string; entries: number; file: string; usedBy: string[] }[];
  /** The findings of the last reload, as `hookgate check` reports them; errors first. */
  diagnostics: Diagnostic[];
  /** The last reload that changed the rules, or was refused. */
  lastReload?: {
    at: string;
    result: 'loaded' | 'unchanged' | 'refused';
    /** Sentences, as in `hookgate diff`. */
    changes: string[];
  };
  /** Percentage of tested rules; undefined if the tests could not be run. */
  coverage?: number;
}

/** GET /console/api/live: polled by pages, to notice reloads. */
export interface LiveVersion {
  version?: string;
  /** Time of the last reload that changed the rules, or was refused. */
  lookedAt?: string;
}

export interface EndpointView {
  path: string;
  hook: HookName;
  place: SourceLocation;
  description?: string;
  owner?: string;
  /** The attributes on the form; undefined if the file does not declare them. */
  form?: string[];
  /** The facts that name the language of texts; undefined if the file does not declare them. */
  language?: string[];
  /** The tags of its texts and of the built-in ones; undefined without `language`. */
  languages?: string[];
  /** The facts and lookups of the file: `facts.mailDomain` and its template, `lookups.partner` and its list and key. */
  facts: { name: string; madeOf: string; place: SourceLocation }[];
  requestTypes: RequestTypeView[];
  /** Percentage of tested rules. */
  coverage?: number;
}

export interface RequestTypeView {
  /** Empty if the rules are for every request of the hook. */
  requestType: string;
  strategy: 'all' | 'first';
  /** The built-in samples of this type. */
  samples: { name: string; request: unknown }[];
  rules: RuleView[];
}

export interface RuleView {
  name: string;
  place: SourceLocation;
  description?: string;
  owner?: string;
  ticket?: string;
  /** The requests that it is for, as a condition in words. */
  if?: string;
  mode: 'enforce' | 'shadow' | 'disabled';
  validFrom?: string;
  validUntil?: string;
  /** The last day, in place of `validUntil`. */
  validThrough?: string;
  /** True within the validity window. */
  inWindow: boolean;
  /** The verdicts that tests have seen; undefined if the tests could not be run. */
  seen?: { passed: boolean; failed: boolean };
}

/** POST /console/api/preview. */
export interface PreviewQuestion {
  endpoint: string;
  /** The body as Okta would send it. Text, because invalid JSON gets a reply, too. */
  body: string;
  /** RFC 3339; undefined means now. */
  at?: string;
}

/** The reply that Okta would get, and its reasons. */
export interface PreviewAnswer {
  /** Status and body as sent to Okta, except for the decision's id. */
  reply: { status: number; body: string };
  /** Undefined if the request is rejected with 4xx before rules are evaluated. */
  decision?: {
    kind: 'allow' | 'deny' | 'update' | 'continue';
    by: string;
    /** The rules that decided. */
    rules: string[];
    failure?: string;
    requestType?: string;
    /** The languages of the person, the preferred one first; undefined if the file has no `language`. */
    languages?: string[];
    version: string;
    /** Duration of the decision. */
    milliseconds: number;
    verdicts: VerdictView[];
    /** The widget generations that the user may have; empty if Okta's documentation has no such request. */
    widgets: Widget[];
    /** The messages on the form, by widget generation. */
    shown: FormMessage[];
    /** The shadow rules that would change the decision or the messages if they were enforced, one at a time. */
    shadow: ShadowView[];
    /** The tokens or the assertion that Okta issues; undefined for other hooks, and after a denial. */
    issued?: IssuedView[];
  };
  /** `test`: YAML for `hookgate test`; `curl`: a shell command. */
  copies: { test: string; curl: string };
}

/** A token or an assertion as the request has it, and as Okta issues it. */
export interface IssuedView {
  key: IssuedKey;
  /** Claims of a token, or attributes of an assertion: one value as text, several as a list. */
  claims: IssuedValue[];
  /** `lifetime`, or `nameId`, `authnContext` and `sessionLifetime`; and other parts that change, by their paths. */
  others: IssuedValue[];
}

/** A value before and after the reply. Lifetimes are in seconds, as rule files write them: `3600s`. */
export interface IssuedValue {
  name: string;
  /** Undefined if it stays. */
  change?: 'added' | 'changed' | 'removed';
  before?: unknown;
  after?: unknown;
}

/** The effect of enforcing one shadow rule, with all other rules unchanged. */
export interface ShadowView {
  rule: string;
  would: 'allow' | 'deny' | 'update' | 'continue';
  /** The messages on the form then, by widget generation. */
  shown: FormMessage[];
}

export interface VerdictView {
  rule: string;
  place: SourceLocation;
  mode: 'enforce' | 'shadow';
  verdict: 'passed' | 'failed' | 'skipped' | 'error';
  /** The reason why it was skipped, as a predicate: `is not for this request`. */
  skipped?: string;
  /** allow, deny, update, continue, or the name of an outcome. */
  outcome?: string;
  /** Shadow rules only: the decision if the rule were enforced. */
  would?: string;
  /** The trace of its `if`. */
  ifTrace?: TraceView;
  trace?: TraceView;
}

export interface TraceView {
  /** As text: `all`, `condition corporate`, `data.userProfile.email emailDomainIn ["okta.com"]`. */
  condition: string;
  result: boolean;
  place: SourceLocation;
  /** Tests only: the value of the request; null if absent. */
  actual?: unknown;
  /** The reason why the operator does not apply to the value, as a predicate: `is not a time: write 1980-11-30`. */
  doesNotApply?: string;
  /** Tests only: the row of a list that a lookup found, or that has expired. */
  note?: string;
  /** Tests only: entries of lists, or elements of an array, that decide the test. */
  matched?: { entry: string; place?: SourceLocation }[];
  /** Tests only: expired entries of the list that would have matched, with their last day or time. */
  expired?: { entry: string; place: SourceLocation; on: string }[];
  of?: TraceView[];
}

/** GET /console/api/files: the files of the rules directory. GET /console/api/file?path= has the text of one of them. */
export interface FilesView {
  /** Digest of all files, including tests. */
  contentDigest: string;
  /** Prefix of all paths. */
  directory: string;
  /** The directory in which a patch applies: the top of the git work tree, or the parent of the rules directory. */
  patch: {
    at: 'top of work tree' | 'parent';
    /** Prefix of the patch's paths: empty, or with `/` at the end. */
    below: string;
  };
  files: {
    path: string;
    kind: 'rules' | 'list' | 'tests' | 'request';
    /** The console does not load files of this size. */
    tooLong?: true;
    /** The file starts with a byte order mark, which its text does not include. */
    mark?: true;
  }[];
}

/**
 * POST /console/api/change: the effects of replacing or adding these files, all at once. Without files, the results of the
 * directory as it is. Nothing is written. Changes are evaluated one at a time; those whose connection is closed meanwhile
 * are skipped.
 */
export interface ChangeQuestion {
  files: ChangedFile[];
}

export interface ChangedFile {
  path: string;
  text: string;
}

export interface ChangeAnswer {
  /** Digest of the directory without the change, as in FilesView. */
  contentDigest: string;
  /** Findings of the whole directory with the change. */
  diagnostics: Diagnostic[];
  /** Undefined if there are errors. */
  tests?: { total: number; failed: { name: string; file: string; line: number; failures: string[] }[] };
  differences?: {
    /** The base of the comparison: the directory if long lists of the live rules are not kept. */
    against: 'live' | 'directory';
    /** Sentences, as in `hookgate diff`. */
    changes: string[];
    /** Synthetic requests: samples, requests of tests, and generated requests; in total, and by origin. */
    madeUp: BehaviourView & {
      origins: Record<'tests' | 'samples' | 'generated', { compared: number; changed: number }>;
    };
    /** The newest requests of the decision log, shown without values; undefined if none are recorded. */
    recorded?: RecordedBehaviourView;
  };
  milliseconds: number;
}

/** The number of compared requests, and those that are decided differently. */
export interface BehaviourView {
  compared: number;
  changed: number;
  /** Masked requests that cannot be judged: a rule reads a fact that the mask does not preserve. */
  unjudged: number;
  /** The rules and facts of the requests that cannot be judged. */
  doubts: { words: string; count: number }[];
  groups: {
    words: string;
    count: number;
    examples: { name: string; facts: { fact: string; value: string }[] }[];
  }[];
}

export interface RecordedBehaviourView extends BehaviourView {
  /** Time of the oldest request; undefined if there are none. */
  since?: string;
  /** True if some requests are masked. */
  masked?: boolean;
  /** The reason why the decision log could not be read. */
  problem?: string;
}

/**
 * GET /console/sign-in, the frame of Okta's widget: the name of the `meta` element with the value of the widget's option
 * `cspNonce`, which allows the widget's styles in the frame's Content-Security-Policy.
 */
export type NonceElement = 'csp-nonce';
