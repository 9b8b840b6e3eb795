import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { credential, type Service, startService } from './service.ts';

interface GuideCase {
  id: string;
  endpoint: string;
  method?: string;
  requestHeaders?: Record<string, string | null>;
  request: unknown;
  expect: { status: number; decision: string; response?: object };
  differsBecause?: string;
}

const cases: GuideCase[] = JSON.parse(readFileSync('test/fixtures/guide-cases.json', 'utf8'));

/** Okta would issue the token after a 400: such a request is refused with 200. */
const REFUSED_TOKEN = {
  status: 200,
  decision: 'none',
  response: { error: { errorSummary: 'Access is refused by a rule of your organization.' } },
};
const expectedOf = ({ id, expect: expected }: GuideCase): GuideCase['expect'] =>
  id === 'both-eventType-token' ? REFUSED_TOKEN : expected;

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.listener.close(1000));

describe("the cases of Okta's guide", () => {
  test.each(cases.map((one) => [one.id, one] as const))('%s', async (_, guideCase) => {
    const { endpoint, method, requestHeaders, request } = guideCase;
    const expected = expectedOf(guideCase);
    const answer = await service.send(endpoint, {
      ...(method !== undefined && { method }),
      headers: requestHeaders ?? {},
      body: request === null ? '' : JSON.stringify(request),
    });
    expect(answer.status).toBe(expected.status);
    const { debugContext, ...response } = (answer.json ?? {}) as Record<string, unknown>;
    if (expected.response !== undefined)
      expect(JSON.stringify(response)).toBe(JSON.stringify(expected.response));
    if (expected === REFUSED_TOKEN) return;
    if (expected.decision === 'none') {
      expect(response).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
    } else {
      expect(service.decisions.at(-1)?.decision).toMatchObject({
        kind: expected.decision,
        reply: { body: answer.body },
      });
      expect(debugContext).toMatchObject({
        hookgate: { rules: expect.any(Array), version: expect.any(String) },
      });
    }
  });

  test('they are as many as they were', () => {
    expect(cases.length).toBe(48);
    expect(cases.filter(({ expect: { response } }) => response !== undefined).length).toBe(18);
  });
});

describe('every documented request of the registration hook', () => {
  const requests = readdirSync('test/fixtures/requests').map(
    (name) => [name, JSON.parse(readFileSync(`test/fixtures/requests/${name}`, 'utf8'))] as const,
  );
  const expected: Record<string, { ssr: string; pp: string; both: string }> = {
    'registration-classic.old-reference.json': { ssr: 'deny', pp: 'deny', both: 'deny' },
    'registration-pp.oie-upgrade.json': { ssr: 'deny', pp: 'update', both: 'update' },
    'registration-pp.old-reference.json': { ssr: 'deny', pp: 'update', both: 'update' },
    'registration-pp.openapi.json': { ssr: 'deny', pp: 'update', both: 'update' },
    'registration-pp.seed.json': { ssr: 'deny', pp: 'update', both: 'update' },
    'registration-ssr.oie-upgrade.json': { ssr: 'deny', pp: 'deny', both: 'deny' },
    'registration-ssr.old-reference.json': { ssr: 'deny', pp: 'deny', both: 'deny' },
    'registration-ssr.openapi.json': { ssr: 'deny', pp: 'deny', both: 'deny' },
    'registration-ssr.seed.json': { ssr: 'deny', pp: 'deny', both: 'deny' },
  };

  test.each(requests)('%s is decided at every endpoint', async (name, body) => {
    const decisionAt = async (path: string) => {
      const { status } = await service.post(path, body);
      expect(status).toBe(200);
      return service.decisions.at(-1)?.decision.kind;
    };
    expect({
      ssr: await decisionAt('/registrationHookSSR'),
      pp: await decisionAt('/registrationHookPP'),
      both: await decisionAt('/registrationHookSSRandPP'),
    }).toEqual(expected[name]);
  });

  test.each(requests)(
    '%s with a corporate address is let in where its fields are there',
    async (name, body) => {
      if (body.data.userProfile === undefined) return expect(name).toContain('-pp.');
      Object.assign(body.data.userProfile, {
        email: 'kim@okta.com',
        login: 'kim@eu.okta.com',
        employeeNumber: '0042',
      });
      await service.post('/registrationHookSSR', body);
      expect(service.decisions.at(-1)?.decision.kind).toBe('allow');
      await service.post('/registrationHookSSRandPP', body);
      expect(service.decisions.at(-1)?.decision.kind).toBe('allow');
    },
  );
});

const shared = '../shared/okta/guide-cases.json';
test.runIf(existsSync(shared))('the copied cases are those of the reference, where it is at hand', () => {
  expect(cases).toEqual(JSON.parse(readFileSync(shared, 'utf8')));
});

test('the secret of the tests never shows', () => {
  expect(service.decisions.map(({ decision }) => decision.reply.body).join('')).not.toContain(
    credential.password,
  );
});
