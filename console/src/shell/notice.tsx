import type { ComponentChildren, JSX } from 'preact';
import type { Problem } from '../api/api-result.ts';

interface NoticeProps {
  kind: 'problem' | 'warning' | 'empty';
  title: string;
  hint?: string;
  children?: ComponentChildren;
}

/** A message above the content, or in place of it. */
export function Notice({ kind, title, hint, children }: NoticeProps): JSX.Element {
  return (
    <div class={`notice notice-${kind}`} role={kind === 'problem' ? 'alert' : undefined}>
      <p class="notice-title">{title}</p>
      {hint !== undefined && <p>{hint}</p>}
      {children}
    </div>
  );
}

export function ProblemNotice({ problem, retry }: { problem: Problem; retry?: () => void }): JSX.Element {
  return (
    <Notice kind="problem" title={problem.message} hint={problem.hint}>
      {retry !== undefined && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </Notice>
  );
}

export function Waiting({ what }: { what: string }): JSX.Element {
  return (
    <p class="waiting" role="status">
      {what}…
    </p>
  );
}
