import { expect, test } from 'vitest';
import { type Running, running } from './running.ts';

const COMPANY = `
      - name: company-address
        when: { fact: data.userProfile.email, operator: emailDomainIn, value: [example.com] }
        then: allow
        otherwise: deny`;
const DIGITS = `
      - name: six-digit-number
        mode: shadow
        when: { fact: data.userProfile.employeeNumber, operator: digits, value: 6 }
        otherwise: deny`;

function rules(...written: string[]): string {
  return `version: 1\nendpoint: /signup\nrequestTypes:\n  self.service.registration:\n    rules:${written.join('')}\n`;
}

const KIM = { email: 'kim@example.com', login: 'kim@example.com' };

/** The samples of one metric, without its prefix, that are not 0. */
async function series({ ask }: Running, name: string): Promise<Record<string, number>> {
  const lines = (await ask('/metrics')).split('\n').filter((line) => line.startsWith(`hookgate_${name}`));
  const found = lines.map((line) => /^hookgate_(\S+) (\S+)$/.exec(line) ?? []);
  return Object.fromEntries(
    found
      .map(([, labels = '', value]) => [labels, Number(value)] as const)
      .filter(([, value]) => value !== 0),
  );
}

const shadowOf = async ({ ask }: Running) => JSON.parse(await ask('/shadow')).rules;

test('metrics: count decisions, rule results and shadow rules', async () => {
  const service = await running({ 'signup.yaml': rules(COMPANY, DIGITS) });
  await service.post('/signup', { ...KIM, employeeNumber: '123456' });
  await service.post('/signup', KIM);
  await service.post('/signup', { email: 'kim@elsewhere.example' });
  expect(await series(service, 'requests_total')).toEqual({
    'requests_total{endpoint="/signup",decision="allow"}': 2,
    'requests_total{endpoint="/signup",decision="deny"}': 1,
  });
  expect(await series(service, 'denials_total')).toEqual({
    'denials_total{endpoint="/signup",by="rules",rule="company-address"}': 1,
  });
  expect(await series(service, 'rule_results_total')).toEqual({
    'rule_results_total{endpoint="/signup",rule="company-address",result="passed"}': 2,
    'rule_results_total{endpoint="/signup",rule="company-address",result="failed"}': 1,
    'rule_results_total{endpoint="/signup",rule="six-digit-number",result="passed"}': 1,
    'rule_results_total{endpoint="/signup",rule="six-digit-number",result="failed"}': 2,
  });
  expect(await series(service, 'shadow_total')).toEqual({
    'shadow_total{endpoint="/signup",rule="six-digit-number",result="agree"}': 2,
    'shadow_total{endpoint="/signup",rule="six-digit-number",result="disagree"}': 1,
  });
  expect(await series(service, 'decision_duration_seconds_count')).toEqual({
    'decision_duration_seconds_count{endpoint="/signup"}': 3,
  });
});

test('metrics: show the version, its load time, and whether it is degraded', async () => {
  const service = await running({ 'signup.yaml': rules(COMPANY) });
  const { version } = service.service.rules.current;
  expect(await series(service, 'rules_info')).toEqual({ [`rules_info{version="${version}"}`]: 1 });
  expect((await series(service, 'last_load'))['last_load_timestamp_seconds']).toBe(
    Number(service.service.rules.loadedAt) / 1000,
  );
  expect(await series(service, 'degraded')).toEqual({});
  service.write({ 'signup.yaml': 'broken' });
  await service.service.reload();
  expect(await series(service, 'degraded')).toEqual({ degraded: 1 });
  expect(await series(service, 'reloads_total')).toEqual({
    'reloads_total{result="loaded"}': 1,
    'reloads_total{result="refused"}': 1,
  });
  expect(await series(service, 'rules_info')).toEqual({ [`rules_info{version="${version}"}`]: 1 });
});

test('metrics: nothing that a request names becomes a series', async () => {
  const service = await running({ 'signup.yaml': rules(COMPANY) });
  const before = (await service.ask('/metrics')).split('\n').filter((line) => line.startsWith('hookgate_'));
  for (const made of ['/made-up', '/signup/made-up', '/signup?made-up']) await service.post(made, KIM);
  await service.post('/signup', { ...KIM, 'made-up': 'made-up' }, 'made-up');
  await service.post('/signup', { ...KIM, email: 'made-up', employeeNumber: 'made-up' });
  const after = (await service.ask('/metrics')).split('\n').filter((line) => line.startsWith('hookgate_'));
  expect(after.join('\n')).not.toContain('made-up');
  expect(await series(service, 'http_errors_total')).toEqual({
    'http_errors_total{code="not-found"}': 2,
    'http_errors_total{code="unauthorized"}': 1,
  });
  expect(after.length - before.length).toBeLessThan(25);
});

test('metrics: the series of a removed rule or endpoint end', async () => {
  const service = await running({
    'signup.yaml': rules(COMPANY, DIGITS),
    'other.yaml': rules(COMPANY).replace('/signup', '/other'),
  });
  await service.post('/signup', KIM);
  await service.post('/other', KIM);
  service.write({ 'signup.yaml': rules(COMPANY), 'other.yaml': rules(COMPANY).replace('/signup', '/new') });
  await service.service.reload();
  expect(await service.ask('/metrics')).not.toMatch(/six-digit-number|"\/other"/);
  expect(await series(service, 'requests_total')).toEqual({
    'requests_total{endpoint="/signup",decision="allow"}': 1,
  });
  expect(await service.ask('/metrics')).toContain('endpoint="/new",decision="deny"} 0');
});

test('shadow report: shows changes and decisions of a rule without values of requests', async () => {
  const service = await running({ 'signup.yaml': rules(COMPANY, DIGITS) });
  const { json } = await service.post('/signup', KIM);
  const { decisionId } = (json as { debugContext: { hookgate: { decisionId: string } } }).debugContext
    .hookgate;
  await service.post('/signup', { ...KIM, employeeNumber: '123456' });
  expect(await shadowOf(service)).toEqual([
    {
      endpoint: '/signup',
      requestType: 'self.service.registration',
      rule: 'six-digit-number',
      since: service.service.rules.report?.at.toISOString(),
      agree: 1,
      disagree: 1,
      skipped: 0,
      changes: { 'allow->deny': 1 },
      latest: [{ decisionId, time: expect.any(String), decision: 'allow', would: 'deny' }],
    },
  ]);
  expect(await service.ask('/shadow')).not.toMatch(/kim|123456/);
});

test('shadow report: keeps its counts in a reload that leaves the rule unchanged, and in no other', async () => {
  const service = await running({ 'signup.yaml': rules(COMPANY, DIGITS) });
  await service.post('/signup', KIM);
  const [first] = await shadowOf(service);
  service.write({ 'signup.yaml': `# a comment\n${rules(DIGITS, COMPANY)}` });
  await service.service.reload();
  await service.post('/signup', KIM);
  expect(await shadowOf(service)).toMatchObject([{ since: first.since, disagree: 2 }]);
  service.write({ 'signup.yaml': rules(COMPANY, DIGITS.replace('value: 6', 'value: 7')) });
  await service.service.reload();
  const [fresh] = await shadowOf(service);
  expect(fresh).toMatchObject({ agree: 0, disagree: 0, changes: {}, latest: [] });
  expect(Date.parse(fresh.since)).toBeGreaterThan(Date.parse(first.since));
});

test('shadow report: lists the last ten disagreements, newest first', async () => {
  const service = await running({ 'signup.yaml': rules(COMPANY, DIGITS) });
  const ids: string[] = [];
  for (let round = 1; round <= 12; round += 1) {
    const { json } = await service.post('/signup', KIM);
    ids.unshift(
      (json as { debugContext: { hookgate: { decisionId: string } } }).debugContext.hookgate.decisionId,
    );
  }
  const [{ disagree, latest }] = await shadowOf(service);
  expect(disagree).toBe(12);
  expect(latest.map(({ decisionId }: { decisionId: string }) => decisionId)).toEqual(ids.slice(0, 10));
});

test('metrics: requests without valid credentials are counted by the hook of the endpoint', async () => {
  const token =
    'version: 1\nhook: token\nendpoint: /token\ndefault: continue\nrules:\n  - { name: a, when: { fact: eventId, operator: present }, then: deny }\n';
  const service = await running({ 'signup.yaml': rules(COMPANY), 'token.yaml': token });
  await service.post('/token', KIM, 'wrong');
  await service.post('/token', KIM, 'wrong');
  await service.post('/signup', KIM, 'wrong');
  await service.post('/elsewhere', KIM, 'wrong');
  expect(await series(service, 'unauthenticated_total')).toEqual({
    'unauthenticated_total{hook="token"}': 2,
    'unauthenticated_total{hook="registration"}': 1,
  });
});
