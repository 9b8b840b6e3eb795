/** `data.context` of the samples of sign-in hooks, in the documented shape. */
export const signedIn = {
  session: {
    id: '102YexampleSessionId',
    userId: '00u48gwcu01WxvNo',
    login: 'rosario.jones@example.com',
    createdAt: '2026-01-15T08:58:00.000Z',
    expiresAt: '2026-01-15T10:58:00.000Z',
    status: 'ACTIVE',
    lastPasswordVerification: '2026-01-15T08:58:00.000Z',
    amr: ['PASSWORD'],
    idp: { id: '00oexampleIdpId', type: 'OKTA' },
    mfaActive: false,
  },
  user: {
    id: '00u48gwcu01WxvNo',
    passwordChanged: '2026-01-01T00:00:00.000Z',
    profile: {
      login: 'rosario.jones@example.com',
      firstName: 'Rosario',
      lastName: 'Jones',
      locale: 'en_US',
      timeZone: 'America/Los_Angeles',
    },
    _links: {
      groups: { href: 'https://example.okta.com/00u48gwcu01WxvNo/groups' },
      factors: { href: 'https://example.okta.com/api/v1/users/00u48gwcu01WxvNo/factors' },
    },
  },
};

/** `data.context.request` of a sample. */
export function requestTo(method: 'GET' | 'POST', url: string): Record<string, unknown> {
  return { id: 'reqExampleRequestId', method, url: { value: url }, ipAddress: '127.0.0.1' };
}

/** The envelope of the samples of a hook. */
export function envelopeOf(
  eventType: string,
  eventId: string,
  source: string,
): Record<string, string> & { eventType: string } {
  return {
    source,
    eventId,
    eventTime: '2026-01-15T09:00:00.000Z',
    eventTypeVersion: '1.0',
    cloudEventVersion: '0.1',
    contentType: 'application/json',
    eventType,
  };
}
