import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Mask } from '../../../src/decision-log/mask/mask.ts';
import { type Recorded, Records } from '../../../src/decision-log/record.ts';
import { recordFull as full, recordMasked } from '../../../src/decision-log/recorded.ts';
import type { AnsweredCall } from '../../../src/decisions/hook-call.ts';
import type { HookRequest } from '../../../src/hooks/envelope.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { pastDecision } from '../../../src/recorded-requests/past-decision.ts';
import { decideAt, endpointFrom, ssr } from '../decisions/endpoint-from.ts';

const endpoint = endpointFrom(`
owner: access@example.com
requestTypes:
  self.service.registration:
    rules:
      - name: corporate-email
        when: { fact: data.userProfile.email, operator: emailDomainIn, value: [okta.com] }
        then: allow
        otherwise: deny
      - name: short-number
        mode: shadow
        when: { fact: data.userProfile.employeeNumber, operator: digits, value: 4 }
        otherwise: deny
`);

async function record(request: HookRequest, changes: Partial<AnsweredCall> = {}, recorded?: Recorded) {
  const decision = await decideAt(endpoint, request);
  const version = '3a1f0c9be27d+9b1c2d3.dirty';
  const call = { id: 'id', version, endpoint, request, time: Date.parse('2026-11-23T00:54:24.073Z') };
  return JSON.parse(new Records(recorded).lineOf({ call, decision, milliseconds: 1.35649, ...changes }));
}

test('record: holds the decision and its reason, and nothing of the profile', async () => {
  const written = await record(ssr({ email: 'kim.sato@okta.com', employeeNumber: '12' }));
  expect(written).toEqual({
    time: '2026-11-23T00:54:24.073Z',
    decisionId: expect.any(String),
    eventId: samples.ssr['eventId'],
    endpoint: '/x',
    owner: 'access@example.com',
    requestType: 'self.service.registration',
    decision: 'allow',
    by: 'rules',
    rules: ['corporate-email'],
    results: { 'corporate-email': 'passed' },
    shadow: { 'short-number': { result: 'failed', would: 'deny' } },
    version: '3a1f0c9be27d+9b1c2d3.dirty',
    commit: '9b1c2d3',
    ms: 1.356,
    msg: 'decision',
  });
  expect(Object.keys(written).slice(0, 3)).toEqual(['time', 'decisionId', 'eventId']);
  expect(Object.keys(written).at(-1)).toBe('msg');
});

test('record: records of one cached reply differ only in id, time and request', async () => {
  const records = new Records(full);
  const calls = ['eins', 'zwei\u2028'].map((eventId) => ({ ...ssr({ email: 'kim@okta.com' }), eventId }));
  await decideAt(endpoint, ssr({ email: 'kim@okta.com' }));
  for (const [index, request] of calls.entries()) {
    const decision = await decideAt(endpoint, request, { id: `d${index}` });
    const call = { id: `d${index}`, version: 'v+1', endpoint, request, time: index };
    const line = records.lineOf({ call, decision, milliseconds: index });
    expect(decision.cachedReply).toBeDefined();
    const { cachedReply, ...alone } = decision;
    expect(line).toBe(new Records(full).lineOf({ call, decision: alone, milliseconds: index }));
    expect(JSON.parse(line)).toMatchObject({ decisionId: `d${index}`, ms: index, request, commit: '1' });
  }
});

test('record: says why rules were skipped', async () => {
  const test = 'when: { fact: data.userProfile.email, operator: present }, then: allow';
  const only = 'if: { fact: data.userProfile.userType, operator: equal, value: contractor }';
  const skipping = endpointFrom(`
requestTypes:
  self.service.registration:
    rules:
      - { name: contractor, ${only}, ${test} }
      - { name: old, validUntil: 2020-01-01T00:00:00Z, ${test} }
      - { name: new-contractor, mode: shadow, ${only}, ${test} }
      - { name: all, ${test} }
`);
  const decision = await decideAt(skipping, ssr({ email: 'kim@okta.com' }));
  const call = { id: 'id', version: 'v', endpoint: skipping, request: samples.ssr, time: 0 };
  const written = JSON.parse(new Records().lineOf({ call, decision, milliseconds: 0 }));
  expect(written).toMatchObject({
    results: { contractor: 'skipped', old: 'skipped', all: 'passed' },
    skipped: { contractor: 'if', old: 'window' },
    shadow: { 'new-contractor': { result: 'skipped', skipped: 'if', would: 'allow' } },
  });
  const past = pastDecision(written);
  expect(past.skipped).toEqual(
    new Map([
      ['contractor', 'if'],
      ['old', 'window'],
    ]),
  );
  expect(past.shadow.get('new-contractor')).toEqual({ result: 'skipped', skipped: 'if', would: 'allow' });
});

test('record: marks a retry and a reused eventId, and omits unknown fields', async () => {
  const call = { id: 'id', version: '3a1f0c9be27d', endpoint, request: undefined, time: 0 };
  const written = await record(ssr({}), { call, retry: true, eventIdReused: true }, full);
  for (const key of ['eventId', 'commit', 'request', 'recorded', 'failure'])
    expect(written).not.toHaveProperty(key);
  expect(written).toMatchObject({ retry: true, odd: 'another-body' });
});

test('record: a failed decision has the reason and the rule', async () => {
  const slow = endpointFrom(`
requestTypes:
  self.service.registration:
    rules:
      - name: long-text
        when: { fact: data.userProfile.email, operator: matches, value: x }
        then: allow
`);
  const decision = await decideAt(slow, ssr({ email: 'y'.repeat(100_000) }));
  const call = { id: 'id', version: 'v', endpoint: slow, request: samples.ssr, time: 0 };
  expect(JSON.parse(new Records().lineOf({ call, decision, milliseconds: 0 }))).toMatchObject({
    decision: 'deny',
    by: 'onError',
    results: { 'long-text': 'error' },
    failure: { code: 'rule-error', rule: 'long-text', message: expect.any(String) },
  });
});

test('record: escapes control and format characters of a request (case 39)', async () => {
  const forged = 'x\n{"msg":"decision"}\u2028\u2029\u0085\u007f\u001b[31m\u202e\u{e0001}\ud800';
  const request = { ...ssr({ email: forged }), eventId: forged, requestType: forged };
  const decision = await decideAt(endpoint, request);
  const call = { id: 'id', version: 'v', endpoint, request, time: 0 };
  const line = new Records(full).lineOf({ call, decision, milliseconds: 0 });
  expect(line).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*\n$/u);
  const { eventId, requestType, request: kept } = JSON.parse(line);
  expect([eventId, requestType]).toEqual(Array(2).fill(expect.stringMatching(/^x\ufffd\{/)));
  expect(kept.data.userProfile.email).toBe(forged);
});

/** As Okta's documentation has them. */
function documented(folder: string): [string, HookRequest][] {
  return readdirSync(folder).map((name) => [name, JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))]);
}

/** Passwords, codes, also in the text of the message; and the names of what holds them. */
const SECRETS = /"Okta"|11111|"(credential|password|otpCode)"/i;

test.each(documented('test/fixtures/other-hooks'))(
  '%s is not recorded, and without its secret even if it claims to be a registration',
  async (_, request) => {
    expect(JSON.stringify(request)).toMatch(SECRETS);
    expect(await record(request, {}, full)).not.toHaveProperty('request');
    const disguised = await record({ ...request, eventType: samples.ssr.eventType }, {}, full);
    expect(disguised.request).toHaveProperty('data');
    expect(JSON.stringify(disguised.request)).not.toMatch(SECRETS);
  },
);

test('record: omits a request that would take too long to mask, and marks that', async () => {
  const many = ssr({ many: Array(5000).fill(7) });
  const written = await record(many, {}, recordMasked(new Mask('k')));
  expect(written).toMatchObject({ recorded: 'too-large', msg: 'decision' });
  expect(written).not.toHaveProperty('request');
});

test.each(documented('test/fixtures/requests'))('%s is recorded as it is', async (_, request) => {
  expect(await record(request, {}, full)).toMatchObject({ recorded: 'full', request });
});

test('record: names omitted values with the reason, without the values', async () => {
  const copying = endpointFrom(`
userSchema: [guid, groups]
requestTypes:
  self.service.registration:
    rules:
      - name: copy
        when: { fact: eventType, operator: present }
        then: { set: { groups: "{{ data.userProfile.groups }}", guid: "{{ data.userProfile.badge | append: '' | sha256 }}", title: "{{ data.userProfile.title }}" } }
`);
  const request = ssr({ groups: ['secret-project'], badge: '' });
  const decision = await decideAt(copying, request);
  const call = { id: 'id', version: 'v', endpoint: copying, request, time: 0 };
  const line = new Records().lineOf({ call, decision, milliseconds: 0 });
  expect(JSON.parse(line).leftOut).toEqual({
    groups: 'data.userProfile.groups was an array, and is not copied',
    guid: 'there is nothing in the request to make its sha256 of',
  });
  expect(line).not.toContain('secret-project');
  expect(await record(ssr({ email: 'kim@okta.com' }))).not.toHaveProperty('leftOut');
});

const typed = endpointFrom(`
requestTypes:
  self.service.registration:
    rules:
      - name: contractor-number
        when:
          any:
            - { fact: data.userProfile.userType, operator: ignoreCase:notIn, value: [contractor, vendor] }
            - { fact: data.userProfile.employeeNumber, operator: equal, value: "4711" }
            - { fact: data.userProfile.groups, operator: someFact:equal, value: staff }
        otherwise: deny
`);

test('record: a masked request keeps values that rules hold, unless they are personal, and lists the masked paths', async () => {
  const profile = {
    userType: 'Contractor',
    employeeNumber: '4711',
    nickName: 'vendor',
    groups: ['staff', 'others'],
    subscribed: false,
  };
  const mask = new Mask('k');
  const request = ssr(profile);
  const decision = await decideAt(typed, request);
  const call = { id: 'id', version: 'v', endpoint: typed, request, time: 0 };
  const written = JSON.parse(new Records(recordMasked(mask)).lineOf({ call, decision, milliseconds: 0 }));
  expect(written.request.data.userProfile).toMatchObject({
    userType: 'Contractor',
    employeeNumber: expect.not.stringContaining('4711'),
    nickName: expect.not.stringContaining('vendor'),
    groups: ['staff', expect.not.stringContaining('others')],
    subscribed: false,
  });
  expect(written.masked).toEqual({
    key: mask.keyId,
    paths: [
      'data.context.request.ipAddress',
      'data.context.user',
      'data.userProfile',
      'data.userProfileUpdate',
    ],
    clear: ['data.userProfile.userType', 'data.userProfile.groups[0]', 'data.userProfile.subscribed'],
  });
});
