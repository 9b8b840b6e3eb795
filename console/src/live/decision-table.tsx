import type { JSX } from 'preact';
import type { LiveDecision } from '../../../src/console/api.ts';
import { DataTable } from '../shell/data-table.tsx';
import { DecisionRow } from './decision-row.tsx';

interface DecisionTableProps {
  label: string;
  decisions: readonly LiveDecision[];
}

const COLUMNS = ['Time', 'Decision', 'Rule', 'Endpoint', 'Request type or hook', 'Duration', 'Version', 'Id'];

/** Decisions, one a row. */
export function DecisionTable({ label, decisions }: DecisionTableProps): JSX.Element {
  return (
    <DataTable label={label} columns={COLUMNS} numeric="Duration" rows={decisions}>
      {(decision) => <DecisionRow key={decision.number} decision={decision} />}
    </DataTable>
  );
}
