import type { JSX } from 'preact';
import type { RulesView } from '../../../src/console/api.ts';
import { pluralize, thousands } from '../../../src/diagnostics/pluralize.ts';
import { momentInWords } from '../shell/moment.ts';
import { Notice } from '../shell/notice.tsx';

const RESULTS = {
  loaded: 'New rules are live.',
  unchanged: 'Rules unchanged.',
  refused: 'Rules invalid: the previous rules stay live.',
} as const;

/** The live version, and the result of the last reload. */
export function Summary({ live, reload }: { live: RulesView; reload: () => void }): JSX.Element {
  const { product, live: version, pending, directory, lastReload, coverage, endpoints } = live;
  const rules = endpoints.flatMap(({ requestTypes }) => requestTypes.flatMap((type) => type.rules)).length;
  return (
    <section class="panel" aria-labelledby="summary-title">
      <div class="panel-head">
        <h2 id="summary-title">Live rules</h2>
        <button type="button" class="quiet" onClick={reload}>
          Reload
        </button>
      </div>
      {pending && (
        <Notice
          kind="warning"
          title="The rule files differ from the live rules."
          hint="They are invalid, or not loaded yet. The findings of the last reload are below."
        />
      )}
      <dl class="facts">
        <Fact name="Version">{version === undefined ? 'none' : <code>{version.version}</code>}</Fact>
        {version?.commit !== undefined && (
          <Fact name="Commit">
            <code>{version.commit}</code>
          </Fact>
        )}
        {version !== undefined && <Fact name="Live since">{momentInWords(version.loadedAt)}</Fact>}
        <Fact name="Directory">
          <code>{directory}</code>
        </Fact>
        <Fact name="Rules">
          {thousands(rules)} at {pluralize(endpoints.length, 'endpoint')}
        </Fact>
        <Fact name="Tested">{coverage === undefined ? 'tests not run' : `${coverage} % of all rules`}</Fact>
        <Fact name="Service">
          {product.name} {product.version}
        </Fact>
      </dl>
      {lastReload !== undefined && <LastReload last={lastReload} />}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: JSX.Element['props']['children'] }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function LastReload({ last }: { last: NonNullable<RulesView['lastReload']> }): JSX.Element {
  return (
    <div class="last-reload">
      <h3>Last reload, {momentInWords(last.at)}</h3>
      <p>{RESULTS[last.result]}</p>
      {last.changes.length > 0 && (
        <ul class="words">
          {last.changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
