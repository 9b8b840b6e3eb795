import { expect, test } from 'vitest';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import { everythingOnce, samplesIn } from './everything-once.ts';

const STATE = { version: 'v1', loadedAt: undefined, readiness: 'ready' } as const;
const seen = { endpoint: '/x', decision: 'allow', rules: [], shadow: [] };

test('metrics: counts all events under the prefix hookgate_', async () => {
  const counted = (await everythingOnce()).filter(
    ({ name, value }) => name.startsWith('hookgate_') && value !== 0 && !/_(bucket|sum)$/.test(name),
  );
  const lines = counted.map(({ name, labels, value }) =>
    [name.replace('hookgate_', ''), ...Object.values(labels), value].join(' '),
  );
  expect(new Set(lines)).toEqual(
    new Set([
      'authentication_failures_total wrong 1',
      'decision_duration_seconds_count /x 1',
      'decision_failures_total timeout 1',
      'decision_log_dropped_total 1',
      'decision_log_records_total 1',
      'degraded 1',
      'denials_total /x onError r 1',
      'http_errors_total not-found 1',
      'in_flight 1',
      'last_load_timestamp_seconds 1',
      'limited_total 1',
      'list_next_expiry_timestamp_seconds l 2',
      'ready 1',
      'reloads_total refused 1',
      'requests_total /x allow 1',
      'requests_total /x deny 1',
      'retries_total odd 1',
      'retries_total same 1',
      'rule_expiry_timestamp_seconds /x r 3',
      'rule_results_total /x r passed 1',
      'rules_info v1 1',
      'shadow_total /x r agree 1',
      'unauthenticated_total token 1',
    ]),
  );
});

test('metrics: the expiry of a list and of a rule have a series as long as one is to come', async () => {
  const metrics = new Metrics();
  const expiries = {
    lists: [
      { list: 'a', at: 2000 },
      { list: 'b', at: 3000 },
    ],
    rules: [{ endpoint: '/x', rule: 'r', at: 4000 }],
  };
  const text = await metrics.text({ ...STATE, expiries });
  expect(text).toContain('\nhookgate_list_next_expiry_timestamp_seconds{list="a"} 2\n');
  expect(text).toContain('\nhookgate_list_next_expiry_timestamp_seconds{list="b"} 3\n');
  const later = await metrics.text({ ...STATE, expiries: { lists: [{ list: 'b', at: 5000 }], rules: [] } });
  expect(later).not.toContain('list="a"');
  expect(later).toContain('\nhookgate_list_next_expiry_timestamp_seconds{list="b"} 5\n');
  expect(later).not.toContain('rule_expiry_timestamp_seconds{');
  expect(await metrics.text(STATE)).not.toContain('expiry_timestamp_seconds{');
});

test.each([
  ['ready', 1, 0],
  ['degraded', 1, 1],
  ['not-ready', 0, 0],
  ['stopping', 0, 0],
] as const)('%s: ready %d, degraded %d', async (readiness, ready, degraded) => {
  const text = await new Metrics().text({ ...STATE, readiness });
  expect(text).toContain(`\nhookgate_ready ${ready}\n`);
  expect(text).toContain(`\nhookgate_degraded ${degraded}\n`);
});

test("metrics: include Node's own metrics", async () => {
  const names = new Set((await everythingOnce()).map(({ name }) => name));
  expect([...names]).toEqual(
    expect.arrayContaining(['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes']),
  );
});

test('metrics: a decision of replaced rules does not restore their series', async () => {
  const metrics = new Metrics();
  metrics.named(new Map([['/x', { rules: new Set(['kept']), shadow: new Set<string>() }]]));
  metrics.decided({ ...seen, endpoint: '/gone' }, 0.001);
  const rules = [
    { rule: 'gone', result: 'passed' },
    { rule: 'kept', result: 'passed' },
  ];
  metrics.decided({ ...seen, rules, shadow: [{ rule: 'kept', agrees: true }] }, 0.001);
  metrics.repeated('/gone', 'allow');
  const text = await metrics.text(STATE);
  expect(text).not.toContain('gone');
  expect(text).not.toContain('hookgate_shadow_total{');
  expect(text).toContain('hookgate_rule_results_total{endpoint="/x",rule="kept",result="passed"} 1');
});

test('metrics: a rule that becomes enforced loses its shadow series, and keeps its results', async () => {
  const metrics = new Metrics();
  const rules = new Set(['r']);
  metrics.named(new Map([['/x', { rules, shadow: rules }]]));
  const came = { rules: [{ rule: 'r', result: 'passed' }], shadow: [{ rule: 'r', agrees: false }] };
  metrics.decided({ ...seen, ...came }, 0.001);
  metrics.named(new Map([['/x', { rules, shadow: new Set<string>() }]]));
  const text = await metrics.text(STATE);
  expect(text).not.toContain('hookgate_shadow_total{');
  expect(text).toContain('hookgate_rule_results_total{endpoint="/x",rule="r",result="passed"} 1');
});

test('metrics: counts equal decisions separately at every scrape', async () => {
  const metrics = new Metrics();
  metrics.named(new Map([['/x', { rules: new Set(['r']), shadow: new Set<string>() }]]));
  const same = { ...seen, failure: 'timeout', rules: [{ rule: 'r', result: 'failed' }] };
  for (let round = 1; round <= 3; round += 1) {
    for (let index = 0; index < 700; index += 1) {
      metrics.decided(same, 0.001);
      metrics.decided({ ...same }, 0.001);
    }
    const text = await metrics.text(STATE);
    expect(text).toContain(`hookgate_requests_total{endpoint="/x",decision="allow"} ${round * 1400}\n`);
    expect(text).toContain(`hookgate_decision_failures_total{code="timeout"} ${round * 1400}\n`);
    expect(text).toContain(`rule="r",result="failed"} ${round * 1400}\n`);
    expect(text).toContain(`hookgate_decision_duration_seconds_count{endpoint="/x"} ${round * 1400}\n`);
  }
});

test('metrics: a new version replaces the previous one', async () => {
  let version: string | undefined = 'v1';
  const metrics = new Metrics();
  const versions = async () =>
    samplesIn(await metrics.text({ ...STATE, version }))
      .filter(({ name }) => name === 'hookgate_rules_info')
      .map(({ labels }) => labels['version']);
  expect(await versions()).toEqual(['v1']);
  version = 'v2';
  expect(await versions()).toEqual(['v2']);
  version = undefined;
  expect(await versions()).toEqual([]);
});

test('metrics: two services in one process have separate registries', async () => {
  const [one, other] = [new Metrics(), new Metrics()];
  one.families.limited_total.inc();
  expect(await one.text(STATE)).toContain('hookgate_limited_total 1');
  expect(await other.text(STATE)).toContain('hookgate_limited_total 0');
});
