import type { Place, PreviewAnswer, TraceView, VerdictView } from '../../../src/console/api.ts';

export type Decision = NonNullable<PreviewAnswer['decision']>;

const SIGN_UP: Readonly<Record<Decision['kind'], string>> = {
  allow: 'may register',
  deny: 'may not register',
  update: 'may register, with a changed profile',
  continue: 'goes on without a word from hookgate',
};

const UPDATE: Readonly<Record<Decision['kind'], string>> = {
  allow: 'may update the profile',
  deny: 'may not update the profile',
  update: 'may update the profile, which hookgate changes',
  continue: 'goes on without a word from hookgate',
};

/** The decision in a sentence: "kim@okta.com may register". */
export function decisionInWords({ kind, requestType }: Decision, body: string): string {
  const words = requestType === 'progressive.profile' ? UPDATE : SIGN_UP;
  return `${personIn(body)} ${words[kind]}`;
}

/** Whom a request is about, by what it holds. */
export function personIn(body: string): string {
  const { userProfile, context } = dataOf(body);
  const profiles = [userProfile, context?.user?.profile];
  const names = profiles.flatMap((profile) => [profile?.['email'], profile?.['login']]);
  return names.find((name): name is string => typeof name === 'string' && name !== '') ?? 'This person';
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

/** Who decided, where it was no rule. */
export function decidedWithoutRule({ by, failure, requestType }: Decision): string {
  if (by === 'default') return 'No rule gives an outcome, so the default does.';
  if (by === 'unhandled') return `The file has no rules for ${requestType ?? 'a request without a type'}.`;
  return `The decision failed, and onError decides: ${failure ?? by}.`;
}

/** A condition that made a rule come out as it did. */
export interface Reason {
  condition: string;
  result: boolean;
  place: Place;
  actual?: unknown;
  doesNotApply?: string;
  expired?: NonNullable<TraceView['expired']>;
}

/** The tests without which a rule had come out otherwise, as far as a trace tells. */
export function reasonsOf({ trace }: VerdictView): Reason[] {
  return trace === undefined ? [] : leavesOf(trace);
}

function leavesOf(trace: TraceView): Reason[] {
  const { of, condition, result } = trace;
  if (of === undefined || of.length === 0) return [trace];
  const decisive = condition === 'not' ? of : of.filter((part) => part.result === result);
  return decisive.flatMap(leavesOf);
}

/** A value as the request has it. */
export function valueInWords(value: unknown): string {
  return value === undefined || value === null ? 'absent' : JSON.stringify(value);
}

/** The lists that a condition names. */
export function listsIn(condition: string): string[] {
  return [...condition.matchAll(/\{"list":"([^"]+)"\}/g)].map(([, name = '']) => name);
}
