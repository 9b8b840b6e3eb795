import type { JSX } from 'preact';
import { Checkbox } from '../shell/checkbox.tsx';
import { FormFigures } from './form-figure.tsx';
import type { Preview } from './preview.ts';
import { ShadowForms } from './shadow-forms.tsx';
import type { Decision } from './verdict-words.ts';
import './sign-in-panel.css';

interface SignInPanelProps {
  decision: Decision;
  preview: Preview;
}

/** The sign-in page with the messages that the user sees, in each generation of the widget. */
export function SignInPanel({ decision, preview }: SignInPanelProps): JSX.Element {
  const { inWidget } = preview;
  const { shown, widgets, requestType } = decision;
  // The simulator does not have the API of Classic Engine's widget.
  const hasWidget = widgets.some((widget) => widget !== 'Gen1');
  return (
    <section class="panel sign-in" aria-labelledby="sign-in-title">
      <div class="panel-head">
        <h2 id="sign-in-title">Sign-in page</h2>
        {hasWidget && <Checkbox checked={inWidget} label="in Okta's widget" />}
      </div>
      <FormFigures {...{ widgets, requestType, shown, preview }} inWidget={inWidget.value} />
      <p class="remark">{remark(widgets.length, hasWidget, inWidget.value)}</p>
      {widgets.length > 0 && preview.endpoint.value?.form === undefined && (
        <p class="remark">
          Attributes of the request: the rule file does not declare the form (<code>form: […]</code>).
        </p>
      )}
      <ShadowForms decision={decision} preview={preview} />
    </section>
  );
}

function remark(widgets: number, hasWidget: boolean, inWidget: boolean): string {
  if (widgets === 0) return 'Okta does not send requests of this type, so the sign-in page is unknown.';
  if (!hasWidget) return "Simulated from the messages. Classic Engine's widget is not available here.";
  return inWidget
    ? "Okta's Sign-In Widget, filled in with this request and submitted. Edit the form and submit it again: the live rules decide. Okta's server is simulated according to its documentation."
    : "Simulated from the messages. Tick the box to load Okta's Sign-In Widget (several megabytes).";
}
