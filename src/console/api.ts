import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { FormMessage, Widget } from '../hooks/registration/form-messages.ts';

export type { DecisionsEvent, FindAnswer, FindQuestion, LiveDecision } from './live-api.ts';

/** A line of a rule file, for the reader to look up. Without a line where the files are not those that are live. */
export interface SourceLocation {
  file: string;
  line?: number;
}

/** GET /console/api/rules: what is live, and what the directory has. */
export interface RulesView {
  product: { name: string; version: string };
  /** Undefined: nothing is live yet. */
  live?: { version: string; commit?: string; loadedAt: string };
  /** The files were changed, and what they say is not live: it is refused, or has not been looked at yet. */
  pending: boolean;
  directory: string;
  endpoints: EndpointView[];
  /** `file` is empty where the texts are not known; `usedBy` names rules: `work-address of /sign-up`. */
  lists: { name: string; entries: number; file: string; usedBy: string[] }[];
  /** Of the last look at the directory; errors, warnings, infos, as `hookgate check` tells them. */
  diagnostics: Diagnostic[];
  /** The last look that changed something, or was refused. */
  lastReload?: {
    at: string;
    result: 'loaded' | 'unchanged' | 'refused' /** In words, as `hookgate diff` tells them. */;
    changes: string[];
  };
  /** In percent, of all rules; undefined: the tests could not be run. */
  coverage?: number;
}

/** GET /console/api/live: what a page asks again and again, to see that something else is live, or was looked at. */
export interface LiveVersion {
  version?: string;
  /** When the last look was that changed something, or was refused. */
  lookedAt?: string;
}

export interface EndpointView {
  path: string;
  place: SourceLocation;
  description?: string;
  owner?: string;
  /** The attributes on the form; undefined: the file does not say. */
  form?: string[];
  requestTypes: RequestTypeView[];
  /** In percent. */
  coverage?: number;
}

export interface RequestTypeView {
  requestType: string;
  strategy: 'all' | 'first';
  /** The built-in samples that fit, for a first look. */
  samples: { name: string; request: unknown }[];
  rules: RuleView[];
}

export interface RuleView {
  name: string;
  place: SourceLocation;
  description?: string;
  owner?: string;
  ticket?: string;
  mode: 'enforce' | 'shadow' | 'disabled';
  validFrom?: string;
  validUntil?: string;
  /** Whether it is in its window now. */
  inWindow: boolean;
  /** Whether a test has seen it hold, and not hold; undefined: the tests could not be run. */
  seen?: { passed: boolean; failed: boolean };
}

/** POST /console/api/preview. */
export interface PreviewQuestion {
  endpoint: string;
  /** The body as Okta would send it: text, because what is no JSON is answered, too. */
  body: string;
  /** RFC 3339; undefined: now. */
  at?: string;
}

/** What Okta would get, and why. */
export interface PreviewAnswer {
  /** As it goes to Okta: status, and the body's text, byte for byte but for the decision's id. */
  reply: { status: number; body: string };
  /** Undefined: it is refused with 4xx, and no rule has seen it. */
  decision?: {
    kind: 'allow' | 'deny' | 'update' | 'continue';
    by: string;
    /** The rules that decided. */
    rules: string[];
    failure?: string;
    requestType?: string;
    version: string;
    /** What the decision took. */
    milliseconds: number;
    verdicts: VerdictView[];
    /** The generations of the widget that the person can have; none where Okta's documents know no such request. */
    widgets: Widget[];
    /** What a person sees of it, by generation of the widget. */
    shown: FormMessage[];
    /** The shadow rules that would change the decision, or what the person sees: each enforced by itself. */
    shadow: ShadowView[];
  };
  /** For `hookgate test`, in YAML; for a shell. */
  copies: { test: string; curl: string };
}

/** A shadow rule, as if it were enforced and all other rules were as they are. */
export interface ShadowView {
  rule: string;
  would: 'allow' | 'deny' | 'update' | 'continue';
  /** What a person would see then, by generation of the widget. */
  shown: FormMessage[];
}

export interface VerdictView {
  rule: string;
  place: SourceLocation;
  mode: 'enforce' | 'shadow';
  verdict: 'passed' | 'failed' | 'skipped' | 'error';
  /** allow, deny, update, continue, or the name of an outcome. */
  outcome?: string;
  /** Of a shadow rule: what the decision had been with it enforced. */
  would?: string;
  trace?: TraceView;
}

export interface TraceView {
  /** In words: `all`, `condition corporate`, `data.userProfile.email emailDomainIn ["okta.com"]`. */
  condition: string;
  result: boolean;
  place: SourceLocation;
  /** Only of a test: what the request held; null: nothing. */
  actual?: unknown;
  /** Why the operator does not apply to that, as a predicate: `is not a time: write 1980-11-30`. */
  doesNotApply?: string;
  /** Only of a test: the entries of its list that would have matched, had they not expired, and the last day or the time. */
  expired?: { entry: string; place: SourceLocation; on: string }[];
  of?: TraceView[];
}

/**
 * GET /console/api/files: the texts of the rules directory, as they stand there now. One of them, as plain text:
 * GET /console/api/file?path=.
 */
export interface FilesView {
  /** Of everything that was read, tests too: another one means that something is another. */
  contentDigest: string;
  /** What all paths begin with. */
  directory: string;
  /** Where a patch applies: at the top of the git work tree, or without one beside the directory. */
  patch: {
    at: 'top of work tree' | 'parent';
    /** What its paths begin with: empty, or with `/` at the end. */
    below: string;
  };
  files: {
    path: string;
    kind: 'rules' | 'list' | 'tests' | 'request';
    /** For a page, which does not get its text. */
    tooLong?: true;
    /** It begins with a byte order mark, which its text is without. */
    mark?: true;
  }[];
}

/**
 * POST /console/api/change: what it would do to replace or add these files, all at once; with none of them, what is to be
 * said of the directory as it is. Nothing is written. One is worked out after the other; what its asker has given up (by
 * closing the request) before its turn is left out.
 */
export interface ChangeQuestion {
  files: ChangedFile[];
}

export interface ChangedFile {
  path: string;
  text: string;
}

export interface ChangeAnswer {
  /** Of the directory without the change, as in FilesView. */
  contentDigest: string;
  /** Of the whole directory with the change in it. */
  diagnostics: Diagnostic[];
  /** Undefined: there are errors, and nothing could be run. */
  tests?: { total: number; failed: { name: string; file: string; line: number; failures: string[] }[] };
  differences?: {
    /** What it is compared with; the directory where the long lists of what is live are not kept. */
    against: 'live' | 'directory';
    /** In words, as `hookgate diff` tells them. */
    changes: string[];
    /** Samples, requests of the tests, and others around what changed: together, and each by itself. */
    madeUp: BehaviourView & {
      origins: Record<'tests' | 'samples' | 'generated', { compared: number; changed: number }>;
    };
    /** The newest ones of the decision log, shown without their values; undefined: it keeps none. */
    recorded?: RecordedBehaviourView;
  };
  milliseconds: number;
}

/** How many requests were decided by both, and what becomes of those that are decided differently. */
export interface BehaviourView {
  compared: number;
  changed: number;
  /** Masked ones that may be decided differently or not: a rule reads a fact of which the mask says too little. */
  unjudged: number;
  /** Which rules and facts these are. */
  doubts: { words: string; count: number }[];
  groups: {
    words: string;
    count: number;
    examples: { name: string; facts: { fact: string; value: string }[] }[];
  }[];
}

export interface RecordedBehaviourView extends BehaviourView {
  /** When the first of them came; undefined: there are none yet. */
  since?: string;
  /** Some of them are masked. */
  masked?: boolean;
  /** Why the decision log could not be read. */
  problem?: string;
}

/**
 * GET /console/sign-in, the page of the frame in which Okta's widget runs: the name of the `meta` element whose content
 * is for the widget's option `cspNonce`. Without it the policy of the frame keeps the widget from writing its styles.
 */
export type NonceElement = 'csp-nonce';
