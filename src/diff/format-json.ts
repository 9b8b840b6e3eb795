import { toLegibleJson } from '../diagnostics/legible-json.ts';
import { sumOf } from './behaviour.ts';
import type { Report } from './report.ts';

/** The report for programs: its own shape, values masked as anywhere else; `requests` is all that was not generated. */
export function formatJson(report: Report): string {
  const { recorded, tests, samples } = report;
  return toLegibleJson({ ...report, requests: sumOf([recorded, tests, samples]) });
}
