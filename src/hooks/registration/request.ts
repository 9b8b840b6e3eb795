import { closest, suggestion } from '../../diagnostics/suggest.ts';
import type { FactPath } from '../../rules/fact-path.ts';

/** What stands below a property: named properties, a single value, or whatever the org has. */
type Shape = { readonly [name: string]: Shape } | 'value' | 'open';

/**
 * What Okta documents of a hook request's body, over both request types. Source: Management API,
 * "createRegistrationHook"; Okta's own examples. `_links` and `passwordChanged` are in those examples only.
 */
const shape = {
  eventId: 'value',
  eventTime: 'value',
  eventType: 'value',
  eventTypeVersion: 'value',
  cloudEventVersion: 'value',
  contentType: 'value',
  source: 'value',
  requestType: 'value',
  data: {
    context: {
      request: { id: 'value', method: 'value', ipAddress: 'value', url: { value: 'value' } },
      user: { id: 'value', passwordChanged: 'value', _links: 'open', profile: 'open' },
    },
    userProfile: 'open',
    userProfileUpdate: 'open',
    action: 'value',
  },
} as const satisfies Shape;

/** The properties of the body: what facts and templates can begin with. */
export const requestProperties: ReadonlySet<string> = new Set(Object.keys(shape));

/** The properties of its `data`, over both request types. */
export const dataProperties: ReadonlySet<string> = new Set(Object.keys(shape.data));

/**
 * The first step of a path that Okta does not document: what leads to it, and what may stand there instead; nothing may
 * below a single value. Undefined for a path that is documented, or leads to where each org has its own attributes.
 */
function undocumentedStep(
  path: readonly (string | number)[],
): { parent: string; step: string; known: string[] } | undefined {
  let here: Shape = shape;
  for (const [index, segment] of path.entries()) {
    if (here === 'open') return undefined;
    const step = String(segment);
    const next: Shape | undefined =
      here !== 'value' && Object.hasOwn(here, step) ? (here as Record<string, Shape>)[step] : undefined;
    if (next === undefined)
      return {
        parent: path.slice(0, index).join('.'),
        step,
        known: here === 'value' ? [] : Object.keys(here),
      };
    here = next;
  }
  return undefined;
}

/** Whether Okta documents a path as an object: never as a single value. */
export function isObjectFact(path: FactPath): boolean {
  let here: Shape | undefined = shape;
  for (const segment of path) {
    if (typeof here !== 'object' || !Object.hasOwn(here, segment)) return false;
    here = (here as { readonly [name: string]: Shape })[String(segment)];
  }
  return here !== 'value' && here !== undefined;
}

/** The attributes that Okta's examples show below data.context.user.profile; there is no email among them. */
export const contextAttributes: ReadonlySet<string> = new Set([
  'login',
  'firstName',
  'lastName',
  'locale',
  'timeZone',
]);

/** The profile attribute that a path leads to, and whether the person enters it on the form. */
export function attributeAt(
  path: readonly (string | number)[],
): { attribute: string; entered: boolean } | undefined {
  const known = path.slice(0, 4).join('.') === 'data.context.user.profile';
  const entered = /^data\.userProfile(Update)?$/.test(path.slice(0, 2).join('.'));
  const attribute = known ? path[4] : entered ? path[2] : undefined;
  return attribute === undefined ? undefined : { attribute: String(attribute), entered };
}

/** Says that a path is part of no request of the hook. */
export function notInRequest(path: FactPath, written: string): { message: string; hint: string } | undefined {
  const [root, part] = path.map(String);
  if (root !== undefined && !requestProperties.has(root)) {
    const meant = dataProperties.has(root) ? `data.${written}` : `data.userProfile.${written}`;
    const hint = `did you mean "${closest(root, requestProperties) ?? meant}"?`;
    return { message: `Okta's request has no "${root}"`, hint };
  }
  if (root !== 'data' || part === undefined || dataProperties.has(part)) return undefined;
  const known = [...dataProperties].map((name) => `data.${name}`);
  const hint = suggestion(`data.${part}`, known);
  return { message: `Okta's request has no "data.${part}"`, hint };
}

/** Says that Okta does not document a path further down. It may still be sent one day. */
export function notDocumented(path: FactPath): { message: string; hint: string } | undefined {
  const found = undocumentedStep(path);
  if (found === undefined) return undefined;
  const { parent, step, known } = found;
  const match = closest(step, known);
  const expected =
    known.length === 0 ? `${parent} is a single value` : `expected one of: ${known.join(', ')}`;
  return {
    message: `Okta documents no "${step}" in ${parent}`,
    hint: match === undefined ? expected : `did you mean "${parent}.${match}"?`,
  };
}

/**
 * Says that a path is never part of a request of this type. Source: Management API, "RegistrationInlineHookSSRPayload"
 * and "RegistrationInlineHookPPPayload"; Okta's own examples of both.
 */
export function notSent(
  [, part, detail]: readonly (string | number)[],
  requestType: string,
): { code: 'fact-not-sent'; message: string; hint: string } | undefined {
  const say = (path: string, hint: string) => ({
    code: 'fact-not-sent' as const,
    message: `a ${requestType} request has no ${path}`,
    hint,
  });
  if (requestType === 'progressive.profile') {
    if (part !== 'userProfile') return undefined;
    return say(
      'data.userProfile',
      'what is entered is in data.userProfileUpdate, what is known in data.context.user.profile',
    );
  }
  if (part === 'userProfileUpdate')
    return say('data.userProfileUpdate', 'what is entered is in data.userProfile');
  if (part === 'context' && detail === 'user')
    return say('data.context.user', 'there is no user yet; what is entered is in data.userProfile');
  return undefined;
}

/**
 * Okta's base profile attributes, all of them text.
 * Source: Management API, "UserProfile"; employeeNumber arrives as text in Okta's own examples of the hook.
 */
export const baseAttributes: ReadonlySet<string> = new Set(
  (
    'login email secondEmail firstName lastName middleName honorificPrefix honorificSuffix title displayName nickName ' +
    'profileUrl primaryPhone mobilePhone streetAddress city state zipCode countryCode postalAddress preferredLanguage ' +
    'locale timezone timeZone userType employeeNumber costCenter organization division department managerId manager'
  ).split(' '),
);

const textPaths = new Set([
  'eventId',
  'eventTime',
  'eventType',
  'contentType',
  'source',
  'requestType',
  'data.context.request.id',
  'data.context.request.method',
  'data.context.request.ipAddress',
  'data.context.request.url.value',
  'data.context.user.id',
  'data.context.user.passwordChanged',
]);

/** Whether Okta documents a fact as text. */
export function isTextFact(fact: string): boolean {
  const attribute = /^data\.(?:userProfile|userProfileUpdate|context\.user\.profile)\.(\w+)$/.exec(fact)?.[1];
  return attribute === undefined ? textPaths.has(fact) : baseAttributes.has(attribute);
}
