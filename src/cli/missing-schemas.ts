import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { rangeBetween } from '../diagnostics/source-file.ts';
import type { Snapshot } from '../rule-set/snapshot.ts';
import type { FileKind } from '../rules/file-kind.ts';

/** The name of each schema in `hookgate schema`. */
const NAMES: Partial<Record<FileKind, string>> = { rules: 'rule-file', tests: 'rule-tests', list: 'list' };

/** The modeline that names the schema of a YAML file to an editor; URLs are ignored. */
const COMMENT = /^#\s*(?:yaml-language-server:\s*\$schema=|\$schema:\s*)(?![a-z]+:\/\/)(\S+)/m;

/** Reports modelines with a schema that does not exist, as in copied examples. */
export function missingSchemas({ texts }: Pick<Snapshot, 'texts'>): Diagnostic[] {
  return texts.flatMap(({ path, kind, text }) => {
    const name = NAMES[kind];
    const found = COMMENT.exec(text.slice(0, 1000));
    if (name === undefined || found === null) return [];
    const { index, 0: comment, 1: schema = '' } = found;
    if (existsSync(resolve(dirname(path), schema))) return [];
    return [
      {
        code: 'schema-not-found',
        severity: 'info',
        message: `there is no ${schema}, so an editor neither completes nor checks this file`,
        hint: `write it with  hookgate schema ${name} > ${name}.schema.json  and name its path from this file`,
        file: path,
        range: rangeBetween(text, index, index + comment.length),
      },
    ];
  });
}
