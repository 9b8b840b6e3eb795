import type { JSX } from 'preact';
import type { FormMessage, Widget } from '../../../src/hooks/registration/form-messages.ts';
import type { RequestType } from '../../../src/hooks/registration/request.ts';
import { PlainForm } from './plain-form.tsx';
import type { Preview } from './preview.ts';
import { WidgetFrame } from './widget-frame.tsx';

/** The names of the widget generations. */
const GENERATIONS: Readonly<Record<Widget, string>> = {
  Gen1: 'Classic Engine, generation 1',
  Gen2: 'Sign-In Widget, generation 2',
  Gen3: 'Sign-In Widget, generation 3',
};

interface FormFiguresProps {
  widgets: readonly Widget[];
  /** Addition to the captions. */
  about?: string;
  requestType: string | undefined;
  /** The messages in each generation; one without messages shows no error. */
  shown: readonly FormMessage[];
  preview: Preview;
  /** True to run Okta's widget. */
  inWidget?: boolean;
}

/** The form in each generation of the widget, side by side. */
export function FormFigures({ widgets, ...props }: FormFiguresProps): JSX.Element {
  return (
    <div class="generations">
      {widgets.map((widget) => (
        <FormFigure key={widget} widget={widget} {...props} />
      ))}
    </div>
  );
}

interface FormFigureProps extends Omit<FormFiguresProps, 'widgets'> {
  widget: Widget;
}

function FormFigure({ widget, about, requestType, shown, preview, inWidget }: FormFigureProps): JSX.Element {
  const message = shown.find((one) => one.widget === widget);
  const title = GENERATIONS[widget];
  return (
    <figure>
      <figcaption>{about === undefined ? title : `${title}, ${about}`}</figcaption>
      {inWidget && widget !== 'Gen1' ? (
        <WidgetFrame generation={widget} preview={preview} title={title} />
      ) : (
        <PlainForm requestType={requestType as RequestType} message={message} preview={preview} />
      )}
      <Remarks message={message} />
    </figure>
  );
}

/** Messages that the form does not show, and those for which Okta's documentation does not say. */
function Remarks({ message }: { message: FormMessage | undefined }): JSX.Element | null {
  if (message === undefined || message.unseen.length + message.open.length === 0) return null;
  return (
    <ul class="message-remarks">
      {message.unseen.map((text) => (
        <li key={text}>
          <span class="tag tag-warn">hidden</span> “{text}” is sent, but not shown to the user.
        </li>
      ))}
      {message.open.map((text) => (
        <li key={text}>
          <span class="tag tag-undocumented">undocumented</span> Okta's documentation does not say whether “
          {text}” is shown.
        </li>
      ))}
    </ul>
  );
}
