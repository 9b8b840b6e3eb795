import type { ErrorObject } from 'ajv/dist/2020.js';
import { RE2JS } from 're2js';
import type { Diagnostic } from './diagnostic.ts';
import {
  byMessage,
  choicesOf,
  EXPLANATIONS,
  keyIn,
  type Schema,
  unknownForm,
  unknownKey,
} from './schema-explanations.ts';
import { below, diagnose, type Pointer, type SourceFile } from './source-file.ts';
import { closest } from './suggest.ts';

/** A finding, and a pointer to the value that it makes unusable. */
export interface SchemaFinding {
  at: Pointer;
  /** True if the rest of the value is still usable: an unknown key changes nothing around it. */
  harmless: boolean;
  diagnostic: Diagnostic;
}

export type SchemaCheck = (file: SourceFile) => SchemaFinding[];

/** Maximum number of findings: a file with more has one mistake everywhere. */
const MAX_FINDINGS = 50;

/** The default export of `schema/NAME.validator.js`, which ajv generates; it imports nothing. */
export type CreateValidator = (needs: {
  linearPattern: (pattern: string) => Pick<RegExp, 'test'>;
  countCharacters: (text: string) => number;
}) => Validator;

type Validator = ((value: unknown) => boolean) & { errors?: ErrorObject[] | null };

/** Validates files by a JSON Schema, with one finding at one place; defaults of the configuration are filled in. */
export function schemaCheck(create: CreateValidator): SchemaCheck {
  const validate = create({ linearPattern, countCharacters: (text) => [...text].length });
  return (file) => findingsOf(validate, file);
}

function findingsOf(validate: Validator, file: SourceFile): SchemaFinding[] {
  if (validate(file.value)) return [];
  // An error of `if` repeats those of the schema that it chose.
  const errors = (validate.errors ?? []).filter(
    ({ propertyName, keyword }) => propertyName === undefined && keyword !== 'if',
  );
  const causes = withoutConsequences(onePerPlace(errors));
  const wrong = errors.filter(({ keyword }) => keyword !== 'additionalProperties' && keyword !== 'if');
  const unusable = new Set(wrong.map(({ instancePath }) => instancePath));
  const findings = causes.slice(0, MAX_FINDINGS).map((error) => finding(file, error, unusable));
  const next = causes[MAX_FINDINGS];
  return next === undefined
    ? findings
    : [...findings, more(finding(file, next, unusable), causes.length - MAX_FINDINGS)];
}

/** A finding in place of the remaining ones. They are unknown, so the whole file is unusable. */
function more({ diagnostic }: SchemaFinding, count: number): SchemaFinding {
  const message = `${count} more mistakes of this kind, from here on`;
  const hint = 'mend the others first';
  return { at: '', harmless: false, diagnostic: { ...diagnostic, code: 'more-mistakes', message, hint } };
}

/** Patterns of a schema run in linear time; each is compiled at its first use. */
function linearPattern(pattern: string): Pick<RegExp, 'test'> {
  let compiled: RE2JS | undefined;
  return {
    test(text) {
      compiled ??= RE2JS.compile(RE2JS.translateRegExp(pattern));
      return compiled.matcher(text).find();
    },
  };
}

/** Keeps one error for each value: its type explains the others, and a choice explains its branches. */
function onePerPlace(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = new Set(errors.filter(isChoice).map(({ schemaPath }) => schemaPath));
  const seen = new Set<string>();
  return errors
    .toSorted((a, b) => Number(b.keyword === 'type') - Number(a.keyword === 'type'))
    .filter(({ keyword, instancePath, schemaPath, params, parentSchema }) => {
      if (isChoice({ keyword }) && (parentSchema as Schema).checkedByEngine) return false;
      const branch = /^(.*\/(?:oneOf|anyOf))\/\d+\//.exec(schemaPath);
      if (branch?.[1] !== undefined && choices.has(branch[1])) return false;
      const many = ['additionalProperties', 'required', 'propertyNames'].includes(keyword);
      const place = many ? `${instancePath} ${JSON.stringify(params)}` : instancePath;
      if (seen.has(place)) return false;
      seen.add(place);
      return true;
    });
}

function isChoice({ keyword }: { keyword: string }): boolean {
  return keyword === 'oneOf' || keyword === 'anyOf';
}

/** Drops missing keys that are misspelled, and those of a value that is written in another way. */
function withoutConsequences(errors: readonly ErrorObject[]): ErrorObject[] {
  const meant = new Set(
    errors
      .filter(({ keyword }) => keyword === 'additionalProperties')
      .flatMap(({ instancePath, params, parentSchema, data }) => {
        const known = Object.keys((parentSchema as Schema).properties ?? {});
        const key = String(params['additionalProperty']);
        const otherwise = unknownForm(data, parentSchema as Schema) === undefined ? [] : known;
        const match = keyIn(unknownKey(key, parentSchema as Schema)) ?? closest(key, known);
        return (match === undefined ? otherwise : [match]).map((key) => `${instancePath} ${key}`);
      }),
  );
  return errors.filter((error) => {
    const missing = isChoice(error) ? choicesOf(error) : [error.params['missingProperty']];
    return !missing.some((key) => meant.has(`${error.instancePath} ${key}`));
  });
}

function finding(file: SourceFile, error: ErrorObject, unusable: ReadonlySet<Pointer>): SchemaFinding {
  const schema = (error.parentSchema ?? {}) as Schema;
  const explain = EXPLANATIONS[error.keyword] ?? byMessage;
  const { code, message, hint, key } = explain(error, error.params as Record<string, unknown>, schema);
  const place =
    key === undefined
      ? { at: error.instancePath, key: error.keyword === 'required' }
      : { at: below(error.instancePath, key), key: true };
  return {
    at: error.keyword === 'propertyNames' ? place.at : error.instancePath,
    harmless: error.keyword === 'additionalProperties' && !unusable.has(error.instancePath),
    diagnostic: diagnose(file, place, { code, message, ...(hint !== undefined && { hint }) }),
  };
}
