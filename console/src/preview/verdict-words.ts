import type { PreviewAnswer, SourceLocation, TraceView, VerdictView } from '../../../src/console/api.ts';
import type { HookName } from '../../../src/rules/rule-file.ts';

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

const TOKEN: Readonly<Record<Exclude<Decision['kind'], 'allow'>, string>> = {
  deny: 'gets no token',
  update: 'gets changed tokens',
  continue: 'gets tokens unchanged',
};

/** The decision in a sentence: "kim@okta.com may register". */
export function decisionInWords(
  { kind, requestType }: Decision,
  body: string,
  hook: HookName = 'registration',
): string {
  // The outcomes of the other hooks have no `allow`.
  if (hook === 'registration' || kind === 'allow') {
    const words = requestType === 'progressive.profile' ? UPDATE : SIGN_UP;
    return `${personIn(body)} ${words[kind]}`;
  }
  return hook === 'token' ? `${signedInBy(body)} ${TOKEN[kind]}` : signInInWords(kind, body);
}

function signInInWords(kind: Exclude<Decision['kind'], 'allow'>, body: string): string {
  const person = signedInBy(body);
  if (kind === 'deny') return `${person} is refused`;
  const app = textIn(dataOf(body).context?.protocol?.issuer?.name) ?? 'the app';
  const assertion = kind === 'update' ? 'a changed assertion' : 'the assertion unchanged';
  return `${person} signs in to ${app} with ${assertion}`;
}

/** The user of a registration: the e-mail address or login. */
export function personIn(body: string): string {
  const { userProfile, context } = dataOf(body);
  const profiles = [userProfile, context?.user?.profile];
  const names = profiles.flatMap((profile) => [profile?.['email'], profile?.['login']]);
  return names.map(textIn).find((name) => name !== undefined) ?? 'This user';
}

/** The user who signs in, or the service that asks for a token. */
function signedInBy(body: string): string {
  const { user, protocol } = dataOf(body).context ?? {};
  return textIn(user?.profile?.['login']) ?? textIn(protocol?.client?.name) ?? 'This user';
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

interface RequestData {
  userProfile?: Record<string, unknown>;
  context?: {
    user?: { profile?: Record<string, unknown> };
    protocol?: { client?: { name?: unknown }; issuer?: { name?: unknown } };
  };
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
