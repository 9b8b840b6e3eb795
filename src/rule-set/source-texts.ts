import { hash } from 'node:crypto';
import type { RulesText } from '../rules/parse.ts';
import type { Snapshot } from './snapshot.ts';

/** The texts of a rule set, kept after its files have changed: the console compares with them. Plain data. */
export interface SourceTexts
  extends Pick<Snapshot, 'digest' | 'contentDigest' | 'texts' | 'requestProblems'> {
  /** The lists that are too long to be kept, each with its SHA-256 in hexadecimal. */
  leftOut: { path: string; digest: string }[];
}

/** Characters: of a list that is kept, and of everything. Rules alone have at most half of that. */
const LIMITS = { list: 64 * 1024, all: 8 * 1024 * 1024 };

/** Selects the texts to keep: rules first, and of the rest as much as there is room for. */
export function sourceTextsOf({ digest, contentDigest, texts, requestProblems }: Snapshot): SourceTexts {
  const kept: RulesText[] = [];
  const leftOut: SourceTexts['leftOut'] = [];
  let size = 0;
  const order = ['rules', 'list', 'tests', 'request'];
  for (const one of texts.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))) {
    const isKept =
      size + one.text.length <= LIMITS.all && (one.kind !== 'list' || one.text.length <= LIMITS.list);
    if (isKept) {
      size += one.text.length;
      kept.push(one);
    } else if (one.kind === 'list') leftOut.push({ path: one.path, digest: hash('sha256', one.text) });
  }
  return { digest, contentDigest, texts: kept, requestProblems, leftOut };
}
