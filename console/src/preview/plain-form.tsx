import type { JSX } from 'preact';
import type { Shown } from '../../../src/okta/shown.ts';
import { readForm } from './form-fields.ts';
import type { Preview } from './preview.ts';

interface PlainFormProps {
  /** Undefined: nothing is refused. */
  shown: Shown | undefined;
  preview: Preview;
}

/** The form with its error, drawn without the widget. */
export function PlainForm({ shown, preview }: PlainFormProps): JSX.Element {
  const requestType = preview.requestType.value?.requestType ?? '';
  const profile = readForm(preview.answered.value, requestType)?.profile ?? {};
  const form = preview.endpoint.value?.form ?? Object.keys(profile);
  const texts = new Map(shown?.fields.map((field) => [field.attribute, field.texts]));
  const names = [...new Set([...form, ...texts.keys()])];
  const signsUp = requestType !== 'progressive.profile';
  if (shown === undefined)
    return (
      <div class="sheet">
        <p class="sheet-title">{signsUp ? 'Sign up' : 'Sign in'}</p>
        <p class="sheet-next">
          No error. {signsUp ? 'Okta goes on with its next step, such as verifying the e-mail address.' : 'Okta signs the person in.'}
        </p>
      </div>
    );
  return (
    <div class="sheet">
      {shown.widget === 'Gen3' && <Banner text={shown.banner} />}
      <p class="sheet-title">{signsUp ? 'Sign up' : 'Sign in'}</p>
      {shown.widget !== 'Gen3' && <Banner text={shown.banner} />}
      <dl>
        {names.map((name) => (
          <Field key={name} name={name} value={profile[name]} texts={texts.get(name) ?? []} />
        ))}
      </dl>
    </div>
  );
}

function Banner({ text }: { text: string }): JSX.Element {
  return <p class="sheet-banner">{text}</p>;
}

function Field({ name, value, texts }: { name: string; value: unknown; texts: string[] }): JSX.Element {
  return (
    <div class={texts.length > 0 ? 'sheet-field sheet-field-wrong' : 'sheet-field'}>
      <dt>{labelOf(name)}</dt>
      <dd class="sheet-value">{value === undefined || value === null ? '' : String(value)}</dd>
      {texts.map((text) => (
        <dd key={text} class="sheet-error">
          {text}
        </dd>
      ))}
    </div>
  );
}

/** As the widget names Okta's base attributes: employeeNumber is "Employee number". */
function labelOf(name: string): string {
  if (name === 'login') return 'Username';
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
