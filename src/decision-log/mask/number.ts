import type { Draw } from './kind.ts';

/** Decimal digits that a number holds exactly. */
export const PRECISE = 15;

/** Replaces the digits of a number: sign and number of digits before and after the point stay. */
export function maskNumber(value: number, draw: Draw): number {
  const [mantissa = '', exponent] = String(value).split('e');
  let significant = 0;
  const masked = mantissa.replaceAll(/\d/g, (digit, at: number) => {
    if (significant === 0 && digit === '0') return digit;
    significant += 1;
    if (significant > PRECISE) return '0';
    // A trailing zero of a decimal fraction would be lost, and the mask shorter than the number.
    const last = (at === mantissa.length - 1 || significant === PRECISE) && mantissa.includes('.');
    return String(significant === 1 || last ? 1 + draw(9) : draw(10));
  });
  return Number(exponent === undefined ? masked : `${masked}e${exponent}`);
}
