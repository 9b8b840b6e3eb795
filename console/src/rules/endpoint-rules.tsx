import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { EndpointView, RequestTypeView } from '../../../src/console/api.ts';
import { pluralize, thousands } from '../../../src/diagnostics/pluralize.ts';
import { PlaceLink } from '../shell/place-link.tsx';
import { ScrollArea } from '../shell/scroll-area.tsx';
import { RuleRow } from './rule-row.tsx';

interface EndpointRulesProps {
  endpoint: EndpointView;
  open: boolean;
  /** Only the rules that fit a search are in it. */
  searched: boolean;
}

/** How many rules of a type are drawn at once; a thousand rows make a slow page. */
const AT_ONCE = 60;

/** One endpoint. Its rules are drawn when it is opened. */
export function EndpointRules({ endpoint, open, searched }: EndpointRulesProps): JSX.Element {
  const opened = useSignal<boolean | undefined>(undefined);
  const shown = opened.value ?? open;
  const { path, place, description, owner, form, requestTypes, coverage } = endpoint;
  const count = requestTypes.reduce((sum, { rules }) => sum + rules.length, 0);
  return (
    <details
      class="endpoint"
      open={shown}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== shown) opened.value = currentTarget.open;
      }}
    >
      <summary>
        <span class="endpoint-path">{path}</span>
        <span class="remark">
          {pluralize(count, 'rule')}
          {searched && ' that fit'}
          {coverage !== undefined && `, ${coverage} % tested`}
        </span>
      </summary>
      {shown && (
        <div class="endpoint-body">
          <p>
            {description} <PlaceLink place={place} />
          </p>
          <p class="remark">
            {owner === undefined ? 'No owner is named.' : `Owner: ${owner}.`}{' '}
            {form !== undefined && `On the form: ${form.join(', ')}.`}
          </p>
          {requestTypes.map((type) => (
            <TypeRules key={type.requestType} type={type} endpoint={endpoint} />
          ))}
        </div>
      )}
    </details>
  );
}

function TypeRules({ type, endpoint }: { type: RequestTypeView; endpoint: EndpointView }): JSX.Element {
  const most = useSignal(AT_ONCE);
  const { requestType, strategy, rules } = type;
  const label = `Rules of ${endpoint.path} for ${requestType}`;
  return (
    <div class="type">
      <h3>
        {requestType}{' '}
        <span class="remark">
          {strategy === 'all' ? 'all rules count' : 'the first rule that says something counts'}
        </span>
      </h3>
      <ScrollArea label={label}>
        <table>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col">Mode</th>
              <th scope="col">Tests saw it</th>
              <th scope="col">Owner, ticket</th>
              <th scope="col">Window</th>
              <th scope="col">Place</th>
            </tr>
          </thead>
          <tbody>
            {rules.slice(0, most.value).map((rule) => (
              <RuleRow key={rule.name} rule={rule} />
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {rules.length > most.value && (
        <button
          type="button"
          onClick={() => {
            most.value += AT_ONCE * 4;
          }}
        >
          Show more of {thousands(rules.length)} rules
        </button>
      )}
    </div>
  );
}
