import { expect, test } from 'vitest';
import type { HookRequest } from '../../../src/hooks/envelope.ts';
import { samples } from '../../../src/hooks/samples.ts';
import { skeletonOf } from '../../../src/recorded-requests/test-skeleton.ts';
import { endpointFrom, ssr } from '../decisions/endpoint-from.ts';

const NOW = Date.UTC(2026, 5, 1);

test('test skeleton: keeps the facts that a rule reads through derived facts and lookups, and no others', async () => {
  const endpoint = endpointFrom(
    `
facts:
  domain: "{{ data.userProfile.email | email_domain }}"
lookups:
  partner: { list: partners, key: { domain: "{{ facts.domain }}", code: "{{ data.userProfile.code }}" } }
requestTypes:
  self.service.registration:
    rules:
      - name: partner
        if: { fact: data.userProfile.userType, operator: equal, value: partner }
        when: { fact: lookups.partner.found, operator: equal, value: true }
        then: allow
        otherwise: deny
`,
    { 'lists/partners.csv': 'domain,code\nacme.example,17\n' },
  );
  const request = ssr({ email: 'lee@acme.example', code: '17', userType: 'partner', lastName: 'Sato' });
  const about = { name: 'it', at: undefined, now: NOW };
  expect(await skeletonOf(about, request, endpoint, undefined)).toEqual({
    name: 'it',
    request: 'ssr',
    set: {
      'data.userProfile.userType': 'partner',
      'data.userProfile.email': 'lee@acme.example',
      'data.userProfile.code': '17',
    },
    expect: { decision: 'allow', rules: { partner: true } },
  });
});

test('test skeleton: expects what is issued', async () => {
  const endpoint = endpointFrom(`
hook: token
default: continue
rules:
  - name: staff
    when: { fact: data.context.user.profile.login, operator: endsWith, value: "@example.com" }
    then: { accessToken: { set: { staff: true, role: staff }, remove: [firstName] }, idToken: { lifetime: 5m } }
`);
  const request = structuredClone(samples['token-refresh']) as HookRequest;
  const { expect: expected } = await skeletonOf(
    { name: 'it', at: undefined, now: NOW },
    request,
    endpoint,
    undefined,
  );
  expect(expected).toEqual({
    decision: 'update',
    rules: { staff: true },
    idToken: { lifetime: '300s' },
    accessToken: { claims: { staff: true, role: 'staff' }, without: ['firstName'] },
  });
});
