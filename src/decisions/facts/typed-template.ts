import { pluralize } from '../../diagnostics/pluralize.ts';
import { numberOf } from '../../engine/operators/order.ts';
import type { TypedTemplate } from '../../rules/rule-file.ts';
import { parseTime } from '../../rules/time.ts';

/** A text could not be converted to the type that a template names. It fails the decision. */
export class TemplateTypeError extends Error {
  readonly code = 'template-type';

  /**
   * @param name of the fact or attribute, with its place
   * @param type as in the message: `a number`
   */
  constructor(name: string, type: string, value: unknown) {
    // The value is not repeated: it may be a person's.
    super(`template-type: ${name} takes ${type}, and its template gave ${kindOf(value)}`);
    this.name = 'TemplateTypeError';
  }
}

/** Describes a value without repeating it. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return `a text of ${pluralize(value.length, 'character')} that is none`;
  return typeof value === 'number' ? 'a number' : typeof value === 'boolean' ? String(value) : 'an object';
}

/**
 * Converts the value of a template. An absent value stays undefined.
 *
 * @param name of the fact or attribute, for the error
 * @throws TemplateTypeError if it is not of this type
 */
export function converted(value: unknown, as: TypedTemplate['as'], name: string): unknown {
  if (value === undefined || value === null) return undefined;
  const result = CONVERSIONS[as](value);
  if (result === undefined) throw new TemplateTypeError(name, NAMES[as], value);
  return result;
}

const NAMES: Readonly<Record<TypedTemplate['as'], string>> = {
  number: 'a number',
  boolean: 'true or false',
  list: 'a list',
  date: 'a date',
};

/** The types of typed templates; each returns undefined for a value that is not of its type. */
export const CONVERSIONS: Readonly<Record<TypedTemplate['as'], (value: unknown) => unknown>> = {
  number: numberOf,
  boolean: (value) => (typeof value === 'boolean' ? value : BOOLEANS.get(value)),
  list: (value) => (Array.isArray(value) ? value.filter(isScalar) : scalarsIn(value)),
  date: (value) => (isDate(value) ? value : undefined),
};

const BOOLEANS: ReadonlyMap<unknown, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function scalarsIn(value: unknown): unknown[] | undefined {
  if (typeof value !== 'string') return isScalar(value) ? [value] : undefined;
  const parts = value.split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}

/** An RFC 3339 full date. */
function isDate(value: unknown): boolean {
  return typeof value === 'string' && value.length === '2026-12-31'.length && parseTime(value) !== undefined;
}
