import type { JSX } from 'preact';
import type { FormMessage } from '../../../src/hooks/registration/form-messages.ts';
import type { RequestType } from '../../../src/hooks/registration/request.ts';
import { formFields } from '../../../src/okta-simulator/registration/form-fields.ts';
import { formOf, readForm } from './form-fields.ts';
import type { Preview } from './preview.ts';

interface PlainFormProps {
  requestType: RequestType;
  /** Undefined: no error. */
  message: FormMessage | undefined;
  preview: Preview;
}

/** The form with its error, without Okta's widget. */
export function PlainForm({ requestType, message, preview }: PlainFormProps): JSX.Element {
  const profile = readForm(preview.answered.value, requestType)?.profile ?? {};
  const form = formOf(preview.endpoint.value?.form, profile);
  const texts = new Map(message?.fields.map((field) => [field.attribute, field.texts]));
  const declared = formFields(form, requestType, profile);
  const others = [...texts.keys()].filter((name) => !declared.some((field) => field.name === name));
  const fields = [...declared, ...formFields(others, 'self.service.registration', profile)];
  const signsUp = requestType !== 'progressive.profile';
  if (message === undefined)
    return (
      <div class="sheet">
        <p class="sheet-title">{signsUp ? 'Sign up' : 'Sign in'}</p>
        <p class="sheet-next">
          No error.{' '}
          {signsUp
            ? 'Okta continues with its next step, such as verifying the e-mail address.'
            : 'Okta signs the user in.'}
        </p>
      </div>
    );
  return (
    <div class="sheet">
      {message.widget === 'Gen3' && <Banner text={message.banner} />}
      <p class="sheet-title">{signsUp ? 'Sign up' : 'Sign in'}</p>
      {message.widget !== 'Gen3' && <Banner text={message.banner} />}
      <dl>
        {fields.map(({ name, label, value = '' }) => (
          <Field key={name} label={label} value={value} texts={texts.get(name) ?? []} />
        ))}
      </dl>
    </div>
  );
}

function Banner({ text }: { text: string }): JSX.Element {
  return <p class="sheet-banner">{text}</p>;
}

function Field({ label, value, texts }: { label: string; value: string; texts: string[] }): JSX.Element {
  return (
    <div class={texts.length > 0 ? 'sheet-field sheet-field-wrong' : 'sheet-field'}>
      <dt>{label}</dt>
      <dd class="sheet-value">{value}</dd>
      {texts.map((text) => (
        <dd key={text} class="sheet-error">
          {text}
        </dd>
      ))}
    </div>
  );
}
