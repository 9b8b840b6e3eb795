import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { compareText } from '../diagnostics/diagnostic.ts';
import { type Pointer, rangeOf, type SourceFile } from '../diagnostics/source-file.ts';
import type { List } from '../rules/lists/list.ts';

/** One of the two rule sets that are compared: whole, and without errors. */
export interface Revision {
  which: 'base' | 'head';
  endpoints: ReadonlyMap<string, Endpoint>;
  lists: ReadonlyMap<string, List>;
  /** As records of the decision log name it, the commit left out; undefined where that is not known. */
  version?: string;
}

/** The endpoints that either side has, in order. */
export function endpointsOf(base: Revision, head: Revision): string[] {
  return [...new Set([...base.endpoints.keys(), ...head.endpoints.keys()])].toSorted(compareText);
}

/** A line of a file, on its own side. */
export interface ReplyPlace {
  side: Revision['which'];
  file: string;
  /** From 1. */
  line: number;
}

export function placeOf(
  { which }: Revision,
  source: SourceFile,
  at: Pointer,
  part: 'key' | 'value' = 'value',
): ReplyPlace {
  return { side: which, file: source.path, line: rangeOf(source, at, part).start.line };
}

/** `rules/x.yaml:31`, and where that is not the side that the reader has before them, which one it is. */
export function placeWords({ side, file, line }: ReplyPlace): string {
  return side === 'base' ? `${file}:${line} in base` : `${file}:${line}`;
}
