import type { HookName } from '../../../../src/hooks/contract.ts';
import { compileYaml } from '../../decisions/endpoint-from.ts';

interface Options {
  fallback?: string;
  strategy?: string;
  top?: string;
}

/** A rule file of a hook with its rules at the top (without `version` and `endpoint`), from rules in flow style. */
export function signInFile(
  hook: Exclude<HookName, 'registration'>,
  rules: readonly string[],
  { fallback = 'continue', strategy = 'all', top = '' }: Options = {},
): string {
  const written = rules.map((rule, index) => `  - { name: r${index}, ${rule} }\n`).join('');
  return `hook: ${hook}\n${top}strategy: ${strategy}\ndefault: ${fallback}\nrules:\n${written}`;
}

/** The codes of all findings in a rule file but `okta-fails-open`, which most files have. */
export function codesIn(yaml: string): string[] {
  const codes = compileYaml(yaml).diagnostics.map(({ code }) => code);
  return codes.filter((code) => code !== 'okta-fails-open');
}

/** The findings of one check, as they are printed. */
export function messagesIn(code: string, yaml: string): string[] {
  return compileYaml(yaml)
    .diagnostics.filter((found) => found.code === code)
    .map(({ message, hint }) => `${message}; ${hint}`);
}

export const USER = '{ fact: data.context.user.id, operator: present }';
export const STAFF = '{ fact: data.context.user.profile.login, operator: emailDomainIn, value: [okta.com] }';
export const PUBLIC = '{ fact: data.context.protocol.client.type, operator: equal, value: PUBLIC }';
