import { toLegibleJson } from '../diagnostics/legible-json.ts';
import type { Report } from './report.ts';

/** The report for programs: its own shape, values masked as anywhere else. */
export function formatJson(report: Report): string {
  return toLegibleJson(report);
}
