import type { JSX } from 'preact';
import type { RulesView } from '../../../src/console/api.ts';
import { thousands } from '../../../src/diagnostics/pluralize.ts';
import { PlaceLink } from '../shell/place-link.tsx';
import { ScrollArea } from '../shell/scroll-area.tsx';

/** The lists, how long they are, and which rules look into them. */
export function ListsPanel({ lists }: { lists: RulesView['lists'] }): JSX.Element {
  return (
    <section class="panel" aria-labelledby="lists-title">
      <h2 id="lists-title">Lists</h2>
      {lists.length === 0 ? (
        <p class="remark">There is no list.</p>
      ) : (
        <ScrollArea label="The lists">
          <table>
            <thead>
              <tr>
                <th scope="col">List</th>
                <th scope="col">Entries</th>
                <th scope="col">File</th>
                <th scope="col">Used by</th>
              </tr>
            </thead>
            <tbody>
              {lists.map(({ name, entries, file, usedBy }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td data-of="Entries">{thousands(entries)}</td>
                  <td data-of="File">
                    <PlaceLink place={{ file }} />
                  </td>
                  <td data-of="Used by">{usedBy.length === 0 ? 'nothing' : usedBy.join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
      )}
    </section>
  );
}
