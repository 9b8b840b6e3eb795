import { type Template as LiquidTemplate, type Token, TypeGuards } from 'liquidjs';
import { parseDateFormat } from '../../rules/date-format.ts';
import { DATE_FILTERS, isClockWord } from './create-liquid.ts';
import { namespaceProblem, replaceProblem } from './fact-filters.ts';
import { tokensOf, valuesIn, variableIn, writtenText } from './template-values.ts';

/** A filter that cannot be used as a template uses it. */
interface FilterProblem {
  message: string;
  hint?: string;
}

/** The first problem of a template's filters and of their arguments. */
export function filterProblem(templates: readonly LiquidTemplate[]): FilterProblem | undefined {
  return clockProblem(templates) ?? argumentProblem(templates);
}

/** Refuses `"now" | date`, because a retry could get a different reply. */
function clockProblem(templates: readonly LiquidTemplate[]): FilterProblem | undefined {
  const clocks = new Set<string>();
  const isClock = (token: unknown) =>
    (TypeGuards.isQuotedToken(token) && isClockWord(token.content.toLowerCase())) ||
    clocks.has(variableIn(token) ?? '');
  for (const { value, assign } of valuesIn(templates)) {
    const fallbacks = value.filters
      .filter(({ name }) => name === 'default')
      .flatMap(({ args }) => args.flat());
    const given = [...tokensOf(value, 0), ...fallbacks];
    const clock = given.find(isClock);
    if (clock === undefined) continue;
    if (assign !== undefined) clocks.add(assign.name);
    const date = value.filters.find(({ name }) => DATE_FILTERS.has(name));
    if (date === undefined) continue;
    return {
      message: `${date.name} does not know ${(clock as Token).getText()}: a template sees the request, and no clock`,
      hint: `take the time of the request: {{ eventTime | date: "%Y-%m-%d" }}`,
    };
  }
  return undefined;
}

/** Patterns and date formats are compiled when rules are loaded. */
function argumentProblem(templates: readonly LiquidTemplate[]): FilterProblem | undefined {
  for (const { value } of valuesIn(templates))
    for (const { name, args } of value.filters) {
      const check = Object.hasOwn(ARGUMENTS, name) ? ARGUMENTS[name] : undefined;
      const problem = countProblem(name, args) ?? check?.(args);
      if (problem !== undefined) return problem;
    }
  return undefined;
}

/** Checks of the arguments of a filter. */
const ARGUMENTS: Readonly<Record<string, (args: readonly unknown[]) => FilterProblem | undefined>> = {
  regex_replace: ([pattern, by]) =>
    TypeGuards.isQuotedToken(pattern) && TypeGuards.isQuotedToken(by)
      ? replaceProblem(writtenText(pattern), by.content)
      : {
          message: 'regex_replace needs a pattern and a new text, both in quotes',
          hint: `write {{ data.userProfile.login | regex_replace: '[^a-z]', '' }}`,
        },
  date_from([format]) {
    const hint = `write {{ data.userProfile.birthDate | date_from: 'DD/MM/YYYY' }}`;
    if (!TypeGuards.isQuotedToken(format)) return { message: 'date_from needs a format in quotes', hint };
    const parsed = parseDateFormat(format.content);
    return 'message' in parsed ? parsed : undefined;
  },
  uuid_from: ([namespace]) =>
    TypeGuards.isQuotedToken(namespace) ? namespaceProblem(namespace.content) : undefined,
  ip_network: ([ipv4, ipv6]) => prefixProblem(ipv4, 32) ?? prefixProblem(ipv6, 128),
};

/** The most arguments of filters for facts. */
const MOST_ARGUMENTS: Readonly<Record<string, number>> = {
  email_local: 0,
  email_domain: 0,
  digits: 0,
  title_case: 0,
  date_from: 1,
  uuid_from: 1,
  regex_replace: 2,
  ip_network: 2,
};

function countProblem(name: string, args: readonly unknown[]): FilterProblem | undefined {
  const most = Object.hasOwn(MOST_ARGUMENTS, name) ? (MOST_ARGUMENTS[name] ?? 0) : args.length;
  if (args.length <= most) return undefined;
  const found = most === 0 ? 'no argument' : `${most} argument${most === 1 ? '' : 's'} at most`;
  const message = `${name} takes ${found}`;
  const hint =
    most === 0 ? `write {{ data.userProfile.email | ${name} }}` : `leave out what is behind ${most}`;
  return { message, hint };
}

/** The problem of a prefix length of `ip_network`. */
function prefixProblem(token: unknown, most: number): FilterProblem | undefined {
  if (token === undefined) return undefined;
  const length = TypeGuards.isNumberToken(token) ? token.content : Number.NaN;
  if (Number.isInteger(length) && length >= 0 && length <= most) return undefined;
  const family = most === 32 ? 'IPv4' : 'IPv6';
  const written = (token as Partial<Token>).getText?.() ?? 'this';
  return {
    message: `${written} is no prefix length of ${family}`,
    hint: `write a whole number from 0 to ${most}: {{ data.context.request.ipAddress | ip_network: 24, 48 }}`,
  };
}
