import { type Age, lastMonthsBefore, monthsAfter, parseAge } from '../../rules/age.ts';
import { type DateFormat, dateAs, dateFrom, formatsOf } from '../../rules/date-format.ts';
import { parseTime } from '../../rules/time.ts';
import { durationHint, timeHint } from '../../rules/time-hint.ts';
import type { Operator } from './operator.ts';
import { ordering, type Readable, type Reading, type Relation, unsuitable } from './order.ts';

const DAY = 86_400_000;

function timeOf(value: unknown): number | undefined {
  return typeof value === 'string' ? parseTime(value) : undefined;
}

function timeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function dayText(milliseconds: number): string {
  return timeText(milliseconds).replace(/T.*/, '');
}

function notATime(value: unknown): string | undefined {
  if (timeOf(value) !== undefined) return undefined;
  const hint = typeof value === 'string' ? timeHint(value, 'write it as 1980-11-30') : undefined;
  return `is not a time${hint === undefined ? '' : `: ${hint}`}`;
}

/** The same for a fact, whose form its rule can name. */
function factNotATime(fact: unknown): string | undefined {
  const reason = notATime(fact);
  const [format, other] = reason !== undefined && typeof fact === 'string' ? formatsOf(fact) : [];
  if (format === undefined) return reason;
  return other === undefined
    ? `${reason}, or give the test dateFormat: "${format}"`
    : `is not a time: write it as 1980-11-30, or give the test dateFormat: "${format}" or "${other}"`;
}

const TIME: Readable = {
  read: timeOf,
  why: notATime,
  hint: (value) => timeHint(typeof value === 'string' ? value : ''),
  literal: 'string',
};

const RFC3339: Reading = {
  read: timeOf,
  why: factNotATime,
  around: (boundary) => [-1000, 0, 1000].map((shift) => timeText(boundary + shift)),
};

/** Reads facts that are dates in a format. */
function datesAs(format: DateFormat): Reading {
  const dateOf = (fact: unknown) => (typeof fact === 'string' ? dateFrom(fact, format) : undefined);
  return {
    read: (fact) => {
      const date = dateOf(fact);
      return date === undefined ? undefined : parseTime(date);
    },
    why: (fact) => (dateOf(fact) === undefined ? `is not a date as ${format.text}` : undefined),
    around: (boundary) => [-DAY, 0, DAY].map((shift) => dateAs(dayText(boundary + shift), format)),
  };
}

function temporal(name: string, relation: Relation): Operator {
  const reading = (fact: Reading) => ordering(name, 'an RFC 3339 time', TIME, relation, fact);
  return { ...reading(RFC3339), withDateFormat: (format) => reading(datesAs(format)) };
}

/** True if a time has passed a duration, which is `fixed` or by the calendar. */
interface Passing {
  /** @param elapsed milliseconds since the time, negative for a time in the future */
  fixed: (elapsed: number, duration: number) => boolean;
  /** True if the operator holds from the moment on at which the time reaches the age, or before it. */
  fromThenOn: boolean;
}

/** An operator on the age of a time. */
function age(name: string, passing: Passing, fact: Reading = RFC3339): Operator {
  return {
    name,
    expects: 'a duration',
    prepare: (value) => {
      const duration = typeof value === 'string' ? parseAge(value) : undefined;
      if (duration === undefined)
        return {
          code: 'value-type',
          message: unsuitable(value, 'a duration'),
          hint: durationHint(String(value)) ?? 'write it as 18y, 6mo, 90d, 12h, 30m or 45s',
        };
      const holds = holdsFor(duration, passing);
      return (written, { now }) => {
        const time = fact.read(written);
        return time === undefined || isTooEarly(time, duration) ? undefined : holds(time, now);
      };
    },
    doesNotApply: (written, value) => {
      const reason = fact.why(written);
      const [time, duration] = [fact.read(written), parseAge(String(value))];
      if (reason !== undefined || time === undefined || duration === undefined) return reason;
      return isTooEarly(time, duration) ? 'is before the year 1000' : undefined;
    },
    boundaryValues: (value, { now }) => {
      const duration = parseAge(String(value)) ?? { milliseconds: 0 };
      if (!('months' in duration)) return fact.around(now - duration.milliseconds);
      const boundary = lastMonthsBefore(now, duration.months);
      const days = [0, DAY].map((shift) => dayText(boundary + shift));
      return [...(fact === RFC3339 ? days : []), ...fact.around(boundary)];
    },
    ...(fact === RFC3339 && {
      withDateFormat: (format: DateFormat) => age(name, passing, datesAs(format)),
    }),
  };
}

/** An age by the calendar is one of people and things: a year such as 0001 or 0099 is a mistake, or a placeholder. */
function isTooEarly(time: number, duration: Age): boolean {
  return 'months' in duration && time < YEAR_1000;
}

const YEAR_1000 = Date.UTC(1000, 0, 1);

/** A calendar duration is added to the fact's time: in days it would be another one each year. */
function holdsFor(duration: Age, { fixed, fromThenOn }: Passing): (time: number, now: number) => boolean {
  if (!('months' in duration)) return (time, now) => fixed(now - time, duration.milliseconds);
  return (time, now) => now >= monthsAfter(time, duration.months) === fromThenOn;
}

export const timeOperators: Operator[] = [
  temporal('before', (fact, value) => fact < value),
  temporal('after', (fact, value) => fact > value),
  age('olderThan', { fixed: (elapsed, duration) => elapsed > duration, fromThenOn: true }),
  age('newerThan', { fixed: (elapsed, duration) => elapsed < duration, fromThenOn: false }),
];
