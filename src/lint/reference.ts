import type { DescribedCode } from '../diagnostics/described-code.ts';
import { held } from './held.ts';
import { ignoreCodes } from './ignore.ts';
import { groups } from './index.ts';

const INTRODUCTION = `# What lint finds

\`hookgate check\` runs these checks, and so do \`serve\`, \`test\` and every reload. A finding that is an error keeps the
rules from going live. This page is made from the checks in \`src/lint\`; a test keeps the two equal.

Mistakes that keep a file from being loaded at all are listed in [rules.md](rules.md#diagnostics).

**To keep a finding**, say why in the line above. Without a reason the comment is itself an error. A CSV list has no
comments.

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

const HELD = `Some mistakes that are known from other hook services cannot be made here.

| mistake | why it cannot happen |
|---|---|`;

/** docs/lint.md. */
export function reference(): string {
  const parts: [title: string, codes: readonly DescribedCode[]][] = [
    ...Object.entries(groups),
    ['Comments', Object.values(ignoreCodes)],
  ];
  return [
    INTRODUCTION,
    ...parts.map(([title, codes]) => [`## ${title}\n`, ...codes.map(section)].join('\n')),
    `## Held by the language\n\n${HELD}`,
    ...held.map(({ mistake, because }) => `| ${mistake} | ${because} |`),
    '',
  ].join('\n');
}

function section({ code, severity, finds, because, source, mend }: DescribedCode): string {
  const lines = [`**Why:** ${because}`, `**Mend:** ${mend}`, ...(source ? [`**Source:** ${source}`] : [])];
  return `### ${code}\n\n*${severity}.* ${finds}\n\n${lines.join('  \n')}\n`;
}
