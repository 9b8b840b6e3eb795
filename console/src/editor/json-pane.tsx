import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { OnDemand } from '../shell/on-demand.tsx';
import type { JsonEditorProps } from './json-editor.tsx';
import { PlainText } from './plain-text.tsx';

const load = () => import('./json-editor.tsx').then(({ JsonEditor }) => JsonEditor);

/** JSON to edit: a plain field at once, and the editor in its place as soon as it is there. */
export function JsonPane({ label, text }: { label: string; text: Signal<string> }): JSX.Element {
  return (
    <OnDemand<JsonEditorProps>
      load={load}
      props={{ label, text }}
      meanwhile={<PlainText label={label} text={text} />}
    />
  );
}
