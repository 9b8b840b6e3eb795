import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { everythingOnce } from './everything-once.ts';

interface Alert {
  alert: string;
  expr: string;
  for?: string;
  labels: { severity: string };
  annotations: { summary: string; description: string };
}

/** What is measured: metrics by name, with their labels. */
const known = new Map<string, Set<string>>();
for (const { name, labels } of await everythingOnce()) {
  const family = name.replace(/_(bucket|sum|count)$/, '');
  known.set(family, (known.get(family) ?? new Set<string>()).union(new Set(Object.keys(labels))));
}
const { groups } = parse(readFileSync('deploy/prometheus/alerts.yaml', 'utf8')) as {
  groups: { name: string; rules: Alert[] }[];
};
const alerts = groups.flatMap(({ rules }) => rules);

/** The metrics that an expression reads, each with the labels that it asks for; PromQL's functions have no underscore. */
function metricsIn(expression: string): { name: string; labels: string[] }[] {
  return [...expression.matchAll(/\b((?:hookgate|nodejs|process)_\w+)(?:\{([^}]*)\})?/g)].map(
    ([, name = '', selector = '']) => ({
      name: name.replace(/_(bucket|sum|count)$/, ''),
      labels: [...selector.matchAll(/(\w+)\s*[=!]~?/g)].map(([, label = '']) => label),
    }),
  );
}

test.each(alerts.map((alert) => [alert.alert, alert] as const))(
  '%s asks for what is measured',
  (_, alert) => {
    const asked = metricsIn(alert.expr);
    expect(asked.length).toBeGreaterThan(0);
    for (const { name, labels } of asked) {
      expect([...known.keys()]).toContain(name);
      expect([...(known.get(name) ?? [])]).toEqual(expect.arrayContaining(labels));
    }
    const [, grouped = ''] = /\bby \(([^)]*)\)/.exec(alert.expr) ?? [];
    const labels = asked.flatMap(({ name }) => [...(known.get(name) ?? [])]);
    for (const label of grouped.split(/,\s*/).filter((one) => one !== '' && one !== 'le'))
      expect(labels).toContain(label);
  },
);

test('alerts: each has a severity, a summary and a runbook', () => {
  expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
  for (const { labels, annotations } of alerts) {
    expect(['critical', 'warning']).toContain(labels.severity);
    expect(annotations.summary).not.toBe('');
    expect(annotations.description).toMatch(/\.$/);
  }
});

test('docs/operations.md: lists every metric with its labels, and every alert', () => {
  const text = readFileSync('docs/operations.md', 'utf8');
  const documented = [...text.matchAll(/^\| `(hookgate_\w+)` \|([^|]*)\|/gm)].map(
    ([, name = '', labels = '']) =>
      [name, [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label)] as const,
  );
  const ours = [...known]
    .filter(([name]) => name.startsWith('hookgate_'))
    .map(([name, labels]) => [name, [...labels].filter((label) => label !== 'le')] as const);
  expect(new Map(documented)).toEqual(new Map(ours));
  for (const { alert } of alerts) expect(text).toContain(`\`${alert}\``);
});
