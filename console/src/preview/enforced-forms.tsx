import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { GenerationFigure } from './generation-figure.tsx';
import type { Preview } from './preview.ts';
import type { Decision } from './verdict-words.ts';

interface EnforcedFormsProps {
  decision: Decision;
  preview: Preview;
}

/** What the person would see if a shadow rule were enforced, below what is live. */
export function EnforcedForms({ decision, preview }: EnforcedFormsProps): JSX.Element | null {
  const chosen = useSignal('');
  const { shadow, verdicts, widgets, requestType, kind } = decision;
  const rule = shadow.find((one) => one.rule === chosen.value) ?? shadow[0];
  if (widgets.length === 0 || !verdicts.some(({ mode }) => mode === 'shadow')) return null;
  if (rule === undefined)
    return <p class="remark">No shadow rule, enforced, would change what this person sees.</p>;
  return (
    <section class="enforced" aria-labelledby="enforced-title">
      <h3 id="enforced-title">With a shadow rule enforced</h3>
      {shadow.length > 1 && (
        <label>
          Shadow rule
          <select
            value={rule.rule}
            onChange={({ currentTarget }) => {
              chosen.value = currentTarget.value;
            }}
          >
            {shadow.map((one) => (
              <option key={one.rule}>{one.rule}</option>
            ))}
          </select>
        </label>
      )}
      <p aria-live="polite">
        With <strong>{rule.rule}</strong> enforced, the decision would be <strong>{rule.would}</strong>
        {rule.would === kind ? ' as well, with another message.' : `. Live it is ${kind}.`}
      </p>
      <div class="generations">
        {widgets.map((widget) => (
          <GenerationFigure
            key={widget}
            widget={widget}
            about={`with ${rule.rule} enforced`}
            requestType={requestType}
            shown={rule.shown}
            preview={preview}
          />
        ))}
      </div>
    </section>
  );
}
