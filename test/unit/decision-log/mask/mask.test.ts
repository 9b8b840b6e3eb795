import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDoubtfulAddress, kindOf } from '../../../../src/decision-log/mask/kind.ts';
import { Mask } from '../../../../src/decision-log/mask/mask.ts';
import { isPersonal, PERSONAL } from '../../../../src/decision-log/mask/personal.ts';
import { decide } from '../../../../src/decisions/decide.ts';
import type { HookRequest } from '../../../../src/hooks/envelope.ts';
import { samples } from '../../../../src/hooks/registration/samples.ts';
import { type FactPath, valueAt } from '../../../../src/rules/fact-path.ts';
import { shippedRules } from '../../../shipped-rules.ts';

/** Masks requests under a key, at these paths. */
function maskBy(key: string, paths?: readonly FactPath[]): (request: HookRequest) => HookRequest | undefined {
  const by = new Mask(key, paths);
  return (request) => by.request(request)?.request;
}

const mask = maskBy('the key of these tests');

/** What becomes of one attribute of a profile. */
function masked(value: unknown, by = mask, name = 'attribute'): unknown {
  const request = { ...samples.ssr, data: { ...samples.ssr.data, userProfile: { [name]: value } } };
  return valueAt(by(request), ['data', 'userProfile', name]);
}

const maskedEmail = (value: unknown, by = mask) => masked(value, by, 'email');

/** A request that is not too large to be masked. */
function whole(request: HookRequest): HookRequest {
  const result = mask(request);
  if (result === undefined) throw new TypeError('it is too large to be masked');
  return result;
}

test('mask: keeps domain, network, month, length, case, digits and punctuation', () => {
  expect(maskedEmail('Kim.Sato+x@Okta.com')).toMatch(/^[A-Z][a-z]{2}\.[A-Z][a-z]{3}\+[a-z]@Okta\.com$/);
  expect(maskedEmail('kim@okta。com')).toMatch(/^[a-z]{3}@okta。com$/);
  expect(masked('203.0.113.77')).toMatch(/^203\.0\.113\.\d{1,3}$/);
  expect(masked('::ffff:203.0.113.77')).toMatch(/^::ffff:203\.0\.113\.\d{1,3}$/);
  expect(masked('2001:db8:1:2::7')).toMatch(/^2001:db8:1(:[0-9a-f]{1,4}){5}$/);
  expect(masked('1987-06-05')).toMatch(/^1987-06-(0[1-9]|1\d|2[0-8])$/);
  expect(masked('2026-03-01T09:10:11.5Z')).toMatch(/^2026-03-\d\dT[0-2]\d:[0-5]\d:11\.5Z$/);
  expect(masked('AB-1234 x')).toMatch(/^[A-Z]{2}-\d{4} [a-z]$/);
  expect(masked('Zoë Ωμέγα 山 ٤ 😀')).toMatch(/^[A-Z][a-z]\p{Ll} \p{Lu}\p{Ll}{4} \p{Lo} \p{Nd} 😀$/u);
  expect(masked('at home @ 5th street')).toMatch(/^[a-z]{2} [a-z]{4} @ \d[a-z]{2} [a-z]{6}$/);
});

test('mask: keeps invisible letters, so that an address with one stays invalid', () => {
  const hidden = '\u115f\u1160\u3164\uffa0';
  expect(masked(`a${hidden}b`)).toMatch(new RegExp(`^[a-z]${hidden}[a-z]$`));
});

test('mask: keeps the number of digits of numbers, and other values', () => {
  expect(String(masked(1234))).toMatch(/^[1-9]\d{3}$/);
  expect(String(masked(-0.0725))).toMatch(/^-0\.0\d{2}[1-9]$/);
  expect(String(masked(1.5e300))).toMatch(/^[1-9]\.[1-9]e\+300$/);
  expect(String(masked(12345678901234567000))).toMatch(/^[1-9]\d{14}00000$/);
  for (const value of [0, true, false, null, '', [], {}]) expect(masked(value)).toEqual(value);
  expect(masked({ a: ['kim', { b: 7 }] })).toEqual({
    a: [expect.stringMatching(/^[a-z]{3}$/), { b: expect.any(Number) }],
  });
});

test('mask: depends on the value, ignoring case, and on the key', () => {
  expect(masked('Kim.Sato@okta.com')).toBe(masked('Kim.Sato@okta.com'));
  expect(String(masked('KIM'.repeat(9))).toLowerCase()).toBe(masked('kim'.repeat(9)));
  expect(maskedEmail('kim.sato@okta.com')).not.toBe(maskedEmail('kin.sato@okta.com'));
  expect(maskedEmail('kim.sato@okta.com')).not.toBe(maskedEmail('kim.sato@okta.com', maskBy('another key')));
});

test.each([
  'email',
  'E-Mail',
  'secondEmail',
  'workemail',
  'email2',
  'emails',
  'login',
  'upn',
  'userName',
  'userPrincipalName',
])('mask: keeps the domain of a mailbox in %s, and of nothing else', (name) => {
  expect(masked('kim@okta.com', mask, name)).toMatch(/^[a-z]{3}@okta\.com$/);
  expect(masked(['kim@okta.com'], mask, name)).toEqual([expect.stringMatching(/@okta\.com$/)]);
  for (const doubtful of ['a@b@okta.com', 'my secret@okta.com', '@okta.com', 'kim@okta.com and more'])
    expect(masked(doubtful, mask, name)).not.toContain('okta');
  const named = maskBy('k', [['data', 'userProfile', name]]);
  expect(masked('kim@okta.com', named, name)).toMatch(/^[a-z]{3}@okta\.com$/);
});

test.each(['attribute', 'note', 'groupName', 'coupon', 'mailing', 'lastname'])(
  '%s keeps no part of a text that looks like an address',
  (name) => {
    expect(masked('P@ss.word123', mask, name)).toMatch(/^[A-Z]@(?!ss)[a-z]{2}\.(?!word)[a-z]{4}\d{3}$/);
    expect(masked('me@my.secret.value-4711', mask, name)).not.toMatch(/my|secret|value|4711/);
    expect(masked('kim@okta.com', mask, name)).not.toContain('okta');
  },
);

test('mask: masks only values at its paths, in a copy of the request', () => {
  const before = structuredClone(samples.pp);
  expect(maskBy('k', [])(samples.pp)).toEqual(before);
  const named = maskBy('k', [
    ['data', 'userProfileUpdate', 'employeeNumber'],
    ['data', 'absent'],
  ])(samples.pp);
  expect(named).toEqual({
    ...before,
    data: { ...before.data, userProfileUpdate: { employeeNumber: expect.stringMatching(/^\d{4}$/) } },
  });
  const after = mask(samples.pp);
  for (const path of PERSONAL.filter((path) => valueAt(before, path) !== undefined))
    expect(valueAt(after, path)).not.toEqual(valueAt(before, path));
  expect(samples.pp).toEqual(before);
});

const FOLDER = 'test/fixtures/requests';
const ofKnownUsers = readdirSync(FOLDER)
  .map((name): [string, HookRequest] => [name, JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8'))])
  .filter(([, request]) => valueAt(request, ['data', 'context', 'user']) !== undefined);

test.each(ofKnownUsers)(
  '%s: no id of the user stands in what is masked, also not in a link',
  (_, request) => {
    const id = /\b00u\w+/g;
    const ids = JSON.stringify(request).match(id);
    expect(ids).toContain(valueAt(request, ['data', 'context', 'user', 'id']));
    const written = JSON.stringify(mask(request));
    for (const one of new Set(ids)) expect(written).not.toContain(one);
  },
);

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.emailAddress(),
  fc.ipV4(),
  fc.ipV6(),
  fc.stringMatching(/^[A-Z]{1,3}-?[0-9]{1,6}$/),
);

test('mask: keeps length and format of every text, and rarely the text itself', () => {
  const shape = (value: string) =>
    value
      .replaceAll(/\p{Lu}/gu, 'A')
      .replaceAll(/\p{Ll}/gu, 'a')
      .replaceAll(/(?![Aa])\p{L}/gu, 'x')
      .replaceAll(/\p{Nd}/gu, '9');
  let same = 0;
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      fc.pre(!/^[\d.:a-f-]*$/i.test(value));
      const other = String(masked(value));
      expect(other.length).toBe(value.length);
      expect(shape(other)).toBe(shape(value));
      if (/(\p{L}.*){3}/u.test(value) && other === value) same += 1;
    }),
    { numRuns: 500 },
  );
  expect(same).toBeLessThan(5);
});

const rules = (await shippedRules()).ruleSet;

async function outcomes(request: HookRequest): Promise<unknown> {
  const endpoints = [...(rules?.endpoints.values() ?? [])];
  const call = { id: '', version: '', request, time: Date.parse('2026-06-01') };
  const decided = await Promise.all(
    endpoints.map((endpoint) => decide({ ...call, endpoint }, { debugContext: false })),
  );
  return decided.map(({ kind, by, rules: names, verdicts }) => [
    kind,
    by,
    names,
    verdicts.map((one) => one.verdict),
  ]);
}

test.each(Object.entries(samples))('sample %s is decided as before', async (_, request) => {
  expect(await outcomes(whole(request))).toEqual(await outcomes(request));
});

test('mask: masked requests are decided like the originals by the shipped rules', async () => {
  const email = fc.oneof(
    fc.emailAddress(),
    fc.string({ unit: 'grapheme' }).map((name) => `${name}@okta.com`),
    fc.constantFrom(
      'kim@okta.com',
      'Kim.Sato@OKTA.com',
      'kim@evil-okta.com',
      'a@b@okta.com',
      'kim@okta.com.',
      '@okta.com',
    ),
    text,
    fc.constantFrom(null, 7, ['kim@okta.com']),
  );
  const number = fc.oneof(fc.stringMatching(/^[0-9]{3,5}$/), text, fc.integer(), fc.constant(null));
  await fc.assert(
    fc.asyncProperty(email, email, number, async (address, login, employeeNumber) => {
      const profile = { email: address, login, employeeNumber };
      const signUp = { ...samples.ssr, data: { ...samples.ssr.data, userProfile: profile } };
      const later = { ...samples.pp, data: { ...samples.pp.data, userProfileUpdate: profile } };
      for (const request of [signUp, later])
        expect(await outcomes(whole(request))).toEqual(await outcomes(request));
    }),
    { numRuns: 300 },
  );
});

test('mask: takes linear time for a long text', () => {
  const long = `@${'.'.repeat(50_000)} ${'a'.repeat(10_000)}`;
  expect(masked(long)).toHaveLength(long.length);
});

test('mask: refuses a request that would take too long', () => {
  expect(masked(Array(3900).fill(7))).toHaveLength(3900);
  for (const much of [
    Array(4001).fill(7),
    { a: [Array(4001).fill('')] },
    Array(4001).fill([true]),
    'a'.repeat(64_000),
  ]) {
    const { data } = samples.pp;
    const profile = data['userProfileUpdate'] as object;
    expect(mask({ ...samples.pp, data: { ...data, userProfileUpdate: { ...profile, much } } })).toBe(
      undefined,
    );
    expect(mask({ ...samples.pp, data: { ...data, elsewhere: much } })).not.toBe(undefined);
  }
  const spread = { userProfile: Array(2001).fill(7), userProfileUpdate: Array(2000).fill(7) };
  expect(mask({ ...samples.pp, data: spread })).toBe(undefined);
});

test('mask: lists the values in clear below the masked paths', () => {
  const profile = { userType: 'contractor', subscribed: true, groups: ['staff', 'kim'], middleName: null };
  const request = { ...samples.ssr, data: { ...samples.ssr.data, userProfile: profile } };
  const inRules = new Set<unknown>(['contractor', 'staff']);
  const found = new Mask('k').request(request, (_, value) => inRules.has(value));
  expect(found?.clear).toEqual([
    'data.userProfile.userType',
    'data.userProfile.subscribed',
    'data.userProfile.groups[0]',
  ]);
  expect(found?.request.data['userProfile']).toEqual({
    ...profile,
    groups: ['staff', expect.stringMatching(/^(?!kim)[a-z]{3}$/)],
  });
});

test.each([
  ['firstName', 'kim'],
  ['employeeNumber', '1234'],
  ['customerId', 'abc'],
  ['inviteCode', 'abc'],
  ['mobilePhone', '555'],
  ['dateOfBirth', 'abc'],
  ['userType', 'kim@okta.com'],
  ['userType', '1987-06-05'],
  ['userType', '203.0.113.7'],
])('mask: masks %s also for %j, which rules hold', (name, value) => {
  const request = { ...samples.ssr, data: { ...samples.ssr.data, userProfile: { [name]: value } } };
  const found = new Mask('k').request(request, () => true);
  expect(found?.clear).toEqual([]);
  expect(valueAt(found?.request, ['data', 'userProfile', name])).not.toBe(value);
});

test.each(['userType', 'department', 'division', 'costCenter', 'organization', 'countryCode', 'locale'])(
  'mask: %s is no attribute that tells who somebody is',
  (name) => expect(isPersonal(name)).toBe(false),
);

test('mask: keeps the kind of every text', () => {
  const odd = fc.oneof(
    text,
    fc.constantFrom(
      '0000-00-00',
      '2026-02-30',
      '00.3.40.0',
      '1.2.3.999',
      '999.9.9.9',
      '::ag',
      '9999-99-99',
      '2026-13-01',
      '=?u?x?y?=@okta.com',
    ),
    fc.stringMatching(/^=\?[a-z]\?[a-z]\?[a-z]{1,4}\?=@okta\.com$/),
    fc.stringMatching(/^\d{4}-\d\d-\d\d$/),
    fc.stringMatching(/^\d{1,3}(\.\d{1,3}){3}$/),
  );
  fc.assert(
    fc.property(odd, fc.boolean(), fc.string(), (value, address, key) => {
      const name = address ? 'email' : 'attribute';
      fc.pre(!address || !isDoubtfulAddress(value));
      expect(kindOf(String(new Mask(key).value(value, name)), address)).toBe(kindOf(value, address));
    }),
    { numRuns: 1000 },
  );
});

test('mask: is deterministic, and does not contain the text', () => {
  const long = fc.stringMatching(/^[a-z]{8,20}$/);
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), long, (key, value) => {
      const profile = { firstName: value, nested: { note: [value] } };
      const request = { ...samples.ssr, data: { ...samples.ssr.data, userProfile: profile } };
      const [one, two] = [new Mask(key).request(request), new Mask(key).request(request)];
      expect(one).toEqual(two);
      expect(JSON.stringify(one)).not.toContain(value);
    }),
  );
});

test('mask: keeps the length of a decimal fraction, also beyond the precision of a number', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 1e6, noNaN: true }), fc.string(), (value, key) => {
      const digits = (number: number) => String(number).replace(/^0\./, '').replace(/\D/g, '').length;
      const masked = new Mask(key).value(value, 'attribute') as number;
      expect(digits(masked)).toBe(Math.min(15, digits(value)));
    }),
  );
});

test('mask: the key id identifies the key without revealing it', () => {
  const { keyId } = new Mask('a key of sixteen');
  expect(keyId).toMatch(/^[0-9a-f]{8}$/);
  expect(new Mask('a key of sixteen').keyId).toBe(keyId);
  expect(new Mask('another key of 16').keyId).not.toBe(keyId);
});
