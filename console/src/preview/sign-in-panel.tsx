import type { JSX } from 'preact';
import type { RequestType } from '../../../src/okta/registration.ts';
import type { Shown } from '../../../src/okta/shown.ts';
import { Check } from '../shell/check.tsx';
import { PlainForm } from './plain-form.tsx';
import type { Preview } from './preview.ts';
import type { Decision } from './verdict-words.ts';
import { WidgetFrame } from './widget-frame.tsx';
import './sign-in-panel.css';

/** The generations of the widget, as people know them. */
const GENERATIONS: Readonly<Record<Shown['widget'], string>> = {
  Gen1: 'Classic Engine, generation 1',
  Gen2: 'Sign-In Widget, generation 2',
  Gen3: 'Sign-In Widget, generation 3',
};

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
        {widgets.map((widget) => {
          const one = shown.find((other) => other.widget === widget);
          return (
            <figure key={widget}>
              <figcaption>{GENERATIONS[widget]}</figcaption>
              {real.value && widget !== 'Gen1' ? (
                <WidgetFrame generation={widget} preview={preview} title={GENERATIONS[widget]} />
              ) : (
                <PlainForm requestType={requestType as RequestType} shown={one} preview={preview} />
              )}
              <Remarks shown={one} />
            </figure>
          );
        })}
      </div>
      <p class="remark">{remark(widgets.length, playable, real.value)}</p>
      {widgets.length > 0 && preview.endpoint.value?.form === undefined && (
        <p class="remark">
          The rule file does not say what is on the form (<code>form: […]</code>): these are the attributes of
          the request.
        </p>
      )}
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

/** What the reader has to know beside the page: texts that nobody sees, and what Okta's documents leave open. */
function Remarks({ shown }: { shown: Shown | undefined }): JSX.Element | null {
  if (shown === undefined || shown.unseen.length + shown.open.length === 0) return null;
  return (
    <ul class="shown-remarks">
      {shown.unseen.map((text) => (
        <li key={text}>
          <span class="tag tag-warn">not shown</span> “{text}” is sent, and no one sees it here.
        </li>
      ))}
      {shown.open.map((text) => (
        <li key={text}>
          <span class="tag tag-open">open</span> Okta's documents do not say whether “{text}” is shown.
        </li>
      ))}
    </ul>
  );
}
