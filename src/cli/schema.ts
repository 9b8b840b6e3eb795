import configSchema from '../../schema/config.schema.json' with { type: 'json' };
import listSchema from '../../schema/list.schema.json' with { type: 'json' };
import ruleFileSchema from '../../schema/rule-file.schema.json' with { type: 'json' };
import ruleTestsSchema from '../../schema/rule-tests.schema.json' with { type: 'json' };
import { toLegibleJson } from '../diagnostics/legible-json.ts';
import type { Define } from './command.ts';
import { exitCodes } from './io.ts';

const schemas = {
  'rule-file': ruleFileSchema,
  'rule-tests': ruleTestsSchema,
  list: listSchema,
  config: configSchema,
};

export const defineSchema: Define = (program, { io, finish }) => {
  program
    .command('schema')
    .description('print the JSON Schema of a kind of file')
    .addArgument(
      program.createArgument('[name]', 'the kind of file').choices(Object.keys(schemas)).default('rule-file'),
    )
    .examples({
      'The schema of a rule file': 'hookgate schema',
      'A schema for an editor, if hookgate is installed as a package':
        'hookgate schema rule-file > rule-file.schema.json',
    })
    .action((kind: keyof typeof schemas) =>
      finish(async () => {
        io.stdout.write(toLegibleJson(schemas[kind]));
        return exitCodes.fine;
      }),
    );
};
