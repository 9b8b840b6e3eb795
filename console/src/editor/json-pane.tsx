import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { OnDemand } from '../shell/on-demand.tsx';
import type { JsonEditorProps } from './json-editor.tsx';

const load = () => import('./json-editor.tsx').then(({ JsonEditor }) => JsonEditor);

/** The JSON editor, with a plain text area until it is loaded. */
export function JsonPane(props: JsonEditorProps): JSX.Element {
  return (
    <OnDemand<JsonEditorProps>
      load={load}
      props={props}
      meanwhile={<PlainText label={props.label} text={props.text} />}
    />
  );
}

/** A text area, until the editor is loaded or if loading fails. */
function PlainText({ label, text }: { label: string; text: Signal<string> }): JSX.Element {
  return (
    <textarea
      class="code-pane"
      aria-label={label}
      spellcheck={false}
      value={text.value}
      onInput={({ currentTarget }) => {
        text.value = currentTarget.value;
      }}
    />
  );
}
