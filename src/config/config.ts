import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';

/** Something that Okta can present to be let in. */
export type Credential = Secret | OAuth2;

/** A fixed text in a header. */
export type Secret = (
  | { kind: 'basic'; username: string; password: string }
  | { kind: 'header'; name: string; value: string }
) &
  Scope;

/** A token of an authorization server. */
export interface OAuth2 extends Scope {
  kind: 'oauth2';
  /** As tokens name it in `iss`. */
  issuer: string;
  audience: string;
  /** One element of `scp`. */
  scope: string;
  /** The clients (`cid`) whose tokens count; left out, every client of the authorization server. */
  clientIds?: readonly string[];
  jwksUri: string;
}

interface Scope {
  /** The only paths that it opens; left out, all. */
  endpoints?: readonly string[];
}

/** Where the rules are, and what they have to pass to go live. */
export interface RulesConfig {
  readonly rules: {
    readonly directory: string;
    /** tests: lint, and the tests beside the rules; lint: lint alone. */
    readonly gate: 'tests' | 'lint';
    /** Where the last good rules are kept for a start with broken ones. */
    readonly lastGood?: string;
    /** What becomes of a change that looks like a file that was cut off. */
    readonly shrink: 'refuse' | 'allow';
  };
  readonly lint: {
    /** By the code of a check. */
    readonly levels: Readonly<Record<string, Severity | 'off'>>;
  };
}

/** The configuration of a run: complete, checked, frozen. */
export interface Config extends RulesConfig {
  readonly server: {
    readonly host: string;
    readonly port: number;
    /** Bytes. */
    readonly bodyLimit: number;
    /** Proxies in front, each of which adds to X-Forwarded-For. */
    readonly trustProxy: number;
    /** The only ones that may call, as addresses or in CIDR form; undefined: everybody. */
    readonly networks?: readonly string[];
    /** Without valid credentials, for one address in a minute. */
    readonly failedAttempts: number;
    /** Milliseconds between SIGTERM and the closing. */
    readonly drain: number;
    /** Whether other instances may listen on the same port (SO_REUSEPORT). */
    readonly reusePort: boolean;
  };
  readonly admin: {
    readonly host: string;
    readonly port: number;
    readonly credentials: readonly Credential[];
    /** Whether it serves the console. */
    readonly console: boolean;
  };
  /** At least one. */
  readonly credentials: readonly Credential[];
  /** Whether the only credential was made up for this run. */
  readonly generated: boolean;
  /** The files that values were taken from by `${file:…}`, as absolute paths. */
  readonly included: readonly string[];
  readonly decision: {
    /** Milliseconds. */
    readonly deadline: number;
    readonly maxInFlight: number;
    readonly debugContext: boolean;
  };
  readonly log: {
    readonly level: string;
    /** auto: pretty where standard output is a terminal, else json. */
    readonly format: 'auto' | 'pretty' | 'json';
  };
  /** To the hook listener; undefined: none. */
  readonly tunnel?: TunnelConfig;
  readonly decisionLog: DecisionLogConfig;
  /** What is allowed here and still deserves attention. */
  readonly warnings: readonly Diagnostic[];
}

/** Where decisions are recorded, and how much of them. */
export interface DecisionLogConfig {
  /** `stdout`, or the path of a file. */
  readonly to: string;
  readonly record: 'none' | 'masked' | 'full';
  /** Paths of facts; each one is masked with everything below it. Undefined: whatever says something of a person. */
  readonly mask?: readonly string[];
  /** Of the hash in masked records; undefined: one for the run. */
  readonly key?: string;
  /** Whether a decision that cannot be recorded is a denial. */
  readonly required: boolean;
  /** Of a file: bytes, milliseconds, and how many old ones are kept. */
  readonly rotate: { readonly size: number; readonly age: number; readonly keep: number };
}

/** How ngrok knows whose tunnel it is, and what it is called. */
export interface TunnelConfig {
  readonly authtoken: string;
  readonly domain?: string;
}

/** Values from the command line; they win over the environment, which wins over the file. */
export interface Flags {
  config?: string;
  rules?: string;
  host?: string;
  port?: string;
  adminPort?: string;
  tunnel?: boolean;
  /** Asks for a tunnel, too. */
  tunnelDomain?: string;
}
