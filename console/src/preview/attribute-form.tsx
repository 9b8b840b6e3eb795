import type { JSX } from 'preact';
import { Notice } from '../shell/notice.tsx';
import { readForm } from './form-fields.ts';
import type { Preview } from './preview.ts';

/** The request as a form: one field for each attribute, bound to the JSON. */
export function AttributeForm({ preview }: { preview: Preview }): JSX.Element {
  const requestType = preview.requestType.value?.requestType ?? '';
  const form = readForm(preview.body.value, requestType);
  if (form === undefined)
    return (
      <Notice
        kind="warning"
        title="The JSON is not a request."
        hint="Correct the JSON, or use the sample request."
      />
    );
  const declared = preview.endpoint.value?.form;
  return (
    <div class="attributes">
      {attributesOf(declared, form.profile).map((attribute) => (
        <label key={attribute}>
          {attribute}
          <input
            type="text"
            spellcheck={false}
            autocomplete="off"
            value={textOf(form.profile[attribute])}
            onInput={({ currentTarget }) => {
              preview.body.value = form.withValue(attribute, currentTarget.value);
            }}
          />
        </label>
      ))}
      <p class="remark">
        {declared === undefined
          ? 'Attributes of the request: the rule file does not declare the form (form: […]).'
          : 'Attributes of the form that the rule file declares, and of the request.'}{' '}
        Empty fields are not sent.
      </p>
    </div>
  );
}

function attributesOf(declared: readonly string[] = [], profile: Record<string, unknown>): string[] {
  return [...new Set([...declared, ...Object.keys(profile)])];
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
