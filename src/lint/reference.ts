import type { RuleMetadata } from '../diagnostics/diagnostic.ts';
import { checks, groups } from './index.ts';
import { ruledOut } from './ruled-out.ts';
import { suppressionCodes } from './suppress.ts';

const INTRODUCTION = `# Lint checks

\`hookgate check\` runs these checks, and so do \`serve\`, \`test\` and every reload. Rules with a finding of severity error
do not go live. This page is generated from the checks in \`src/lint\`.

Mistakes that prevent a file from loading are listed in [rules.md](rules.md#diagnostics).

**To suppress a finding**, write a comment with a reason in the line above: in a rule file, a test file, or a list. A
comment without a reason is an error. A CSV list has no comments.

\`\`\`yaml
# hookgate-ignore: denial-in-then -- requests without an address are denied by the rule above
then: deny
\`\`\`

**To change the severity of a check** for all files, set its level in the configuration. It applies to \`check\`, \`test\`
and \`serve\`.

\`\`\`yaml
lint:
  levels: { long-message: off, denial-in-then: error } # error, warn, info or off
\`\`\`
`;

const CONFIGURATION = `\`hookgate serve\` runs these checks at startup, on the configuration file and the environment variables. They cannot be
suppressed, and their severity cannot be changed.
`;

const RULED_OUT = `## Mistakes the language rules out

These mistakes are known from other hook services, and cannot be made with hookgate.

| mistake | why it cannot happen |
|---|---|`;

/**
 * Generates docs/lint.md.
 *
 * @param configuration the checks of the configuration, which are not lint checks
 */
export function reference(configuration: readonly RuleMetadata[]): string {
  const parts = [...Object.entries(groups), ['Comments', Object.values(suppressionCodes)] as const];
  return [
    INTRODUCTION,
    ...parts.map(([title, codes]) => part(title, codes)),
    part('Configuration', configuration, CONFIGURATION),
    RULED_OUT,
    ...Object.entries(ruledOut).map(([mistake, reason]) => `| ${mistake} | ${reason} |`),
    '',
  ].join('\n');
}

function part(title: string, codes: readonly RuleMetadata[], introduction?: string): string {
  return [`## ${title}\n`, ...(introduction ? [introduction] : []), ...codes.map(section)].join('\n');
}

function section({ code, severity, description, rationale, source, fix }: RuleMetadata): string {
  const lines = [`**Why:** ${rationale}`, `**Fix:** ${fix}`, ...(source ? [`**Source:** ${source}`] : [])];
  return `### ${code}\n\n*${severity}.* ${description}\n\n${lines.join('  \n')}\n`;
}

/** The properties of `lint.levels` for schema/config.schema.json, so that editors complete the codes. */
export function levelProperties(): Record<string, object> {
  const codes = checks.map(({ code, description }) => [
    code,
    { description: description, $ref: '#/$defs/level' },
  ]);
  return Object.fromEntries(codes);
}
