import { useSignal, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { valueIn } from '../api/api-result.ts';
import { SIGN_IN_URL } from '../api/console-api.ts';
import { formOf, readForm } from './form-fields.ts';
import { toBase64Url } from './link.ts';
import type { Preview } from './preview.ts';

interface WidgetFrameProps {
  generation: 'Gen2' | 'Gen3';
  preview: Preview;
  title: string;
}

/** Milliseconds without a new answer before the frame is reloaded: the widget starts slowly. */
const DEBOUNCE = 700;

/** Okta's widget in a frame, filled in and submitted. */
export function WidgetFrame({ generation, preview, title }: WidgetFrameProps): JSX.Element {
  const token = useSignal(tokenOf(preview));
  // Other rules may decide the same request differently.
  const version = valueIn(preview.answer.value)?.decision?.version;
  useSignalEffect(() => {
    const next = tokenOf(preview);
    const timer = setTimeout(() => {
      token.value = next;
    }, DEBOUNCE);
    return () => clearTimeout(timer);
  });
  const stateToken = token.value;
  if (stateToken === undefined)
    return <p class="sheet remark">The JSON is not a request: no sign-in page.</p>;
  return (
    <iframe
      // Another state needs another frame: the widget cannot be restarted.
      key={`${stateToken} ${version}`}
      class="widget"
      title={title}
      src={`${SIGN_IN_URL}#${new URLSearchParams({ generation, stateToken })}`}
    />
  );
}

/** The state token of the simulator, which is stateless: it contains endpoint, form, time and request. */
function tokenOf({ endpoint, answered, answeredAt, decidedType }: Preview): string | undefined {
  const { path, form: declared } = endpoint.value ?? {};
  const form = formOf(declared, readForm(answered.value, decidedType.value ?? '')?.profile);
  try {
    const request: unknown = JSON.parse(answered.value);
    const state = { endpoint: path, form, at: answeredAt.value, request };
    return toBase64Url(new TextEncoder().encode(JSON.stringify(state)));
  } catch {
    return undefined;
  }
}
