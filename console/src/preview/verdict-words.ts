import type { PreviewAnswer, SourceLocation, TraceView, VerdictView } from '../../../src/console/api.ts';

export type Decision = NonNullable<PreviewAnswer['decision']>;

const SIGN_UP: Readonly<Record<Decision['kind'], string>> = {
  allow: 'may register',
  deny: 'may not register',
  update: 'may register, with a changed profile',
  continue: 'continues without a decision by hookgate',
};

const UPDATE: Readonly<Record<Decision['kind'], string>> = {
  allow: 'may update the profile',
  deny: 'may not update the profile',
  update: 'may update the profile, which hookgate changes',
  continue: 'continues without a decision by hookgate',
};

/** The decision in a sentence: "kim@okta.com may register". */
export function decisionInWords({ kind, requestType }: Decision, body: string): string {
  const words = requestType === 'progressive.profile' ? UPDATE : SIGN_UP;
  return `${personIn(body)} ${words[kind]}`;
}

/** The user of a request: its e-mail address or login. */
export function personIn(body: string): string {
  const { userProfile, context } = dataOf(body);
  const profiles = [userProfile, context?.user?.profile];
  const names = profiles.flatMap((profile) => [profile?.['email'], profile?.['login']]);
  return names.find((name): name is string => typeof name === 'string' && name !== '') ?? 'This user';
}

interface RequestData {
  userProfile?: Record<string, unknown>;
  context?: { user?: { profile?: Record<string, unknown> } };
}

function dataOf(body: string): RequestData {
  try {
    return (JSON.parse(body) as { data?: RequestData } | null)?.data ?? {};
  } catch {
    return {};
  }
}

/** The origin of a decision that no rule made. */
export function decidedWithoutRule({ by, failure, requestType }: Decision): string {
  if (by === 'default') return 'No rule gives an outcome: the default applies.';
  if (by === 'unhandled') return `The file has no rules for ${requestType ?? 'a request without a type'}.`;
  return `The decision failed, so onError applies: ${failure ?? by}.`;
}

/** A condition that determined the verdict of a rule. */
export interface Reason {
  condition: string;
  result: boolean;
  place: SourceLocation;
  actual?: unknown;
  doesNotApply?: string;
  matched?: NonNullable<TraceView['matched']>;
  expired?: NonNullable<TraceView['expired']>;
}

/** The conditions that determined the verdict of a rule, by its trace. */
export function reasonsOf({ trace }: VerdictView): Reason[] {
  return trace === undefined ? [] : leavesOf(trace);
}

function leavesOf(trace: TraceView): Reason[] {
  const { of, condition, result } = trace;
  if (of === undefined || of.length === 0) return [trace];
  const decisive = condition === 'not' ? of : of.filter((part) => part.result === result);
  return decisive.flatMap(leavesOf);
}

/** A value of the request as JSON, or `absent`. */
export function valueInWords(value: unknown): string {
  return value === undefined || value === null ? 'absent' : JSON.stringify(value);
}

/** The names of the lists in a condition. */
export function listsIn(condition: string): string[] {
  const [, one, several = ''] = /\{"(?:list":("[^"]+")|lists":\[("[^\]]*")\])\}/.exec(condition) ?? [];
  return [...(one ?? several).matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
}
