import type { Finding } from '../../diagnostics/source-file.ts';
import { asciiDomain, domainProblem, parseListedDomain } from '../../engine/operators/email.ts';
import { foldCase } from '../../engine/operators/fold-case.ts';
import { cellOf, type ListRows } from '../../rules/lists/list-rows.ts';
import type { DuplicateRow } from '../../rules/lists/row-index.ts';
import type { Lookup } from '../../rules/rule-file.ts';

/** How the key of a lookup is compared with the rows of its list. */
export interface KeyForm {
  columns: readonly string[];
  ignoreCase: boolean;
  /** The column whose entries are domains. */
  domains?: string;
}

/** @param columns of the key */
export function keyFormOf({ ignoreCase = false, match }: Lookup, columns: readonly string[]): KeyForm {
  const [domains] = match === 'domain' ? columns : Object.keys(match ?? {});
  return { columns, ignoreCase, ...(domains !== undefined && { domains }) };
}

/** Problem of `match` in a lookup with these columns, and the key below `match` that has it. */
export function matchProblem(
  { match }: Lookup,
  columns: readonly string[],
): { key?: string; finding: Finding } | undefined {
  const [first = 'domain'] = columns;
  const likely = columns.find((column) => /domain/i.test(column)) ?? first;
  if (match === 'domain') {
    if (columns.length === 1) return undefined;
    const message = 'the key has several columns, and "match: domain" does not say which one holds domains';
    return { finding: { code: 'wrong-value', message, hint: `write match: { ${likely}: domain }` } };
  }
  const other = Object.keys(match ?? {}).find((column) => !columns.includes(column));
  if (other === undefined) return undefined;
  const message = `"${other}" is no column of the key`;
  return { key: other, finding: { code: 'unknown-column', message, hint: `write ${likely}: domain` } };
}

/** The keys of a row; none if one of its key columns is empty. */
export function keysOfRow(rows: ListRows, row: number, form: KeyForm): string[] {
  const cells = form.columns.map((column) => cellOf(rows, column, row));
  if (cells.includes(undefined)) return [];
  const at = domainAt(form);
  if (at === -1) return [keyText(cells as string[], form)];
  return domainKeys(cells[at] ?? '').map((key) => keyText(cells.with(at, key) as string[], form));
}

/** `okta.com` for the domain itself, `.okta.com` for every domain below it. */
function domainKeys(entry: string): string[] {
  const listed = parseListedDomain(entry);
  if (listed === undefined) return [];
  return [...(listed.itself ? [listed.domain] : []), ...(listed.below ? [`.${listed.domain}`] : [])];
}

/** The problem of a row whose entry is not a domain where one is wanted. */
export function rowProblem(
  rows: ListRows,
  row: number,
  { domains }: KeyForm,
): (Finding & { hint: string }) | undefined {
  const entry = domains === undefined ? undefined : cellOf(rows, domains, row);
  return entry === undefined || parseListedDomain(entry) ? undefined : domainProblem(entry);
}

/** The keys under which a row may be indexed, the longest domain first. */
export function* keysFor(texts: readonly string[], form: KeyForm): Generator<string> {
  const at = domainAt(form);
  if (at === -1) return yield keyText(texts, form);
  const domain = foldCase(texts[at] ?? '');
  // A domain outside ASCII could be a look-alike of a listed one.
  if (asciiDomain(domain) !== domain) return;
  yield keyText(texts.with(at, domain), form);
  for (let dot = domain.indexOf('.'); dot !== -1; dot = domain.indexOf('.', dot + 1))
    yield keyText(texts.with(at, domain.slice(dot)), form);
}

function domainAt({ columns, domains }: KeyForm): number {
  return domains === undefined ? -1 : columns.indexOf(domains);
}

function keyText(cells: readonly string[], { ignoreCase }: KeyForm): string {
  const [only = ''] = cells;
  const text = cells.length === 1 ? only : JSON.stringify(cells);
  return ignoreCase ? foldCase(text) : text;
}

/** Two rows that a key would find. */
export function duplicateFinding(
  rows: ListRows,
  { row, first }: DuplicateRow,
  { columns, domains }: KeyForm,
): Finding & { hint: string } {
  const line = rows.lines[first];
  const entries = [row, first].map((one) =>
    domains === undefined ? '' : (cellOf(rows, domains, one) ?? ''),
  );
  const whole = entries.find((entry) => entry.startsWith('.'));
  if (whole === undefined || entries[0] === entries[1]) {
    const message = `this row has the same ${columns.join(' and ')} as the one in line ${line}`;
    return { code: 'duplicate-row', message, hint: 'keep one of them, or let the earlier one expire' };
  }
  const other = entries.find((entry) => entry !== whole) ?? '';
  const isBelow = other.startsWith('*.');
  const both = isBelow ? `the domains below ${whole.slice(1)}` : whole.slice(1);
  const message = `this row and the one in line ${line} both cover ${both}`;
  const hint = isBelow
    ? `write "${whole.slice(1)}" in place of "${whole}" for the domain itself`
    : `write "*${whole}" in place of "${whole}" for the domains below it`;
  return { code: 'duplicate-row', message, hint };
}
