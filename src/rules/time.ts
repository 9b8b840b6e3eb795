const RFC3339 =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d{2}):(\d{2})))?$/;

/** Parses an RFC 3339 time, or a date, which means midnight UTC. Milliseconds since 1970. */
export function parseTime(text: string): number | undefined {
  const match = RFC3339.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // A leap second (RFC 3339, section 5.6) counts as the start of the next minute.
  const inRange = hour <= 23 && minute <= 59 && second <= 60;
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || !inRange) return undefined;
  const [, , , , , , , fraction = '', sign, offsetHour = '0', offsetMinute = '0'] = match;
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined;
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === '-' ? -1 : 1);
  return (
    date.getTime() +
    ((hour * 60 + minute - offset) * 60 + second) * 1000 +
    Number(fraction.padEnd(3, '0').slice(0, 3))
  );
}

/** Parses an expiry: the time from which an entry is expired. A date is valid until its end (UTC). */
export function parseExpiry(text: string): number | undefined {
  const time = parseTime(text);
  return time !== undefined && text.length === '2026-12-31'.length ? time + UNITS.d : time;
}

/** Writes an expiry as its author may have written it: the last valid day, or a time. */
export function expiryInWords(moment: number): string {
  const isDay = moment % UNITS.d === 0;
  return isDay ? dayOf(moment - UNITS.d) : new Date(moment).toISOString().replace('.000Z', 'Z');
}

function dayOf(moment: number): string {
  const [day = ''] = new Date(moment).toISOString().split('T');
  return day;
}

const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** Parses a duration such as `500ms`, `2s`, `12h` or `90d` to milliseconds. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d{1,9})(ms|s|m|h|d|w)$/.exec(text);
  return match === null ? undefined : Number(match[1]) * UNITS[match[2] as keyof typeof UNITS];
}
