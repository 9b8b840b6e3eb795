import configSchema from '../../schema/config.schema.json' with { type: 'json' };
import listSchema from '../../schema/list.schema.json' with { type: 'json' };
import ruleFileSchema from '../../schema/rule-file.schema.json' with { type: 'json' };
import ruleTestsSchema from '../../schema/rule-tests.schema.json' with { type: 'json' };
import { suggestion } from '../diagnostics/suggest.ts';
import { exitCodes, type Io, UsageError } from './io.ts';

const schemas = new Map<string, object>([
  ['rule-file', ruleFileSchema],
  ['rule-tests', ruleTestsSchema],
  ['list', listSchema],
  ['config', configSchema],
]);

/** `hookgate schema [NAME]` */
export async function schema(kind: string | undefined, io: Io): Promise<number> {
  const found = schemas.get(kind ?? 'rule-file');
  if (found === undefined)
    throw new UsageError(`there is no schema "${kind}"`, suggestion(kind ?? '', [...schemas.keys()]));
  io.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  return exitCodes.fine;
}
