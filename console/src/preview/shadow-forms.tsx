import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { FormFigures } from './form-figure.tsx';
import type { Preview } from './preview.ts';
import type { Decision } from './verdict-words.ts';

interface ShadowFormsProps {
  decision: Decision;
  preview: Preview;
}

/** The form as the user would see it if a shadow rule were enforced. */
export function ShadowForms({ decision, preview }: ShadowFormsProps): JSX.Element | null {
  const chosen = useSignal('');
  const { shadow, verdicts, widgets, requestType, kind } = decision;
  const rule = shadow.find((one) => one.rule === chosen.value) ?? shadow[0];
  if (widgets.length === 0 || !verdicts.some(({ mode }) => mode === 'shadow')) return null;
  if (rule === undefined) return <p class="remark">Enforcing a shadow rule would not change this form.</p>;
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
        {rule.would === kind ? ' as well, with another message.' : ` instead of ${kind}.`}
      </p>
      <FormFigures
        {...{ widgets, requestType, preview }}
        about={`with ${rule.rule} enforced`}
        shown={rule.shown}
      />
    </section>
  );
}
