import type { JSX } from 'preact';
import { SIGN_IN_URL } from '../api/console-api.ts';
import { toBase64Url } from './link.ts';
import type { Preview } from './preview.ts';

interface WidgetFrameProps {
  generation: 'Gen2' | 'Gen3';
  preview: Preview;
  title: string;
}

/** Okta's own widget in a page of its own, which fills the form in and sends it. */
export function WidgetFrame({ generation, preview, title }: WidgetFrameProps): JSX.Element {
  const token = tokenOf(preview);
  if (token === undefined) return <p class="sheet remark">The JSON is not a request, so there is no page for it.</p>;
  const hash = new URLSearchParams({ generation, stateToken: token });
  return (
    <iframe
      // Another address makes another page of it: the widget cannot begin anew.
      key={token}
      class="widget"
      title={title}
      sandbox="allow-scripts allow-same-origin allow-forms"
      src={`${SIGN_IN_URL}#${hash}`}
    />
  );
}

/** What the page is about, as the org on the desk reads it. It keeps nothing. */
function tokenOf(preview: Preview): string | undefined {
  const { path: endpoint, form } = preview.endpoint.value ?? {};
  try {
    const request: unknown = JSON.parse(preview.answered.value);
    return toBase64Url(new TextEncoder().encode(JSON.stringify({ endpoint, form, request })));
  } catch {
    return undefined;
  }
}
