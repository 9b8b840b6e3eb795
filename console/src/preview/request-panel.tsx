import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { EndpointView } from '../../../src/console/api.ts';
import { JsonPane } from '../editor/json-pane.tsx';
import { CopyButton } from '../shell/copy-button.tsx';
import { Notice } from '../shell/notice.tsx';
import { AttributeForm } from './attribute-form.tsx';
import { ClaimsForm } from './claims-form.tsx';
import { languageChoice } from './language-choice.ts';
import type { Preview } from './preview.ts';

interface RequestPanelProps {
  preview: Preview;
  endpoints: EndpointView[];
}

/** The request: endpoint, request type, body, and time of the decision. */
export function RequestPanel({ preview, endpoints }: RequestPanelProps): JSX.Element {
  return (
    <section class="panel request" aria-labelledby="request-title">
      <div class="panel-head">
        <h2 id="request-title">Request</h2>
        <CopyButton
          label="Copy link"
          title="The link contains the whole request. The service does not store it."
          text={async () => {
            const { origin, pathname } = window.location;
            return `${origin}${pathname}#/preview?state=${await preview.link()}`;
          }}
        />
      </div>
      {preview.brokenLink.value && (
        <Notice kind="warning" title="The link is invalid." hint="A sample request is shown instead." />
      )}
      <Choices preview={preview} endpoints={endpoints} />
      <Body preview={preview} />
      <Moment preview={preview} />
      <p class="remark">
        A link contains the whole request: share it only where you would share the request. Previews are not
        recorded.
      </p>
    </section>
  );
}

function Choices({ preview, endpoints }: RequestPanelProps): JSX.Element {
  const endpoint = preview.endpoint.value;
  const requestType = preview.requestType.value;
  const types = endpoint?.requestTypes.map((type) => type.requestType) ?? [];
  const inJson = preview.decidedType.value;
  const isByType = types.some((type) => type !== '');
  return (
    <div class="choices">
      <label>
        Endpoint
        <select
          value={endpoint?.path}
          onChange={({ currentTarget }) => preview.choose(currentTarget.value, requestType?.requestType)}
        >
          {endpoints.map(({ path }) => (
            <option key={path}>{path}</option>
          ))}
        </select>
      </label>
      {isByType && (
        <label>
          Request type
          <select
            value={inJson}
            onChange={({ currentTarget }) => preview.choose(endpoint?.path ?? '', currentTarget.value)}
          >
            {types.map((type) => (
              <option key={type}>{type}</option>
            ))}
            {inJson !== undefined && !types.includes(inJson) && (
              <option key={inJson} value={inJson}>
                {inJson} (no rules in the file)
              </option>
            )}
          </select>
        </label>
      )}
      <Language preview={preview} />
      <div class="samples">
        {requestType?.samples.map(({ name }) => (
          <button type="button" key={name} onClick={() => preview.takeSample(name)}>
            {SAMPLES[name] ?? `Sample: ${name}`}
          </button>
        ))}
      </div>
    </div>
  );
}

/** The language of the person, where the rule file has texts by language. */
function Language({ preview }: { preview: Preview }): JSX.Element | null {
  const endpoint = preview.endpoint.value;
  const choice = languageChoice(preview.body.value, endpoint?.language, endpoint?.languages);
  if (choice === undefined) return null;
  return (
    <label title={`Sets ${choice.fact} in the request.`}>
      Language
      <select
        value={choice.chosen}
        onChange={({ currentTarget }) => {
          preview.body.value = choice.withTag(currentTarget.value);
        }}
      >
        <option value="">none</option>
        {choice.tags.map((tag) => (
          <option key={tag}>{tag}</option>
        ))}
      </select>
    </label>
  );
}

/** Labels of the built-in samples, which are like those of Okta's Admin Console. */
const SAMPLES: Readonly<Record<string, string>> = {
  ssr: 'Sample request',
  pp: 'Sample request',
  classic: 'Sample of Classic Engine',
  token: 'Token for a user',
  'token-refresh': 'Token by refresh token',
  'token-service': 'Token for a service',
  saml: 'SAML sign-in',
};

function Body({ preview }: { preview: Preview }): JSX.Element {
  const shown = useSignal<'json' | 'form'>('json');
  const hook = preview.endpoint.value?.hook ?? 'registration';
  return (
    <>
      <fieldset class="switch">
        <legend class="visually-hidden">Edit the request as</legend>
        {(['json', 'form'] as const).map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="edit-as"
              checked={shown.value === kind}
              onChange={() => {
                shown.value = kind;
              }}
            />
            <span>{kind === 'json' ? 'JSON' : 'Form'}</span>
          </label>
        ))}
      </fieldset>
      {shown.value === 'json' && <JsonPane label="Request as JSON" text={preview.body} hook={hook} />}
      {shown.value === 'form' && hook === 'registration' && <AttributeForm preview={preview} />}
      {shown.value === 'form' && hook !== 'registration' && (
        <ClaimsForm key={hook} preview={preview} hook={hook} />
      )}
    </>
  );
}

function Moment({ preview }: { preview: Preview }): JSX.Element {
  return (
    <label class="moment">
      Time of decision
      <input
        type="text"
        placeholder="now"
        value={preview.at.value}
        spellcheck={false}
        aria-describedby="moment-help"
        onInput={({ currentTarget }) => {
          preview.at.value = currentTarget.value.trim();
        }}
      />
      <span id="moment-help" class="remark">
        Empty for now, or a time such as 2026-07-01T00:00:00Z.
      </span>
    </label>
  );
}
