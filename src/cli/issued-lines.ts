import { isDeepStrictEqual } from 'node:util';
import type { IssuedPart, IssuedValue } from '../okta-simulator/scenarios/scenario.ts';
import type { Line } from './denial-messages.ts';

/** Maximum characters of a value. */
const MAX_VALUE = 80;

/**
 * A token or an assertion as lines: the changed values with a mark, `+` for added, `-` for removed, `~` for replaced; the main ones
 * without a mark; and the number of the others.
 */
export function issuedLines({ name, values }: IssuedPart): Line[] {
  const changed = values.filter(isChanged);
  const main = values.filter((value) => value.isMain && !isChanged(value));
  const others = values.length - changed.length - main.length;
  const lines = [
    ...changed.map(changedLine),
    ...main.map(({ name: of, after }) => `  ${of}: ${inShort(after)}`),
    ...(others === 0 ? [] : [`  ${others} ${changed.length + main.length === 0 ? '' : 'others '}unchanged`]),
  ];
  return lines.map((line, index) => [index === 0 ? name : '', line]);
}

function isChanged({ before, after }: IssuedValue): boolean {
  return !isDeepStrictEqual(before, after);
}

function changedLine({ name, before, after }: IssuedValue): string {
  if (before === undefined) return `+ ${name}: ${inShort(after)}`;
  if (after === undefined) return `- ${name}: ${inShort(before)}`;
  return `~ ${name}: ${inShort(before)} → ${inShort(after)}`;
}

function inShort(value: unknown): string {
  const text = JSON.stringify(value) ?? 'none';
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
}
