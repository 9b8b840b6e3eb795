import type { Finding } from '../diagnostics/source-file.ts';
import { suggestion } from '../diagnostics/suggest.ts';
import type { CompileScope } from './scope.ts';

/** Finding about the name of a list that does not exist. */
export function unknownList(
  name: string,
  { lists, unread }: Pick<CompileScope, 'lists' | 'unread'>,
): Finding {
  const known = [...lists.keys()];
  const hint = known.length === 0 ? `write it to lists/${name}.txt` : suggestion(name, known);
  const message = `there is no list "${name}"`;
  return { code: 'unknown-list', message, hint: unreadListHint(name, unread) ?? hint };
}

/**
 * Hint to rename or move a file that was not read, so that it becomes the list that a rule names.
 *
 * @param unread names of files below the rules directory that were not read and may be meant as lists
 * @returns undefined if none of them has the list's name
 */
function unreadListHint(list: string, unread: readonly string[] = []): string | undefined {
  const name = unread.find((path) => stemOf(path).toLowerCase() === list.toLowerCase());
  if (name === undefined) return undefined;
  const there = `${name} is there but is not read`;
  if (/^lists\/[^/]+$/.test(name))
    return `${there}: name it ${list}.txt, ${list}.csv, ${list}.yaml or ${list}.json`;
  return `${there}: lists stand in lists/ at the top of the rules directory, as in lists/${list}.txt`;
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}
