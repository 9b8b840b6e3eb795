import type { ListRemark } from '../../rules/lists/list.ts';
import type { Check } from '../check.ts';

export const dateColumn = remarkCheck({
  code: 'date-column',
  description: 'A column or key of a list that contains only dates and is not named expires.',
  rationale:
    'Only expires makes an entry expire; with any other date the entry stays valid. Names such as added or reviewed are not reported.',
  fix: 'Name the column expires if entries expire on these dates; else name it after the event.',
});

export const expiresInComment = remarkCheck({
  code: 'expires-in-comment',
  description: 'A comment in a list that says when an entry expires.',
  rationale: 'hookgate does not read comments: the entry stays valid.',
  fix: 'Write a CSV list with the columns value and expires, or in YAML the key expires.',
});

export const commaInEntry = remarkCheck({
  code: 'comma-in-entry',
  description: 'A line of a list, or an element of a YAML list, that looks like several entries.',
  rationale:
    'Each line is one entry, so none of the values in it matches. Several domains or addresses in a line are an error (several-entries).',
  fix: 'Write one entry a line. Quote an entry that contains a comma in a CSV list, or write { value: "Sato, Kim" } in YAML.',
});

export const noLastLineEnd = remarkCheck({
  code: 'no-last-line-end',
  description: 'A list that ends without a line break.',
  rationale:
    'The file may be truncated: its last entry may be partner.co instead of partner.com, and entries may be missing.',
  fix: 'Compare the file with its source, and end its last line with a line break.',
});

/** A check whose findings the list parser has recorded under the same code. */
function remarkCheck(metadata: Omit<Check, 'severity' | 'find'> & { code: ListRemark['check'] }): Check {
  return {
    ...metadata,
    severity: 'warn',
    find: ({ lists }) =>
      lists.flatMap(({ path, remarks = [] }) =>
        remarks
          .filter(({ check }) => check === metadata.code)
          .map(({ message, hint, range, others = 0 }) => ({
            message: others === 0 ? message : `${message}, as in ${others} more lines`,
            hint,
            file: path,
            ...(range && { range }),
          })),
      ),
  };
}
