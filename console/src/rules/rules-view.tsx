import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { RulesView as Live } from '../../../src/console/api.ts';
import { pluralize } from '../../../src/diagnostics/pluralize.ts';
import { problemIn, valueIn } from '../api/api-result.ts';
import { Notice, ProblemNotice, Waiting } from '../shell/notice.tsx';
import type { Router } from '../shell/route.ts';
import { EndpointRules } from './endpoint-rules.tsx';
import { FindingsPanel } from './findings.tsx';
import { ListsPanel } from './lists-panel.tsx';
import type { Rules } from './rules.ts';
import { matching } from './search.ts';
import { Summary } from './summary.tsx';
import './rules.css';

export interface RulesProps {
  rules: Rules;
  router: Router;
}

/** The live rule set: endpoints, rules, lists, and the findings of the last reload. */
export function RulesView({ rules, router }: RulesProps): JSX.Element {
  useEffect(() => {
    void rules.load();
  }, [rules]);
  const loaded = rules.loaded.value;
  const problem = problemIn(loaded);
  if (problem !== undefined) return <ProblemNotice problem={problem} retry={() => void rules.load()} />;
  const live = valueIn(loaded);
  if (live === undefined) return <Waiting what="Loading the live rules" />;
  return (
    <>
      <h1>Rules</h1>
      <div class="rules">
        <Summary live={live} reload={() => void rules.load()} />
        <FindingsPanel found={live.diagnostics} />
        <Endpoints live={live} router={router} />
        <ListsPanel lists={live.lists} />
      </div>
    </>
  );
}

function Endpoints({ live, router }: { live: Live; router: Router }): JSX.Element {
  const { find = '', endpoint: wanted } = router.route.value.params;
  const found = matching(live.endpoints, find, wanted);
  const count = found.reduce((sum, { rules }) => sum + rules, 0);
  return (
    <section class="panel" aria-labelledby="endpoints-title">
      <div class="panel-head">
        <h2 id="endpoints-title">Endpoints</h2>
        <p class="remark" role="status">
          {find === '' ? '' : pluralize(count, 'rule matches', 'rules match')}
        </p>
        <input
          type="search"
          aria-label="Search rules by name, owner, ticket or file"
          placeholder="Name, owner, file…"
          value={find}
          onInput={({ currentTarget }) =>
            router.replace({ view: 'rules', params: { find: currentTarget.value } })
          }
        />
      </div>
      {found.length === 0 && (
        <Notice
          kind="empty"
          title={find === '' ? 'No rules are live.' : `No rule matches “${find}”.`}
          hint={
            find === ''
              ? `hookgate reads ${live.directory}.`
              : 'The search covers names, owners, tickets and files.'
          }
        />
      )}
      {found.map(({ endpoint }) => (
        <EndpointRules
          key={endpoint.path}
          endpoint={endpoint}
          open={found.length <= 3 || endpoint.path === wanted}
          searched={find !== ''}
        />
      ))}
    </section>
  );
}
