import { type Paint, visible } from '../diagnostics/format-text.ts';
import type { FormMessage } from '../hooks/registration/form-messages.ts';
import type { LanguageMessages } from '../lint/registration/denial-languages.ts';
import type { Denial, DenialSource } from '../lint/registration/denials.ts';

export type Line = [label: string, text: string];

/** The messages for denied people: each outcome with its sources and the place of each message. */
export function formatDenials(denials: readonly Denial[], paint: Paint): string {
  return denials.map((denial) => `\n${formatDenial(denial, paint)}`).join('');
}

function formatDenial(denial: Denial, paint: Paint): string {
  const { file, line, name, builtIn, from, shown, languages = [], incomplete = [] } = denial;
  const place = line === undefined ? file : `${file}:${line}`;
  const title = builtIn ? `${name}, built in` : (name ?? 'written out');
  const lines: Line[] = [
    ...sourcesOf(from, file).map((text, index): Line => [index === 0 ? 'from' : '', text]),
    ...shownLines(shown),
    ...languages.flatMap((one) => linesIn(one, shown)),
    ...incomplete.map(({ text, missing }): Line => [`no ${missing.join(', ')}`, text]),
  ];
  return `${paint('bold', visible(place))} ${visible(title)}\n${formatLines(lines, '  ', paint)}`;
}

/** The lines in one language, without those that are alike in the default: `at email, de`. */
function linesIn({ language, shown }: LanguageMessages, fallback: readonly FormMessage[]): Line[] {
  const known = new Set(shownLines(fallback).map((line) => JSON.stringify(line)));
  return shownLines(shown)
    .filter((line) => !known.has(JSON.stringify(line)))
    .map(([label, text]) => [`${label}, ${language}`, text]);
}

/** Lines with aligned labels. */
export function formatLines(lines: readonly Line[], indent: string, paint: Paint): string {
  const width = Math.max(...lines.map(([label]) => label.length));
  return lines
    .map(([label, text]) => `${indent}${paint('dim', label.padEnd(width))}  ${visible(text)}\n`)
    .join('');
}

/** The sources of a denial, each with all its request types. */
function sourcesOf(from: readonly DenialSource[], file: string): string[] {
  const byPlace = Map.groupBy(from, ({ key, rule, line }) => {
    const what = rule === undefined ? key : `${rule}, ${key}`;
    return line === undefined ? `${what}, left out` : `${what}  ${file}:${line}`;
  });
  return [...byPlace].map(
    ([what, sources]) => `${sources.map(({ requestType }) => requestType).join(', ')}: ${what}`,
  );
}

/** The messages of one generation of the widget. */
function linesOf({ banner, fields, unseen, open }: FormMessage): Line[] {
  return [
    ['above the form', banner],
    ...fields.flatMap(({ attribute, texts }) => texts.map((text): Line => [`at ${attribute}`, text])),
    ...unseen.map((text): Line => ['not shown', text]),
    ...open.map((text): Line => ['perhaps shown', text]),
  ];
}

/** The messages of all generations without duplicates; one that not all show names its generations. */
export function shownLines(shown: readonly FormMessage[]): Line[] {
  const widgets = new Map<string, { line: Line; in: string[] }>();
  for (const one of shown) {
    const { widget } = one;
    for (const line of linesOf(one)) {
      const known = widgets.get(JSON.stringify(line)) ?? { line, in: [] };
      if (!known.in.includes(widget)) known.in.push(widget);
      widgets.set(JSON.stringify(line), known);
    }
  }
  return [...widgets.values()].map(({ line: [label, text], in: names }) => [
    label,
    names.length === shown.length ? text : `${text} (${names.join(', ')})`,
  ]);
}
