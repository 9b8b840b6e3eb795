import type { JSX } from 'preact';
import type { FormMessage, Widget } from '../../../src/hooks/registration/form-messages.ts';
import type { RequestType } from '../../../src/hooks/registration/request.ts';
import { PlainForm } from './plain-form.tsx';
import type { Preview } from './preview.ts';
import { WidgetFrame } from './widget-frame.tsx';

/** The generations of the widget, as people know them. */
const GENERATIONS: Readonly<Record<Widget, string>> = {
  Gen1: 'Classic Engine, generation 1',
  Gen2: 'Sign-In Widget, generation 2',
  Gen3: 'Sign-In Widget, generation 3',
};

interface GenerationFigureProps {
  widget: Widget;
  /** What the caption says beside the generation. */
  about?: string;
  requestType: string | undefined;
  /** What each generation shows; one that is missing shows no error. */
  shown: readonly FormMessage[];
  preview: Preview;
  /** Whether it is Okta's own widget. */
  real?: boolean;
}

/** The form in one generation of the widget, with the remarks that belong to it. */
export function GenerationFigure({
  widget,
  about,
  requestType,
  shown,
  preview,
  real = false,
}: GenerationFigureProps): JSX.Element {
  const one = shown.find((other) => other.widget === widget);
  const title = GENERATIONS[widget];
  return (
    <figure>
      <figcaption>{about === undefined ? title : `${title}, ${about}`}</figcaption>
      {real && widget !== 'Gen1' ? (
        <WidgetFrame generation={widget} preview={preview} title={title} />
      ) : (
        <PlainForm requestType={requestType as RequestType} shown={one} preview={preview} />
      )}
      <Remarks shown={one} />
    </figure>
  );
}

/** What the reader has to know beside the page: texts that nobody sees, and what Okta's documents leave open. */
function Remarks({ shown }: { shown: FormMessage | undefined }): JSX.Element | null {
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
