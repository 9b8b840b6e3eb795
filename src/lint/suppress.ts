import type { Diagnostic, Range, RuleMetadata } from '../diagnostics/diagnostic.ts';
import { suggestion } from '../diagnostics/suggest.ts';
import type { IgnoreComment } from '../rules/ignore-comment.ts';
import type { ParsedRules } from '../rules/parse.ts';
import type { Levels } from './check.ts';
import { checks } from './index.ts';

/** The diagnostics about comments that suppress findings. */
export const suppressionCodes = {
  withoutReason: {
    code: 'ignore-without-reason',
    severity: 'error',
    description: 'A hookgate-ignore comment without a reason.',
    rationale: 'Reviewers have to know why a finding is accepted.',
    fix: 'Write it as # hookgate-ignore: code -- reason.',
  },
  unknown: {
    code: 'ignore-unknown-code',
    severity: 'error',
    description: 'A hookgate-ignore comment with an unknown code.',
    rationale: 'It suppresses nothing. Errors that prevent a file from loading cannot be suppressed.',
    fix: 'Write a code of this page, or fix the error.',
  },
  unused: {
    code: 'ignore-unused',
    severity: 'warn',
    description: 'A hookgate-ignore comment above a line without such a finding.',
    rationale: 'It would hide a later mistake in that line.',
    fix: 'Remove the comment, or move it right above the line.',
  },
} satisfies Record<string, RuleMetadata>;

/** Removes the findings that comments suppress, and adds diagnostics about the comments. */
export function suppress(
  found: readonly Diagnostic[],
  { ignores, diagnostics }: Pick<ParsedRules, 'ignores' | 'diagnostics'>,
  levels: Levels,
): Diagnostic[] {
  const known = new Set<string>(checks.map(({ code }) => code));
  const places = new Set(found.map(placeOf));
  const troubled = new Set(diagnostics.map(({ file }) => file));
  const suppressed = new Set<string>();
  const problems: Diagnostic[] = [];
  for (const comment of ignores) {
    const report = ({ code, severity }: RuleMetadata, message: string, hint: string) =>
      problems.push({ code, severity, message, hint, file: comment.path, range: rangeOfLine(comment) });
    if (comment.reason === '' || comment.codes.length === 0) {
      const hint = 'write it as # hookgate-ignore: code -- reason';
      report(suppressionCodes.withoutReason, 'the comment gives no reason, and silences nothing', hint);
      continue;
    }
    for (const code of comment.codes) {
      const place = `${comment.path}:${comment.about} ${code}`;
      if (!known.has(code))
        report(
          suppressionCodes.unknown,
          `"${code}" is not the code of a check`,
          suggestion(code, [...known]),
        );
      else if (places.has(place)) suppressed.add(place);
      // Checks that are off and files with parse errors have no findings.
      else if (levels[code] !== 'off' && !troubled.has(comment.path))
        report(
          suppressionCodes.unused,
          `there is no finding "${code}" in line ${comment.about}`,
          'remove the comment',
        );
    }
  }
  return [...found.filter((diagnostic) => !suppressed.has(placeOf(diagnostic))), ...problems];
}

function placeOf({ file, range, code }: Diagnostic): string {
  return `${file}:${range?.start.line} ${code}`;
}

function rangeOfLine({ line, from, to }: IgnoreComment): Range {
  return { start: { line, column: from }, end: { line, column: to } };
}
