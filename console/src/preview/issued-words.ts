import type { IssuedValue, IssuedView } from '../../../src/console/api.ts';
import { pluralize } from '../../../src/diagnostics/pluralize.ts';
import type { HookName } from '../../../src/rules/rule-file.ts';

/** The headings of tokens and assertions. */
export const TITLES: Readonly<Record<IssuedView['key'], string>> = {
  idToken: 'ID token',
  accessToken: 'Access token',
  assertion: 'Assertion',
};

/** The parts beside claims and attributes, by their keys in rule files. */
const PARTS: Readonly<Record<string, string>> = {
  lifetime: 'Lifetime',
  nameId: 'NameID',
  authnContext: 'Authentication context',
  sessionLifetime: 'Session lifetime',
};

/** The name of a part as a person reads it; an undocumented one by its path. */
export function partInWords(name: string): string {
  return Object.hasOwn(PARTS, name) ? (PARTS[name] ?? name) : name;
}

/** The number of changes in a token or an assertion. */
export function changesInWords({ claims, others }: IssuedView): string {
  const changes = [...claims, ...others].filter(({ change }) => change !== undefined).length;
  return changes === 0 ? 'unchanged' : pluralize(changes, 'change');
}

/** A value before or after the reply: text is quoted, a lifetime is in words. */
export function issuedInWords(name: IssuedValue['name'], value: unknown): string {
  if (value === undefined) return 'absent';
  const isLifetime = name.toLowerCase().endsWith('lifetime') && typeof value === 'string';
  return isLifetime ? durationInWords(value) : JSON.stringify(value);
}

const UNITS = [
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const;

/** `5400s` as `1 h 30 min`. */
function durationInWords(written: string): string {
  let rest = Number.parseInt(written, 10);
  const parts = UNITS.flatMap(([unit, seconds]) => {
    const count = Math.floor(rest / seconds);
    rest -= count * seconds;
    return count === 0 ? [] : [`${count} ${unit}`];
  });
  return parts.length === 0 ? '0 s' : parts.join(' ');
}

/** What Okta does with the reply instead of changing a token or an assertion: after a denial, and after a status it rejects. */
export function withoutChange(
  hook: Exclude<HookName, 'registration'>,
  { status, body }: { status: number; body: string },
): string {
  const error = errorIn(body);
  const isToken = hook === 'token';
  if (error !== undefined && status < 300)
    return isToken
      ? `Okta issues no token; the client gets server_error: ${error}`
      : `Okta shows an error page: ${error}`;
  const unchanged = isToken ? 'issues the tokens unchanged' : 'sends the assertion unchanged';
  return `Okta ${unchanged}: it continues after status ${status}.`;
}

/** The text of a refusal. */
function errorIn(body: string): string | undefined {
  try {
    return (JSON.parse(body) as { error?: { errorSummary?: string } } | null)?.error?.errorSummary;
  } catch {
    return undefined;
  }
}
