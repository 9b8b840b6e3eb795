import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';

/** Something that Okta can present to be let in. */
export type Credential =
  | { kind: 'basic'; username: string; password: string }
  | { kind: 'header'; name: string; value: string };

/** Where the rules are, and what they have to pass to go live. */
export interface RulesConfig {
  readonly rules: {
    readonly directory: string;
    /** tests: lint, and the tests beside the rules; lint: lint alone. */
    readonly gate: 'tests' | 'lint';
  };
  readonly lint: {
    /** By the code of a check. */
    readonly levels: Readonly<Record<string, Severity | 'off'>>;
  };
}

/** The configuration of a run: complete, checked, frozen. */
export interface Config extends RulesConfig {
  readonly server: { readonly host: string; readonly port: number /** Bytes. */; readonly bodyLimit: number };
  readonly admin: {
    readonly host: string;
    readonly port: number;
    readonly credentials: readonly Credential[];
  };
  /** At least one. */
  readonly credentials: readonly Credential[];
  /** Whether the only credential was made up for this run. */
  readonly generated: boolean;
  readonly decision: { /** Milliseconds. */ readonly deadline: number; readonly debugContext: boolean };
  readonly log: { readonly level: string };
  /** What is allowed here and still deserves attention. */
  readonly warnings: readonly Diagnostic[];
}

/** Values from the command line; they win over the environment, which wins over the file. */
export interface Flags {
  config?: string;
  rules?: string;
  host?: string;
  port?: string;
  adminPort?: string;
}

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
