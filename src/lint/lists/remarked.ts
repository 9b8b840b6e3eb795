import type { List, ListRemark } from '../../rules/lists/list.ts';
import type { Finding } from '../check.ts';

/** What was remarked on in list files while they were read, of one kind. */
export function remarked(lists: readonly List[], check: ListRemark['check']): Finding[] {
  return lists.flatMap(({ path, remarks = [] }) =>
    remarks
      .filter((remark) => remark.check === check)
      .map(({ message, hint, range, others = 0 }) => ({
        message: others === 0 ? message : `${message}, as in ${others} more lines`,
        hint,
        file: path,
        ...(range && { range }),
      })),
  );
}
