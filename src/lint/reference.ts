import type { RuleMetadata } from '../diagnostics/diagnostic.ts';
import { checks, groups } from './index.ts';
import { ruledOut } from './ruled-out.ts';
import { suppressionCodes } from './suppress.ts';

const INTRODUCTION = `# What lint finds

\`hookgate check\` runs these checks, and so do \`serve\`, \`test\` and every reload. A finding that is an error keeps the
rules from going live. This page is made from the checks in \`src/lint\`; a test keeps the two equal.

Mistakes that keep a file from being loaded at all are listed in [rules.md](rules.md#diagnostics).

**To keep a finding**, say why in the line above: in a rule file, a test file, or a list. Without a reason the comment is
itself an error. A CSV list has no comments.

\`\`\`yaml
# hookgate-ignore: denial-in-then -- whoever sends no address is denied by the rule above
then: deny
\`\`\`

**To change a level** for all files, name the code in the configuration. It then holds for \`check\`, \`test\` and \`serve\`.

\`\`\`yaml
lint:
  levels: { long-message: off, denial-in-then: error } # error, warn, info or off
\`\`\`
`;

const CONFIGURATION = `\`hookgate serve\` looks for these when it starts, in the configuration file and in the environment. No comment and no
level changes them.
`;

const HELD = `Some mistakes that are known from other hook services cannot be made here.

| mistake | why it cannot happen |
|---|---|`;

/**
 * docs/lint.md.
 *
 * @param configuration what is looked for in the configuration, which lint knows nothing of
 */
export function reference(configuration: readonly RuleMetadata[]): string {
  const parts = [...Object.entries(groups), ['Comments', Object.values(suppressionCodes)] as const];
  return [
    INTRODUCTION,
    ...parts.map(([title, codes]) => part(title, codes)),
    part('Configuration', configuration, CONFIGURATION),
    `## Held by the language\n\n${HELD}`,
    ...ruledOut.map(({ mistake, reason }) => `| ${mistake} | ${reason} |`),
    '',
  ].join('\n');
}

function part(title: string, codes: readonly RuleMetadata[], introduction?: string): string {
  return [`## ${title}\n`, ...(introduction ? [introduction] : []), ...codes.map(section)].join('\n');
}

function section({ code, severity, description, rationale, source, fix }: RuleMetadata): string {
  const lines = [`**Why:** ${rationale}`, `**Mend:** ${fix}`, ...(source ? [`**Source:** ${source}`] : [])];
  return `### ${code}\n\n*${severity}.* ${description}\n\n${lines.join('  \n')}\n`;
}

/** What `lint.levels` in the configuration may hold, for schema/config.schema.json: editors then offer the codes. */
export function levelProperties(): Record<string, object> {
  const codes = checks.map(({ code, description }) => [
    code,
    { description: description, $ref: '#/$defs/level' },
  ]);
  return Object.fromEntries(codes);
}
