import type { JSX } from 'preact';
import { Check } from '../shell/check.tsx';
import { EnforcedForms } from './enforced-forms.tsx';
import { GenerationFigure } from './generation-figure.tsx';
import type { Preview } from './preview.ts';
import type { Decision } from './verdict-words.ts';
import './sign-in-panel.css';

interface SignInPanelProps {
  decision: Decision;
  preview: Preview;
}

/** The sign-in page with the error where the user sees it, in each generation side by side. */
export function SignInPanel({ decision, preview }: SignInPanelProps): JSX.Element {
  const real = preview.inWidget;
  const { shown, widgets, requestType } = decision;
  // Classic Engine's widget has another API, which is not played.
  const playable = widgets.some((widget) => widget !== 'Gen1');
  return (
    <section class="panel sign-in" aria-labelledby="sign-in-title">
      <div class="panel-head">
        <h2 id="sign-in-title">What the person sees</h2>
        {playable && <Check ticked={real} label="in Okta's own widget" />}
      </div>
      <div class="generations">
        {widgets.map((widget) => (
          <GenerationFigure
            key={widget}
            widget={widget}
            requestType={requestType}
            shown={shown}
            preview={preview}
            real={real.value}
          />
        ))}
      </div>
      <p class="remark">{remark(widgets.length, playable, real.value)}</p>
      {widgets.length > 0 && preview.endpoint.value?.form === undefined && (
        <p class="remark">
          The rule file does not say what is on the form (<code>form: […]</code>): these are the attributes of
          the request.
        </p>
      )}
      <EnforcedForms decision={decision} preview={preview} />
    </section>
  );
}

function remark(widgets: number, playable: boolean, real: boolean): string {
  if (widgets === 0) return 'Okta sends no requests of this type: what a person would see is not known.';
  if (!playable) return "Drawn from the texts alone. Classic Engine's widget is not played here.";
  return real
    ? "Okta's real widget, filled in with this request and sent. Type into it and send it again: the live rules answer. How Okta's server passes a hook's reply on is what its documents say."
    : 'Drawn from the texts alone. Tick the box to see them in the real widget; it has some megabytes.';
}
