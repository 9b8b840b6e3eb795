import type { JSX } from 'preact';
import type { RulesView } from '../../../src/console/api.ts';
import { thousands } from '../../../src/diagnostics/pluralize.ts';
import { DataTable } from '../shell/data-table.tsx';
import { SourceLink } from '../shell/source-link.tsx';

/** The lists, their lengths, and the rules that use them. */
export function ListsPanel({ lists }: { lists: RulesView['lists'] }): JSX.Element {
  return (
    <section class="panel" aria-labelledby="lists-title">
      <h2 id="lists-title">Lists</h2>
      {lists.length === 0 ? (
        <p class="remark">No lists.</p>
      ) : (
        <DataTable label="Lists" columns={['List', 'Entries', 'File', 'Used by']} rows={lists}>
          {({ name, entries, file, usedBy }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td data-of="Entries">{thousands(entries)}</td>
              <td data-of="File">
                <SourceLink place={{ file }} />
              </td>
              <td data-of="Used by">{usedBy.length === 0 ? 'not used' : usedBy.join(', ')}</td>
            </tr>
          )}
        </DataTable>
      )}
    </section>
  );
}
