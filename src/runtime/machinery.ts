import { type Examiner, type ExaminerLimits, startExaminer } from './examiner.ts';
import type { BackOff } from './steady-watch.ts';
import { watchRules } from './watch.ts';

/** Milliseconds. `settle`: quiet before reading; `poll`: between two looks; `full`: between two complete readings. */
export interface Pace {
  settle: number;
  poll: number;
  full: number;
}

/** What live rules work with; a test may slow it down, blind it or let it fail. */
export interface Machinery {
  pace: Pace;
  backOff: BackOff;
  watch: typeof watchRules;
  /** @param limits left out: those of a reload */
  startExaminer: (limits?: ExaminerLimits) => Examiner;
}

/** As it ships. */
export const MACHINERY: Machinery = {
  pace: { settle: 100, poll: 2000, full: 60_000 },
  backOff: { first: 1000, longest: 60_000 },
  watch: watchRules,
  startExaminer,
};

/** Leaves the first look to a thread that is there already. Each one after it gets a thread of its own. */
export function firstOf(examiner: Examiner | undefined): Machinery['startExaminer'] {
  let ready = examiner;
  return (limits) => {
    const next = ready ?? startExaminer(limits);
    ready = undefined;
    return next;
  };
}
