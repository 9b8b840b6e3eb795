import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { EndpointView } from '../../../src/console/api.ts';
import { JsonPane } from '../editor/json-pane.tsx';
import { CopyButton } from '../shell/copy-button.tsx';
import { Notice } from '../shell/notice.tsx';
import { AttributeForm } from './attribute-form.tsx';
import type { Preview } from './preview.ts';

interface RequestPanelProps {
  preview: Preview;
  endpoints: EndpointView[];
}

/** The request: which one, what is in it, and when it is decided. */
export function RequestPanel({ preview, endpoints }: RequestPanelProps): JSX.Element {
  return (
    <section class="panel request" aria-labelledby="request-title">
      <div class="panel-head">
        <h2 id="request-title">The request</h2>
        <CopyButton
          label="Copy link"
          title="The link holds the whole request. Nothing of it is kept by the service."
          text={async () => {
            const { origin, pathname } = window.location;
            return `${origin}${pathname}#/preview?state=${await preview.link()}`;
          }}
        />
      </div>
      {preview.brokenLink.value && (
        <Notice kind="warning" title="The link is not complete." hint="You see a sample request instead." />
      )}
      <Choices preview={preview} endpoints={endpoints} />
      <Body preview={preview} />
      <Moment preview={preview} />
      <p class="remark">
        A link holds the whole request, so share it as you would share the request. Previews are not recorded.
      </p>
    </section>
  );
}

function Choices({ preview, endpoints }: RequestPanelProps): JSX.Element {
  const endpoint = preview.endpoint.value;
  const requestType = preview.requestType.value;
  const types = endpoint?.requestTypes.map((type) => type.requestType) ?? [];
  const inJson = preview.decidedType.value;
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
              {inJson}, for which the file has no rules
            </option>
          )}
        </select>
      </label>
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

/** The built-in samples, as Okta's Admin Console makes them. */
const SAMPLES: Readonly<Record<string, string>> = {
  ssr: 'Sample request',
  pp: 'Sample request',
  classic: 'Sample of Classic Engine',
};

function Body({ preview }: { preview: Preview }): JSX.Element {
  const shown = useSignal<'json' | 'form'>('json');
  return (
    <>
      <fieldset class="switch">
        <legend class="unseen">Edit the request as</legend>
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
      {shown.value === 'json' ? (
        <JsonPane label="The request as JSON" text={preview.body} />
      ) : (
        <AttributeForm preview={preview} />
      )}
    </>
  );
}

function Moment({ preview }: { preview: Preview }): JSX.Element {
  return (
    <label class="moment">
      Decided as at
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
        Empty for now, or a moment such as 2026-07-01T00:00:00Z.
      </span>
    </label>
  );
}
