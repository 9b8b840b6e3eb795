import type { Check } from '../check.ts';
import { remarked } from './remarked.ts';

export const commaInEntry: Check = {
  code: 'comma-in-entry',
  severity: 'warn',
  description: 'A line of a list, or an element of one in YAML, that reads like several entries.',
  rationale:
    'Each line is one entry, whatever it holds: none of several in a line matches. Several domains or addresses in a line are an error (several-entries).',
  fix: 'Write one entry a line. An entry that holds a comma stands in quotes in a CSV list, or in YAML as { value: "Sato, Kim" }.',
  find: ({ lists }) => remarked(lists, 'comma-in-entry'),
};
