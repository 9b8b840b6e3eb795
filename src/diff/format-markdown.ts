import { pluralize, thousands } from '../diagnostics/pluralize.ts';
import type { Behaviour, Example } from './behaviour.ts';
import type { Change, TouchedRule } from './change.ts';
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

/** GitHub refuses a comment of 65,536 characters or more; the rest is left for text around the report. */
const MOST_CHARACTERS = 60_000;

/** Rows of each part, so that the later parts have room too. */
const MOST_ROWS = 100;

/** The report as a comment on a pull request. It mentions nobody, and its values are never taken for markup. */
export function formatMarkdown(report: DiffReport): string {
  const title = `### Rules: ${code(report.base)} → ${code(report.head)}`;
  const found = behavioursIn(report).filter(([{ compared }]) => compared > 0);
  const headlines = found.map(([behaviour, noun]) => behaviourWords(behaviour, noun));
  const parts = isWithoutDifference(report)
    ? [`No difference: ${alikeWords(report)}.`]
    : [
        `**${headlines.join('; ')}**.`,
        ...unreachedList(report),
        ...found.flatMap(([behaviour, noun]) => [
          ...groupTable(behaviour, `${noun.charAt(0).toUpperCase()}${noun.slice(1)}s`),
          ...doubtList(behaviour, noun),
        ]),
        structureDetails(report),
      ];
  return fitted([title, ...parts, ...remarksOf(report).map(code)]);
}

/** As many whole parts as fit. */
function fitted(parts: string[]): string {
  let text = '';
  for (const [index, part] of parts.entries()) {
    if (text.length + part.length > MOST_CHARACTERS)
      return `${text}_${pluralize(parts.length - index, 'part')} left out: the comment would be too long. Run \`hookgate diff\` to see everything._\n`;
    text += `${part}\n\n`;
  }
  return `${text.trimEnd()}\n`;
}

function unreachedList({ unreached }: DiffReport): string[] {
  if (unreached.length === 0) return [];
  const lines = firstOf(unreached).map((one) => `- ${code(unreachedWords(one))}`);
  return [[...lines, ...moreOf(unreached.length, 'change').map((more) => `- ${more}`)].join('\n')];
}

function groupTable({ changed, groups }: Behaviour, title: string): string[] {
  if (changed === 0) return [];
  const rows = firstOf(groups).map((group) => `| ${thousands(group.count)} | ${groupWords(group, code)} |`);
  const more = moreOf(groups.length, 'group').map((one) => `\n${one}`);
  const examples = firstOf(groups).flatMap((group) => [
    `- ${groupWords(group, code)}`,
    ...group.examples.map((example) => `  - ${exampleWords(example)}`),
  ]);
  return [
    [`| ${title} | |`, '|--:|---|', ...rows, ...more].join('\n'),
    details(`${title}: examples`, examples),
  ];
}

function exampleWords({ name, facts }: Example): string {
  return [code(name), ...facts.map(({ fact, value }) => code(`${fact} ${value}`))].join(' ');
}

function doubtList({ unjudged, doubts }: Behaviour, noun: string): string[] {
  if (unjudged === 0) return [];
  const lines = firstOf(doubts).map((group) => `- ${thousands(group.count)}: ${doubtWords(group, code)}`);
  const more = moreOf(doubts.length, 'reason').map((one) => `- ${one}`);
  return [[`${pluralize(unjudged, noun)} cannot be judged:`, '', ...lines, ...more].join('\n')];
}

function structureDetails({ changes, touched }: DiffReport): string {
  const affected = touched.filter(({ kind }) => kind === 'affected');
  if (changes.length === 0) return 'The rules say the same.';
  const beside = affected.length === 0 ? '' : `, ${pluralize(affected.length, 'rule')} affected`;
  return details(`${pluralize(changes.length, 'change')} of the rules${beside}`, [
    ...firstOf(changes).map(changeLine),
    ...firstOf(affected).map(affectedLine),
    ...moreOf(Math.max(changes.length, affected.length), 'change'),
  ]);
}

function changeLine(change: Change): string {
  const own = change.details.map(({ words, place }) => `\n  - ${code(words)} ${located(place)}`);
  return `- ${change.kind} ${code(subjectWords(change))} ${located(change.place)}${own.join('')}`;
}

function affectedLine(rule: TouchedRule): string {
  return `- affected ${code(affectedWords(rule))} ${located(rule.place)}`;
}

function located(place: RuleLocation): string {
  return `(${code(locationWords(place))})`;
}

function firstOf<T>(items: readonly T[]): readonly T[] {
  return items.slice(0, MOST_ROWS);
}

function moreOf(number: number, noun: string): string[] {
  return number > MOST_ROWS ? [`_and ${pluralize(number - MOST_ROWS, `more ${noun}`)}_`] : [];
}

function details(summary: string, lines: readonly string[]): string {
  return `<details><summary>${summary}</summary>\n\n${lines.join('\n')}\n\n</details>`;
}

/**
 * Text from rules and requests: every character with a meaning in Markdown, HTML or a table is escaped, and in <code>
 * GitHub sees neither mentions nor references to issues.
 */
function code(text: string): string {
  const plain = text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd')
    .replaceAll(/[&<>@#|`*_~[\]\\!$:]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<code>${plain}</code>`;
}
