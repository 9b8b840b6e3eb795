import { type Paint, visible } from '../diagnostics/format-text.ts';
import { pluralize, thousands } from '../diagnostics/pluralize.ts';
import type { Behaviour, Example } from './behaviour.ts';
import type { Change } from './change.ts';
import {
  affectedWords,
  alikeWords,
  behavioursIn,
  behaviourWords,
  type DiffReport,
  doubtWords,
  groupWords,
  isWithoutDifference,
  remarksOf,
  subjectWords,
  unreachedWords,
} from './report.ts';
import { locationWords, type RuleLocation } from './revision.ts';

/** Unreached changes that are named; the others are counted. */
const SHOWN = 10;

const COLORS = { added: 'green', removed: 'red', changed: 'yellow', affected: 'dim' } as const;

/**
 * The report for a terminal. Names and values come from files that anybody may have written: they are escaped, so that
 * they cannot control the terminal.
 */
export function formatText(report: DiffReport, paint: Paint): string {
  const { base, head } = report;
  const lines = isWithoutDifference(report)
    ? [`No difference between ${base} and ${head}: ${alikeWords(report)}.`]
    : [
        paint('bold', `What changes from ${base} to ${head}`),
        '',
        ...structureLines(report, paint),
        '',
        ...behavioursIn(report).flatMap(([behaviour, noun]) => behaviourLines(behaviour, noun, paint)),
        ...unreachedLines(report, paint),
      ];
  return `${[...lines, ...remarksOf(report).map(visible)].join('\n')}\n`;
}

function structureLines({ changes, touched }: DiffReport, paint: Paint): string[] {
  const line = (kind: keyof typeof COLORS, words: string, place: RuleLocation) =>
    `  ${paint(COLORS[kind], kind.padEnd(8))} ${visible(words)}  ${located(place, paint)}`;
  const changeLines = (change: Change) => [
    line(change.kind, subjectWords(change), change.place),
    ...change.details.map(({ words, place }) => `             ${visible(words)}  ${located(place, paint)}`),
  ];
  const affected = touched.filter(({ kind }) => kind === 'affected');
  return [
    ...(changes.length === 0 ? ['The rules say the same.'] : []),
    ...changes.flatMap(changeLines),
    ...affected.map((rule) => line('affected', affectedWords(rule), rule.place)),
  ];
}

function located(place: RuleLocation, paint: Paint): string {
  return paint('dim', visible(locationWords(place)));
}

function behaviourLines(behaviour: Behaviour, noun: string, paint: Paint): string[] {
  if (behaviour.compared === 0) return [];
  const headline = behaviourWords(behaviour, noun);
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

function exampleWords({ name, facts }: Example, paint: Paint): string {
  const values = facts.map(({ fact, value }) => visible(`${fact} ${value}`));
  return [paint('dim', visible(name)), ...values].join('  ');
}

function unreachedLines({ unreached }: DiffReport, paint: Paint): string[] {
  const lines = unreached.slice(0, SHOWN).map((one) => `${paint('yellow', visible(unreachedWords(one)))}.`);
  if (unreached.length <= SHOWN) return lines;
  const more = pluralize(unreached.length - SHOWN, 'more change');
  return [...lines, `Generated requests do not show ${more}, either.`];
}
