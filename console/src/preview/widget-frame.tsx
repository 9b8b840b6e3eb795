import { useSignal, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { valueIn } from '../api/answered.ts';
import { SIGN_IN_URL } from '../api/console-api.ts';
import { formOf, readForm } from './form-fields.ts';
import { toBase64Url } from './link.ts';
import type { Preview } from './preview.ts';

interface WidgetFrameProps {
  generation: 'Gen2' | 'Gen3';
  preview: Preview;
  title: string;
}

/** Milliseconds without another answer before the page is made anew: the widget takes its time. */
const PAUSE = 700;

/** Okta's own widget in a page of its own, which fills the form in and sends it. */
export function WidgetFrame({ generation, preview, title }: WidgetFrameProps): JSX.Element {
  const token = useSignal(tokenOf(preview));
  // Other rules may say something else to the same request.
  const version = valueIn(preview.answer.value)?.decision?.version;
  useSignalEffect(() => {
    const next = tokenOf(preview);
    const timer = setTimeout(() => {
      token.value = next;
    }, PAUSE);
    return () => clearTimeout(timer);
  });
  const stateToken = token.value;
  if (stateToken === undefined)
    return <p class="sheet remark">The JSON is not a request, so there is no page for it.</p>;
  return (
    <iframe
      // Another state is another page: the widget cannot begin anew.
      key={`${stateToken} ${version}`}
      class="widget"
      title={title}
      src={`${SIGN_IN_URL}#${new URLSearchParams({ generation, stateToken })}`}
    />
  );
}

/** What the page is about, as the org on the desk reads it. It keeps nothing. */
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
