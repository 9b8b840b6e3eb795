import fc from 'fast-check';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { mutated } from './mutations.ts';

const address = fc.oneof(
  fc.constantFrom('kim@okta.com', 'KIM@Okta.Com', 'kim@eu.okta.com'),
  fc.constantFrom('kim@evilokta.com', 'kim@okta.com.evil.com', 'a@evil.com@okta.com', '"a b"@okta.com'),
  fc.constantFrom('kim@оkta.com', 'kim@okta.com\u0000', 'kim@okta。com', 'kim@okta.com ', '@okta.com'),
  fc.string({ unit: 'binary', maxLength: 8 }).map((text) => `${text}@okta.com`),
  fc.string({ maxLength: 8 }).map((text) => `kim@${text}okta.com`),
  fc.emailAddress(),
  fc.jsonValue(),
);
const number = fc.oneof(
  fc.constantFrom<unknown>('1234', 1234, '0000', '１２３４', '12345', ['1234']),
  fc.jsonValue(),
);

/** Requests of the hook with hostile values where rules look. */
const shaped = fc
  .record({ sample: fc.constantFrom(...Object.values(samples)), email: address, login: address, number })
  .chain(({ sample, ...values }) =>
    fc.constantFrom({ ...values, login: values.email }, values).map(({ email, login, number }) => ({
      ...sample,
      data: {
        ...sample.data,
        ...('userProfile' in sample.data
          ? { userProfile: { email, login, employeeNumber: number } }
          : { userProfileUpdate: { employeeNumber: number } }),
      },
    })),
  )
  .map((request) => JSON.stringify(request));

const WORDS = [
  ...['{', '}', '[', ']', '"', ',', ':', '\\', '\\u0000', '\\ud800', 'null', 'true', '1e999', '-0', '{}'],
  ...['"__proto__":{},', '"constructor":', '"userProfile"', '"userProfileUpdate"', '"email"', '"login"'],
  ...[
    '"requestType"',
    'self.service.registration',
    'progressive.profile',
    '"data"',
    'kim@okta.com',
    '"1234"',
  ],
];

/** What may arrive as a body: requests with hostile values, broken ones, JSON of any kind, and bytes. */
export const body: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 3, arbitrary: shaped.map((text) => Buffer.from(text)) },
  {
    weight: 3,
    arbitrary: shaped.chain((text) => mutated(text, WORDS)).map((text) => Buffer.from(text)),
  },
  { weight: 1, arbitrary: fc.json({ maxDepth: 8 }).map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
);
