import { pluralize, thousands } from '../diagnostics/pluralize.ts';
import type { Behaviour, Example, Group } from './behaviour.ts';
import type { Change, TouchedRule } from './change.ts';
import type { Doubt } from './masked/compare-masked.ts';
import {
  alikeWords,
  behavioursIn,
  behaviourWords,
  byWords,
  doubtWords,
  isWithoutDifference,
  type Report,
  retriesWords,
  skippedWords,
  subjectWords,
  unreachedWords,
  wayWords,
} from './report.ts';
import { placeWords } from './revision.ts';

/** GitHub refuses a comment of 65,536 characters or more; the rest is for what others put around it. */
const MOST_CHARACTERS = 60_000;

/** How long a comment's parts may get, so that the later ones have room too. */
const MOST_ROWS = 100;

/** The report as a comment on a pull request. Nothing in it calls anybody, or is taken for markup. */
export function formatMarkdown(report: Report): string {
  const { base, head } = report;
  const title = `### Rules: ${code(base)} → ${code(head)}`;
  const remarks = [skippedWords(report.skipped), retriesWords(report)].filter((one) => one !== undefined);
  const found = behavioursIn(report).filter(([{ compared }]) => compared > 0);
  const headlines = found.map(([behaviour, noun]) => behaviourWords(behaviour, noun));
  const parts = isWithoutDifference(report)
    ? [`No difference: ${alikeWords(report)}.`]
    : [
        `**${headlines.join('; ')}**.`,
        ...unreachedParts(report),
        ...found.flatMap(([behaviour, noun]) => [
          ...groupTable(behaviour, `${noun.charAt(0).toUpperCase()}${noun.slice(1)}s`),
          ...doubtList(behaviour, noun),
        ]),
        ...changeList(report),
      ];
  return fitted([title, ...parts, ...remarks.map(code)]);
}

/** Whole parts, as many as fit. */
function fitted(parts: string[]): string {
  let text = '';
  for (const [index, part] of parts.entries()) {
    if (text.length + part.length > MOST_CHARACTERS)
      return `${text}_${pluralize(parts.length - index, 'part')} left out: the comment would be too long. Run \`hookgate diff\` to see everything._\n`;
    text += `${part}\n\n`;
  }
  return `${text.trimEnd()}\n`;
}

function unreachedParts({ unreached }: Report): string[] {
  if (unreached.length === 0) return [];
  const more = moreOf(unreached.length, 'change');
  const lines = unreached.slice(0, MOST_ROWS).map((one) => `- ${code(unreachedWords(one))}`);
  return [[...lines, ...(more === '' ? [] : [`- ${more}`])].join('\n')];
}

function groupTable(behaviour: Behaviour, title: string): string[] {
  if (behaviour.changed === 0) return [];
  const rows = behaviour.groups
    .slice(0, MOST_ROWS)
    .map((group) => `| ${thousands(group.count)} | ${groupLine(group)} |`);
  const more = moreOf(behaviour.groups.length, 'group');
  const table = [`| ${title} | |`, '|--:|---|', ...rows].join('\n');
  return [`${table}${more === '' ? '' : `\n\n${more}`}`, ...exampleDetails(behaviour.groups, title)];
}

/** The requests that may change, or not. */
function doubtList({ unjudged, doubts }: Behaviour, noun: string): string[] {
  if (unjudged === 0) return [];
  const write = ({ rule, place, fact }: Doubt) =>
    `${code(rule)} (${code(placeWords(place))}) reads ${code(fact)}`;
  const lines = doubts
    .slice(0, MOST_ROWS)
    .map((group) => `- ${thousands(group.count)}: ${doubtWords(group, write, code)}`);
  const more = moreOf(doubts.length, 'reason');
  return [
    [
      `${pluralize(unjudged, noun)} cannot be judged:`,
      '',
      ...lines,
      ...(more === '' ? [] : [`- ${more}`]),
    ].join('\n'),
  ];
}

function groupLine(group: Group): string {
  const by = byWords(group, ({ name, place }) => `${code(name)} (${code(placeWords(place))})`);
  return `${wayWords(group)} ${by === '' ? `at ${code(group.endpoint)}` : `by ${by}`}`;
}

function exampleDetails(groups: readonly Group[], title: string): string[] {
  const lines = groups
    .slice(0, MOST_ROWS)
    .flatMap((group) => [
      `- ${groupLine(group)}`,
      ...group.examples.map((example) => `  - ${exampleWords(example)}`),
    ]);
  return [details(`${title}: examples`, lines)];
}

function exampleWords({ name, facts }: Example): string {
  return [code(name), ...facts.map(({ fact, value }) => code(`${fact} ${value}`))].join(' ');
}

function changeList({ changes, touched }: Report): string[] {
  const affected = touched.filter(({ kind }) => kind === 'affected');
  if (changes.length === 0) return ['The rules say the same.'];
  const lines = [
    ...changes.slice(0, MOST_ROWS).map(changeWords),
    ...affected.slice(0, MOST_ROWS).map(affectedWords),
  ];
  const more = moreOf(Math.max(changes.length, affected.length), 'change');
  const beside = affected.length === 0 ? '' : `, ${pluralize(affected.length, 'rule')} affected`;
  const title = `${pluralize(changes.length, 'change')} of the rules${beside}`;
  return [details(title, [...lines, ...(more === '' ? [] : [more])])];
}

function changeWords(change: Change): string {
  const place = code(placeWords(change.place));
  const own = change.details.map(({ words, place: at }) => `\n  - ${code(words)} (${code(placeWords(at))})`);
  return `- ${change.kind} ${code(subjectWords(change))} (${place})${own.join('')}`;
}

function affectedWords({ rule, endpoint, requestType, because, place }: TouchedRule): string {
  const words = `rule ${rule} of ${endpoint}, ${requestType}, through ${because.join(', ')}`;
  return `- affected ${code(words)} (${code(placeWords(place))})`;
}

function moreOf(number: number, noun: string): string {
  return number > MOST_ROWS ? `_and ${pluralize(number - MOST_ROWS, `more ${noun}`)}_` : '';
}

function details(summary: string, lines: readonly string[]): string {
  return `<details><summary>${summary}</summary>\n\n${lines.join('\n')}\n\n</details>`;
}

/**
 * Text from rules and requests, as it is: every character that Markdown, HTML or a table gives a meaning is spelt out,
 * and in <code> GitHub sees neither mentions nor references to issues.
 */
function code(text: string): string {
  const plain = text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd')
    .replaceAll(/[&<>@#|`*_~[\]\\!$:]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<code>${plain}</code>`;
}
