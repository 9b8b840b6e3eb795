import type { Diagnostic } from './diagnostic.ts';
import { visible } from './format-text.ts';

const COMMANDS = { error: 'error', warn: 'warning', info: 'notice' } as const;

/** Annotations: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
export function formatGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ severity, code, file, range, message, hint }) => {
      const place =
        range === undefined
          ? {}
          : {
              line: range.start.line,
              endLine: range.end.line,
              col: range.start.column,
              endColumn: range.end.column,
            };
      const properties = Object.entries({ file, ...place, title: code }).map(
        ([key, value]) => `${key}=${escapeProperty(String(value))}`,
      );
      return `::${COMMANDS[severity]} ${properties.join(',')}::${escapeData(hint === undefined ? message : `${message}; ${hint}`)}\n`;
    })
    .join('');
}

/** Names and texts are untrusted: they must not control the terminal of the log. */
function escapeData(text: string): string {
  return visible(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
