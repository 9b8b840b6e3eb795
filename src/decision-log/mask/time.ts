import type { Draw } from './text.ts';

/** Every month has them. */
const DAYS = 28;

/** Masks an RFC 3339 time or date with another one of the same month. */
export function maskTime(time: string, draw: Draw): string {
  return time
    .replace(/^(\d{4}-\d\d-)\d\d/, (_, month: string) => month + twoDigits(1 + draw(DAYS)))
    .replace(
      /([Tt ])\d\d:\d\d/,
      (_, before: string) => `${before}${twoDigits(draw(24))}:${twoDigits(draw(60))}`,
    );
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
