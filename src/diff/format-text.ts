import { type Paint, visible } from '../diagnostics/format-text.ts';
import { pluralize, thousands } from '../diagnostics/pluralize.ts';
import type { Behaviour, Example } from './behaviour.ts';
import type { Change, TouchedRule } from './change.ts';
import {
  alikeWords,
  behavioursIn,
  behaviourWords,
  doubtWords,
  groupWords,
  isWithoutDifference,
  type Report,
  retriesWords,
  skippedWords,
  subjectWords,
  unreachedWords,
} from './report.ts';
import { placeWords, type ReplyPlace } from './revision.ts';

/** So many changes that nothing shows are named. */
const SHOWN = 10;

const COLORS = { added: 'green', removed: 'red', changed: 'yellow', affected: 'dim' } as const;

/** The report for people at a terminal. */
export function formatText(report: Report, paint: Paint): string {
  const { base, head, changes, touched } = report;
  const affected = touched.filter(({ kind }) => kind === 'affected');
  const remarks = [skippedWords(report.skipped), retriesWords(report)].filter((one) => one !== undefined);
  const lines = isWithoutDifference(report)
    ? [`No difference between ${base} and ${head}: ${alikeWords(report)}.`]
    : [
        paint('bold', `What changes from ${base} to ${head}`),
        '',
        ...(changes.length === 0 ? ['The rules say the same.'] : []),
        ...changes.flatMap((change) => changeLines(change, paint)),
        ...affected.map((rule) => affectedLine(rule, paint)),
        '',
        ...behavioursIn(report)
          .filter(([{ compared }]) => compared > 0)
          .flatMap(([behaviour, noun]) => behaviourLines(behaviour, behaviourWords(behaviour, noun), paint)),
        ...report.unreached.slice(0, SHOWN).map((one) => `${paint('yellow', visible(unreachedWords(one)))}.`),
        ...(report.unreached.length > SHOWN
          ? [`So it is with ${pluralize(report.unreached.length - SHOWN, 'more change')}.`]
          : []),
      ];
  return `${[...lines, ...remarks.map(visible)].join('\n')}\n`;
}

function changeLines(change: Change, paint: Paint): string[] {
  const { kind, place, details } = change;
  const subject = `${paint(COLORS[kind], kind.padEnd(8))} ${visible(subjectWords(change))}`;
  return [
    `  ${subject}  ${paintedPlace(place, paint)}`,
    ...details.map(({ words, place: at }) => `             ${visible(words)}  ${paintedPlace(at, paint)}`),
  ];
}

function paintedPlace(place: ReplyPlace, paint: Paint): string {
  return paint('dim', visible(placeWords(place)));
}

function affectedLine({ endpoint, requestType, rule, place, because }: TouchedRule, paint: Paint): string {
  const words = `rule ${rule} of ${endpoint}, ${requestType}, through ${because.join(', ')}`;
  return `  ${paint('dim', 'affected')} ${visible(words)}  ${paintedPlace(place, paint)}`;
}

function behaviourLines(behaviour: Behaviour, headline: string, paint: Paint): string[] {
  if (behaviour.changed + behaviour.unjudged === 0) return [`${headline}.`];
  const groups = behaviour.groups.flatMap((group) => [
    `  ${thousands(group.count).padStart(6)} ${visible(groupWords(group))}`,
    ...group.examples.map((example) => `           ${exampleWords(example, paint)}`),
  ]);
  const doubts = behaviour.doubts.flatMap((group) => [
    `  ${thousands(group.count).padStart(6)} cannot be judged: ${visible(doubtWords(group))}`,
    `           ${paint('dim', visible(group.examples.join(', ')))}`,
  ]);
  return [paint('bold', `${headline}:`), ...groups, ...doubts];
}

/** Names and values come from files that anybody may have written: nothing of them may steer the terminal. */
function exampleWords({ name, facts }: Example, paint: Paint): string {
  return [paint('dim', visible(name)), ...facts.map(({ fact, value }) => visible(`${fact} ${value}`))].join(
    '  ',
  );
}
