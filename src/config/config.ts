import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';

/** A credential that a client of the service can present. */
export type Credential = Secret | OAuth2;

/** A fixed value of a header. */
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
  /** The accepted clients (`cid`); without it, every client of the authorization server. */
  clientIds?: readonly string[];
  jwksUri: string;
}

interface Scope {
  /** The only paths that it opens; without it, all. */
  endpoints?: readonly string[];
}

/** The rules directory, and the checks that a rule set has to pass. */
export interface RulesConfig {
  readonly rules: {
    readonly directory: string;
    /** tests: lint, and the tests beside the rules; lint: lint alone. */
    readonly gate: 'tests' | 'lint';
    /** The last-known-good directory, for a start with invalid rules. */
    readonly lastGood?: string;
    /** True if the shrink guard refuses a change that removes most rules, like a truncated file. */
    readonly shrink: 'refuse' | 'allow';
  };
  readonly lint: {
    /** By code of a check. */
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
    /** Number of trusted proxies, each of which adds to X-Forwarded-For. */
    readonly trustProxy: number;
    /** Allowlist of addresses and CIDR blocks; undefined: every address may call. */
    readonly networks?: readonly string[];
    /** Rate limit: requests without valid credentials per address and minute. */
    readonly failedAttempts: number;
    /** Milliseconds between SIGTERM and closing the listener. */
    readonly drain: number;
    /** True if other instances may listen on the same port (SO_REUSEPORT). */
    readonly reusePort: boolean;
  };
  readonly admin: {
    readonly host: string;
    readonly port: number;
    readonly credentials: readonly Credential[];
    /** True if the console is served. */
    readonly console: boolean;
  };
  /** At least one. */
  readonly credentials: readonly Credential[];
  /** True if the only credential was generated for this run. */
  readonly generated: boolean;
  /** The files that `${file:…}` names, as absolute paths. */
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
  /** A tunnel to the hook listener. */
  readonly tunnel?: TunnelConfig;
  readonly decisionLog: DecisionLogConfig;
  readonly warnings: readonly Diagnostic[];
}

/** The destination and content of the decision log. */
export interface DecisionLogConfig {
  /** `stdout`, or a path. */
  readonly to: string;
  readonly record: 'none' | 'masked' | 'full';
  /** Masked facts, each with everything below it. Undefined: all personal data. */
  readonly mask?: readonly string[];
  /** Key of the hash in masked records; undefined: one generated for the run. */
  readonly key?: string;
  /** True if a decision that cannot be recorded is a denial. */
  readonly required: boolean;
  /** Maximum size in bytes and age in milliseconds of a file, and how many rotated files are kept. */
  readonly rotate: { readonly size: number; readonly age: number; readonly keep: number };
}

/** An ngrok tunnel. */
export interface TunnelConfig {
  readonly authtoken: string;
  readonly domain?: string;
}

/** Values of the command line. They override the environment, which overrides the file. */
export interface Flags {
  config?: string | undefined;
  rules?: string | undefined;
  host?: string;
  port?: string;
  adminPort?: string;
  tunnel?: boolean;
  /** Implies `tunnel`. */
  tunnelDomain?: string;
}
