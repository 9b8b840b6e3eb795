import type { Draw } from './text.ts';

/** Decimal digits that a number holds for certain. */
export const PRECISE = 15;

/** Masks a number with other digits: of the same sign, with as many digits before and after the point. */
export function maskNumber(value: number, draw: Draw): number {
  const [mantissa = '', exponent] = String(value).split('e');
  let significant = 0;
  const masked = mantissa.replaceAll(/\d/g, (digit, at: number) => {
    if (significant === 0 && digit === '0') return digit;
    significant += 1;
    if (significant > PRECISE) return '0';
    // A zero at the end of a decimal fraction is lost, and the mask would be shorter than the number.
    const last = (at === mantissa.length - 1 || significant === PRECISE) && mantissa.includes('.');
    return String(significant === 1 || last ? 1 + draw(9) : draw(10));
  });
  return Number(exponent === undefined ? masked : `${masked}e${exponent}`);
}
