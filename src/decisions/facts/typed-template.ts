import { numberOf } from '../../engine/operators/order.ts';
import type { TypedTemplate } from '../../rules/rule-file.ts';
import { parseTime } from '../../rules/time.ts';

/** A text could not be converted to the type that a template names. It fails the decision. */
export class TemplateTypeError extends Error {
  readonly code = 'template-type';

  /** @param type as in the message: `a number` */
  constructor(type: string) {
    // The text is not named: it may be a person's.
    super(`template-type: a template gave no ${type}`);
    this.name = 'TemplateTypeError';
  }
}

/**
 * Converts the value of a template. An absent value stays undefined.
 *
 * @throws TemplateTypeError if it is not of this type
 */
export function converted(value: unknown, as: TypedTemplate['as']): unknown {
  if (value === undefined || value === null) return undefined;
  const result = CONVERSIONS[as](value);
  if (result === undefined) throw new TemplateTypeError(NAMES[as]);
  return result;
}

const NAMES: Readonly<Record<TypedTemplate['as'], string>> = {
  number: 'number',
  boolean: 'true or false',
  list: 'list',
  date: 'date',
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
