import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';

/** What only yaml-language-server understands: offers, and what it says of them. */
const FOR_EDITORS = ['defaultSnippets', 'enumDescriptions'];

const HEAD = '// Made of the schema beside it by test/unit/diagnostics/validators.test.ts.';

/**
 * The module that checks by a JSON Schema (2020-12). It is a function of what it needs, so that it imports nothing:
 * src/diagnostics/validator.d.ts has its type.
 *
 * @param useDefaults whether it fills in the defaults of the schema
 */
export function validatorOf(schema: object, useDefaults = false): string {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
    allErrors: true,
    verbose: true,
    ownProperties: true,
    useDefaults,
    code: {
      source: true,
      lines: true,
      regExp: Object.assign((pattern: string) => new RegExp(pattern, 'u'), { code: 'linearPattern' }),
    },
  });
  // `errorMessage` and `patternErrorMessage` are what yaml-language-server shows; the same words serve here.
  // `unknownFormMessage` is the hint on a map that has none of the known keys.
  // `unknownKeyMessages` are hints on keys that belong elsewhere, `missingMessage` is that on a key that is not there.
  // `checkedByEngine` marks a choice that only editors are to offer: the engine knows better what is meant.
  ajv.addVocabulary([
    'errorMessage',
    'patternErrorMessage',
    'unknownFormMessage',
    'unknownKeyMessages',
    'missingMessage',
    'checkedByEngine',
    ...FOR_EDITORS,
  ]);
  const code = standaloneCode.default(ajv, ajv.compile(schema));
  const [head, name] = /^"use strict";\s*module\.exports = (\w+);\s*module\.exports\.default = \w+;/.exec(
    code,
  ) ?? [''];
  const body = code
    .slice(head.length)
    .replace('require("ajv/dist/runtime/ucs2length").default', 'countCharacters')
    .trim();
  if (name === undefined || body.includes('require(')) throw new Error('ajv writes its code in another way');
  return `${HEAD}\nexport default ({ linearPattern, countCharacters }) => {\n${body}\nreturn ${name};\n};\n`;
}
