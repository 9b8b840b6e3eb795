/**
 * The codes of all diagnostics but those of lint checks, by origin. A new code is one word here, a golden case and a
 * line in the docs.
 */
// biome-ignore format: a code a word, not a line
export const CODES = {
  /** Bytes and YAML or CSV syntax. */
  syntax: [
    'not-utf8', 'control-character', 'conflict-marker', 'yaml-directive', 'yaml-syntax', 'second-document',
    'custom-tag', 'too-deep', 'too-large', 'unknown-alias', 'alias-cycle', 'too-many-aliases', 'key-not-text',
    'duplicate-key', 'forbidden-key', 'merge-key', 'quote-it', 'csv-syntax', 'json-syntax', 'unclear-comment',
  ],
  /** Validation against a JSON Schema. */
  schema: ['empty', 'missing-key', 'unknown-key', 'wrong-name', 'wrong-type', 'wrong-value', 'more-mistakes'],
  /** The rules directory. */
  directory: [
    'no-directory', 'no-rules', 'not-a-file', 'link-outside', 'link-loop', 'too-many-files', 'unreadable',
    'restless',
  ],
  /** Rule files and lists. */
  rules: [
    'endpoint-taken', 'endpoint-reserved', 'duplicate-rule', 'duplicate-list', 'template-in-condition',
    'wrong-time', 'date-in-entry', 'several-entries', 'empty-window', 'unknown-condition', 'unknown-list',
    'unknown-operator', 'unknown-outcome', 'fact-path', 'value-type', 'missing-value', 'pattern', 'decorator', 'date-format',
    'condition-too-large', 'condition-cycle', 'condition-too-deep', 'on-error-allows', 'fallback-updates',
    'built-in-outcome', 'template', 'unknown-lookup', 'unknown-column', 'duplicate-row', 'fact-cycle', 'lookup-cycle',
    'fact-too-deep', 'language-tag', 'duplicate-language', 'reserved-claim', 'null-claim', 'remove-with-value', 'claim-path',
    'lifetime-range', 'assertion-path', 'claim-shape', 'doubled-attributes', 'name-not-escaped', 'auth-context-class-ref',
  ],
  /** Test files. */
  tests: [
    'unknown-rule', 'expects-nothing', 'impossible-expectation', 'not-in-shadow', 'unknown-endpoint',
    'duplicate-test', 'set-and-unset', 'unknown-request', 'unusable-request',
  ],
  /** Comments that suppress a lint check. */
  suppression: ['ignore-without-reason', 'ignore-unknown-code', 'ignore-unused'],
  /** Test runs. */
  results: ['no-tests', 'test-failed', 'uncovered', 'untested-file'],
  /** The comment that names a schema to an editor. */
  editor: ['schema-not-found'],
  /** The configuration: file, environment and command line. */
  configuration: [
    'no-config', 'no-value', 'credentials', 'network', 'port', 'deadline', 'reuse-port', 'tunnel',
    'host-ignored', 'admin-exposed', 'admin-endpoints', 'published-secret', 'short-secret',
    'basic-without-scheme', 'issuer', 'plain-http', 'org-authorization-server', 'log-not-a-file',
    'records-in-clear', 'records-in-full', 'records-not-masked', 'records-without-key', 'last-good-inside',
    'open-to-others',
  ],
  /** Reloads of a running service. */
  reload: ['reload-failed', 'examiner-failed', 'rules-shrunk', 'no-last-good', 'last-good-damaged'],
} as const;

/** The code of a lint check. The schema has its codes from the checks: UPDATE_GOLDEN=1 adds that of a new one. */
export type LintCode =
  keyof typeof import('../../schema/config.schema.json')['properties']['lint']['properties']['levels']['properties'];

/** Stable and kebab-case. */
export type DiagnosticCode = (typeof CODES)[keyof typeof CODES][number] | LintCode;
