import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { EndpointView, RequestTypeView } from '../../../src/console/api.ts';
import { pluralize } from '../../../src/diagnostics/pluralize.ts';
import { DataTable, useFirstRows } from '../shell/data-table.tsx';
import { SourceLink } from '../shell/source-link.tsx';
import { RuleRow } from './rule-row.tsx';

interface EndpointRulesProps {
  endpoint: EndpointView;
  open: boolean;
  /** True if a search filters the rules. */
  searched: boolean;
}

/** Rules of a request type that are drawn at once: a thousand rows make a slow page. */
const AT_ONCE = 100;

/** One endpoint. Its rules are drawn once it is expanded. */
export function EndpointRules({ endpoint, open, searched }: EndpointRulesProps): JSX.Element {
  const opened = useSignal<boolean | undefined>(undefined);
  const shown = opened.value ?? open;
  const { path, hook, place, description, owner, form, language, facts, requestTypes, coverage } = endpoint;
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
        <span class="endpoint-path">{path}</span> <span class="tag">{hook}</span>
        <span class="remark">
          {pluralize(count, 'rule')}
          {searched && ' matching'}
          {coverage !== undefined && `, ${coverage} % tested`}
        </span>
      </summary>
      {shown && (
        <div class="endpoint-body">
          <p>
            {description} <SourceLink place={place} />
          </p>
          <p class="remark">
            {owner === undefined ? 'No owner.' : `Owner: ${owner}.`}{' '}
            {form !== undefined && `On the form: ${form.join(', ')}. `}
            {language !== undefined && `Language: ${language.join(', ')}.`}
          </p>
          {facts.length > 0 && (
            <ul class="derived-facts" aria-label={`Facts of ${path}`}>
              {facts.map((fact) => (
                <li key={fact.name}>
                  <code>{fact.name}</code>: <code>{fact.madeOf}</code> <SourceLink place={fact.place} />
                </li>
              ))}
            </ul>
          )}
          {requestTypes.map((type) => (
            <TypeRules key={type.requestType} type={type} endpoint={endpoint} />
          ))}
        </div>
      )}
    </details>
  );
}

const COLUMNS = ['Rule', 'Mode', 'Tested', 'Owner, ticket', 'Validity', 'Source'];

function TypeRules({ type, endpoint }: { type: RequestTypeView; endpoint: EndpointView }): JSX.Element {
  const { requestType, strategy } = type;
  const { rows, more } = useFirstRows(type.rules, AT_ONCE);
  const words = (
    <span class="remark">
      {strategy === 'all' ? 'all rules apply' : 'the first rule with an outcome applies'}
    </span>
  );
  const label = `Rules of ${endpoint.path}${requestType === '' ? '' : ` for ${requestType}`}`;
  return (
    <div class="type">
      {requestType === '' ? (
        <p>{words}</p>
      ) : (
        <h3>
          {requestType} {words}
        </h3>
      )}
      <DataTable label={label} columns={COLUMNS} rows={rows}>
        {(rule) => <RuleRow key={rule.name} rule={rule} />}
      </DataTable>
      {more}
    </div>
  );
}
