const UNITS: readonly [of: RegExp, unit: string][] = [
  [/^(ms|msecs?|millis|milliseconds?)$/, 'ms'],
  [/^(s|secs?|seconds?)$/, 's'],
  [/^(m|mins?|minutes?)$/, 'm'],
  [/^(h|hrs?|hours?)$/, 'h'],
  [/^(d|days?)$/, 'd'],
  [/^(w|wks?|weeks?)$/, 'w'],
];

/** The mean length of a year in the Gregorian calendar, in days. */
const YEAR = 365.2425;

/** Hint for a text that is not a duration; undefined if its meaning is unclear. */
export function durationHint(text: string): string | undefined {
  const match = /^(P?T?)\s*(\d{1,9})\s*([a-zA-Z]+)$/.exec(text.trim());
  if (match === null) return undefined;
  const [, iso = '', count = '', word = ''] = match;
  const name = word.toLowerCase();
  if (/^(y|yrs?|years?)$/.test(name)) {
    const days = Math.floor(Number(count) * YEAR);
    return `a year has no fixed length: ${count}y is ${days} or ${days + 1} days, so write ${days}d or ${days + 1}d`;
  }
  if ((word === 'M' && iso !== 'PT') || /^(mos?|mths?|months?)$/.test(name))
    return 'a month has no fixed length: write it in days, such as 30d';
  const unit = UNITS.find(([of]) => of.test(name))?.[1];
  return unit === undefined ? undefined : `write ${count}${unit}`;
}
