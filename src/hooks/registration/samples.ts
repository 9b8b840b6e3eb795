import type { HookRequest } from '../envelope.ts';

const envelope = {
  eventTime: '2026-01-15T09:00:00.000Z',
  eventType: 'com.okta.user.pre-registration',
  eventTypeVersion: '1.0',
  contentType: 'application/json',
  cloudEventVersion: '0.1',
  source: 'regt4qeBKU29vSoPz0g3',
};

const request = (path: string) => ({
  method: 'POST',
  ipAddress: '127.0.0.1',
  id: '123dummyId456',
  url: { value: path },
});

/** Requests like those of the preview in Okta's Admin Console, in the documented shape. */
export const samples: Readonly<Record<'ssr' | 'pp' | 'classic', HookRequest>> = {
  ssr: {
    eventId: '04Dmt8BcT_aEgM',
    ...envelope,
    requestType: 'self.service.registration',
    data: {
      context: { request: request('/idp/idx/enroll/new') },
      userProfile: {
        firstName: 'Rosario',
        lastName: 'Jones',
        login: 'rosario.jones@example.com',
        email: 'rosario.jones@example.com',
      },
      action: 'ALLOW',
    },
  },
  pp: {
    eventId: 'vzYp_zMwQu2htIWRbNJdfw',
    ...envelope,
    requestType: 'progressive.profile',
    data: {
      context: {
        request: request('/idp/idx/enroll/update'),
        user: {
          passwordChanged: '2026-01-01T00:00:00.000Z',
          profile: {
            firstName: 'Rosario',
            lastName: 'Jones',
            login: 'rosario.jones@example.com',
            locale: 'en_US',
            timeZone: 'America/Los_Angeles',
          },
          id: '00u48gwcu01WxvNo',
        },
      },
      action: 'ALLOW',
      userProfileUpdate: { employeeNumber: '1234' },
    },
  },
  classic: {
    eventId: 'GOsk4z6tSSeZo6X08MvKaw',
    ...envelope,
    source: 'reghawlks3zOkRrau0h7',
    data: {
      context: { request: request('/api/v1/registration/reghawlks3zOkRrau0h7/register') },
      userProfile: {
        lastName: 'Doe',
        firstName: 'John',
        login: 'john.doe@example.com',
        email: 'john.doe@example.com',
      },
      action: null,
    },
  },
};
