import type { JSX } from 'preact';
import type { LiveDecision } from '../../../src/console/api.ts';
import { ScrollArea } from '../shell/scroll-area.tsx';
import { DecisionRow } from './decision-row.tsx';

interface DecisionTableProps {
  label: string;
  decisions: readonly LiveDecision[];
}

/** Decisions, one a row. */
export function DecisionTable({ label, decisions }: DecisionTableProps): JSX.Element {
  return (
    <ScrollArea label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Decision</th>
            <th scope="col">Rule</th>
            <th scope="col">Endpoint</th>
            <th scope="col">Request type</th>
            <th scope="col" class="number">
              Took
            </th>
            <th scope="col">Version</th>
            <th scope="col">Id</th>
          </tr>
        </thead>
        <tbody>
          {decisions.map((decision) => (
            <DecisionRow key={decision.number} decision={decision} />
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
