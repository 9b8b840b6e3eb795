import { type HookRequest, isObject } from '../../hooks/envelope.ts';

/** An attribute of an assertion. */
export interface AssertionAttribute {
  name: string;
  nameFormat: string | undefined;
  values: readonly { type: string | undefined; value: string }[];
}

/** An assertion as a service provider reads it. Parts that the request does not have are undefined. */
export interface AssertionParts {
  nameId: string | undefined;
  nameIdFormat: string | undefined;
  confirmation: string | undefined;
  recipient: string | undefined;
  sessionIndex: string | undefined;
  authnContext: string | undefined;
  /** Milliseconds since 1970. */
  sessionEnd: number | undefined;
  audiences: readonly string[];
  attributes: readonly AssertionAttribute[];
  /** Seconds until the assertion expires. */
  lifetime: number;
}

/** The assertion's lifetime in Okta's examples, in seconds. */
const USUAL_LIFETIME = 300;

/** Reads `data.assertion` of a request, as it is or after a reply has changed it: any member can be missing, or have another type. */
export function partsOfAssertion(
  assertion: Readonly<Record<string, unknown>>,
  request: HookRequest,
): AssertionParts {
  const { subject, authentication, conditions, claims, lifetime } = assertion;
  const { nameId, nameFormat, confirmation } = Object(subject);
  const { sessionIndex, authnContext, sessionLifetime } = Object(authentication);
  const { audienceRestriction = [] } = Object(conditions);
  const audiences: unknown[] = Array.isArray(audienceRestriction)
    ? audienceRestriction
    : [audienceRestriction];
  const { expiration } = Object(lifetime);
  return {
    nameId: textOf(nameId),
    nameIdFormat: textOf(nameFormat),
    confirmation: textOf(Object(confirmation).method),
    recipient: textOf(Object(Object(confirmation).data).recipient),
    sessionIndex: textOf(sessionIndex),
    authnContext: textOf(Object(authnContext).authnContextClassRef),
    sessionEnd: typeof sessionLifetime === 'number' ? issuedAt(request) + sessionLifetime * 1000 : undefined,
    audiences: audiences.flatMap((audience) => textOf(audience) ?? []),
    attributes: Object.entries(isObject(claims) ? claims : {}).map(attributeOf),
    lifetime: typeof expiration === 'number' ? expiration : USUAL_LIFETIME,
  };
}

/** The time of a request, in milliseconds since 1970. */
export function issuedAt({ eventTime }: HookRequest): number {
  const time = Date.parse(String(eventTime));
  return Number.isNaN(time) ? 0 : time;
}

function attributeOf([name, claim]: [string, unknown]): AssertionAttribute {
  const { attributes, attributeValues } = Object(claim);
  const values: unknown[] = Array.isArray(attributeValues) ? attributeValues : [];
  return {
    name,
    nameFormat: textOf(Object(attributes).NameFormat),
    values: values.map((one) => {
      const { attributes: about, value } = Object(one);
      return { type: textOf(Object(about)['xsi:type']), value: textOf(value) ?? '' };
    }),
  };
}

/** A scalar as text. */
function textOf(value: unknown): string | undefined {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}
