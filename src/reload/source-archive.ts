import { hash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Snapshot } from '../rule-set/snapshot.ts';
import type { RulesText } from '../rules/parse.ts';

/** The texts of a generation, compressed: for whoever has to show its lines once its files may be others. */
export interface SourceArchive {
  /** Of the snapshot. */
  digest: string;
  bytes: Uint8Array;
}

/** What an archive holds. */
export interface Archived extends Pick<Snapshot, 'digest' | 'texts' | 'requestProblems'> {
  /** The lists that are too long to be kept, and by what another one is known: SHA-256, in hexadecimal. */
  leftOut: { path: string; digest: string }[];
}

/** Characters: of a list that is kept, and of everything. Rules alone have at most half of that. */
const LIMITS = { list: 64 * 1024, all: 8 * 1024 * 1024 };

/** Packs the texts of a snapshot: rules first, and of the rest as much as there is room for. */
export function packSourceArchive({ digest, texts, requestProblems }: Snapshot): SourceArchive {
  const kept: RulesText[] = [];
  const leftOut: Archived['leftOut'] = [];
  let size = 0;
  for (const kind of ['rules', 'list', 'tests', 'request'] as const) {
    for (const one of texts.filter((text) => text.kind === kind)) {
      const tooLong = kind === 'list' && one.text.length > LIMITS.list;
      if (tooLong || size + one.text.length > LIMITS.all) {
        if (kind === 'list') leftOut.push({ path: one.path, digest: hash('sha256', one.text) });
        continue;
      }
      size += one.text.length;
      kept.push(one);
    }
  }
  const archived: Archived = { digest, texts: kept, requestProblems, leftOut };
  return { digest, bytes: deflateRawSync(JSON.stringify(archived)) };
}

export function unpackSourceArchive({ bytes }: SourceArchive): Archived {
  return JSON.parse(inflateRawSync(bytes).toString());
}

/** The texts of what is live, and of what was live before it. */
export class Archives {
  live: SourceArchive | undefined;
  former: SourceArchive | undefined;

  /** Gets those of what has just gone live from whoever has read them. Without them the rules answer as well. */
  async take(reader: { archive: () => Promise<SourceArchive> } | undefined): Promise<void> {
    this.former = this.live;
    this.live = undefined;
    this.live = await reader?.archive().catch(() => undefined);
  }
}
