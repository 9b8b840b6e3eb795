import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { HookName } from '../../../src/rules/rule-file.ts';
import { Notice } from '../shell/notice.tsx';
import { type ClaimField, readClaims } from './claims-fields.ts';
import type { Preview } from './preview.ts';

interface ClaimsFormProps {
  preview: Preview;
  hook: Exclude<HookName, 'registration'>;
}

/** A token or SAML request as a form, bound to the JSON: client, user and claims. */
export function ClaimsForm({ preview, hook }: ClaimsFormProps): JSX.Element {
  const edited = useSignal<{ body: string; fields: ClaimField[] } | undefined>(undefined);
  const body = preview.body.value;
  const kept = edited.value?.body === body ? edited.value.fields : [];
  const form = readClaims(body, hook, kept);
  if (form === undefined)
    return (
      <Notice
        kind="warning"
        title="The JSON is not a request."
        hint="Correct the JSON, or use the sample request."
      />
    );
  const change = (field: ClaimField, text: string) => {
    const changed = form.withValue(field, text);
    edited.value = { body: changed, fields: form.sections.flatMap(({ fields }) => fields) };
    preview.body.value = changed;
  };
  return (
    <div class="attributes">
      {form.sections.map(({ title, fields }) => (
        <fieldset key={title} class="attributes">
          <legend>{title}</legend>
          {fields.map((field) => (
            <label key={JSON.stringify(field.path)}>
              {field.label}
              <input
                type="text"
                spellcheck={false}
                autocomplete="off"
                value={field.text}
                onInput={({ currentTarget }) => change(field, currentTarget.value)}
              />
            </label>
          ))}
        </fieldset>
      ))}
      <p class="remark">
        Values of the request. A claim that is no text is written as JSON. Empty fields are not sent
        {hook === 'saml' && ', but for the values of attributes'}.
      </p>
    </div>
  );
}
