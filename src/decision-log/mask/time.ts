import { parseTime } from '../../rules/time.ts';
import type { Draw } from './text.ts';

/** Every month has them. */
const DAYS = 28;

/** A time in the same month; undefined where the text is none. */
export function maskTime(text: string, draw: Draw): string | undefined {
  if (parseTime(text) === undefined) return undefined;
  return text
    .replace(/^(\d{4}-\d\d-)\d\d/, (_, month: string) => month + twoDigits(1 + draw(DAYS)))
    .replace(
      /([Tt ])\d\d:\d\d/,
      (_, before: string) => `${before}${twoDigits(draw(24))}:${twoDigits(draw(60))}`,
    );
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
