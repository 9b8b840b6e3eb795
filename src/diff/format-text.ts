import { counted, thousands } from '../diagnostics/counted.ts';
import { type Paint, visible } from '../diagnostics/format-text.ts';
import type { Behaviour, Example } from './behaviour.ts';
import type { Change, TouchedRule } from './change.ts';
import {
  behaviourWords,
  groupWords,
  isWithoutDifference,
  type Report,
  skippedWords,
  subjectWords,
  unreachedWords,
} from './report.ts';
import { type Place, placeWords } from './side.ts';

/** So many changes that nothing shows are named. */
const SHOWN = 10;

const COLORS = { added: 'green', removed: 'red', changed: 'yellow', affected: 'dim' } as const;

/** The report for people at a terminal. */
export function formatText(report: Report, paint: Paint): string {
  const { base, head, changes, touched, requests, generated } = report;
  const affected = touched.filter(({ kind }) => kind === 'affected');
  const skipped = skippedWords(report.skipped);
  const lines = isWithoutDifference(report)
    ? [`No difference between ${base} and ${head}: ${behaviourWords(requests)}.`]
    : [
        paint('bold', `What changes from ${base} to ${head}`),
        '',
        ...(changes.length === 0 ? ['The rules say the same.'] : []),
        ...changes.flatMap((change) => changeLines(change, paint)),
        ...affected.map((rule) => affectedLine(rule, paint)),
        '',
        ...behaviourLines(requests, behaviourWords(requests), paint),
        ...(generated.compared === 0
          ? []
          : behaviourLines(generated, behaviourWords(generated, 'generated request'), paint)),
        ...report.unreached.slice(0, SHOWN).map((one) => `${paint('yellow', visible(unreachedWords(one)))}.`),
        ...(report.unreached.length > SHOWN
          ? [`So it is with ${counted(report.unreached.length - SHOWN, 'more change')}.`]
          : []),
      ];
  return `${[...lines, ...(skipped === undefined ? [] : [visible(skipped)])].join('\n')}\n`;
}

function changeLines(change: Change, paint: Paint): string[] {
  const { kind, place, details } = change;
  const subject = `${paint(COLORS[kind], kind.padEnd(8))} ${visible(subjectWords(change))}`;
  return [
    `  ${subject}  ${paintedPlace(place, paint)}`,
    ...details.map(({ words, place: at }) => `             ${visible(words)}  ${paintedPlace(at, paint)}`),
  ];
}

function paintedPlace(place: Place, paint: Paint): string {
  return paint('dim', visible(placeWords(place)));
}

function affectedLine({ endpoint, requestType, rule, place, because }: TouchedRule, paint: Paint): string {
  const words = `rule ${rule} of ${endpoint}, ${requestType}, through ${because.join(', ')}`;
  return `  ${paint('dim', 'affected')} ${visible(words)}  ${paintedPlace(place, paint)}`;
}

function behaviourLines(behaviour: Behaviour, headline: string, paint: Paint): string[] {
  if (behaviour.changed === 0) return [`${headline}.`];
  const groups = behaviour.groups.flatMap((group) => [
    `  ${thousands(group.count).padStart(6)} ${visible(groupWords(group))}`,
    ...group.examples.map((example) => `           ${exampleWords(example, paint)}`),
  ]);
  return [paint('bold', `${headline}:`), ...groups];
}

/** Names and values come from files that anybody may have written: nothing of them may steer the terminal. */
function exampleWords({ name, facts }: Example, paint: Paint): string {
  return [paint('dim', visible(name)), ...facts.map(({ fact, value }) => visible(`${fact} ${value}`))].join(
    '  ',
  );
}
