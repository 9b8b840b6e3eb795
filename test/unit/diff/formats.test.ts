import { expect, test } from 'vitest';
import type { Behaviour, ChangeGroup } from '../../../src/diff/behaviour.ts';
import { formatMarkdown } from '../../../src/diff/format-markdown.ts';
import { formatText } from '../../../src/diff/format-text.ts';
import { type DiffReport, failuresIn, formatJson } from '../../../src/diff/report.ts';

const PLACE = { side: 'head', file: 'rules/a.yaml', line: 3 } as const;

function group(more: Partial<ChangeGroup> = {}): ChangeGroup {
  return {
    difference: 'decision',
    from: 'allow',
    to: 'deny',
    endpoint: '/hook',
    by: [{ name: 'number', place: PLACE }],
    count: 20,
    examples: [
      { name: 'june.jsonl:7', facts: [{ fact: 'data.userProfile.employeeNumber', value: '4 digits' }] },
    ],
    ...more,
  };
}

function behaviour(more: Partial<Behaviour> = {}): Behaviour {
  return { compared: 0, changed: 0, unjudged: 0, groups: [], doubts: [], ...more };
}

function report(more: Partial<DiffReport> = {}): DiffReport {
  return {
    base: 'main',
    head: 'rules',
    changes: [],
    touched: [],
    recorded: behaviour({ compared: 4812, changed: 20, groups: [group()] }),
    tests: behaviour(),
    samples: behaviour(),
    generated: behaviour(),
    unreached: [],
    skipped: { count: 0, first: [] },
    retries: 0,
    ...more,
  };
}

const plain = (found: DiffReport) => formatText(found, (_, text) => text);
const NOTHING = behaviour({ compared: 4812 });

test('diff report: text has count, change and attribution', () => {
  expect(plain(report())).toBe(`What changes from main to rules

The rules say the same.

20 of 4,812 recorded requests change:
      20 allow -> deny by number (rules/a.yaml:3)
           june.jsonl:7  data.userProfile.employeeNumber 4 digits
`);
});

test('diff report: the first three of many rules are named', () => {
  const by = Array.from({ length: 1003 }, (_, index) => ({ name: `r${index}`, place: PLACE }));
  const found = report({ recorded: behaviour({ compared: 1, changed: 1, groups: [group({ by })] }) });
  const place = '(rules/a.yaml:3)';
  expect(plain(found)).toContain(`allow -> deny by r0 ${place}, r1 ${place}, r2 ${place}, and 1,000 more\n`);
  expect(formatMarkdown(found)).toContain('and 1,000 more |');
});

const UNREACHED: DiffReport['unreached'][number] = {
  endpoint: '/hook',
  requestType: 'self.service.registration',
  rule: 'staff',
  place: PLACE,
  because: { kind: 'rule', rule: 'phone', place: { ...PLACE, line: 99 } },
};

test('diff report: changes without a generated request are in every format', () => {
  const one = report({ unreached: [UNREACHED], generated: behaviour({ compared: 84 }) });
  const words = 'No request was found that phone (rules/a.yaml:99) lets through: what changes with staff';
  expect(plain(one)).toContain('84 generated requests are decided alike.');
  expect(plain(one)).toContain(words);
  expect(formatMarkdown(one).replaceAll('&#58;', ':')).toContain(words);
  expect(JSON.parse(formatJson(one)).unreached).toEqual([UNREACHED]);
  const many = report({ unreached: Array.from({ length: 12 }, () => UNREACHED) });
  expect(plain(many).split(words)).toHaveLength(11);
  expect(plain(many)).toContain('Generated requests do not show 2 more changes, either.');
});

test('diff report: Markdown counts changes and affected rules', () => {
  const list: DiffReport['changes'][number] = {
    kind: 'changed',
    subject: { type: 'list', name: 'd' },
    place: PLACE,
    details: [],
  };
  const { because: _, ...staff } = UNREACHED;
  const touched: DiffReport['touched'] = [{ ...staff, kind: 'affected', because: ['list d'] }];
  const found = formatMarkdown(report({ changes: [list], touched }));
  expect(found).toContain('1 change of the rules, 1 rule affected');
  expect(formatMarkdown(report({ changes: [list] }))).toContain('1 change of the rules<');
});

test('diff report: no difference is reported with the number of requests', () => {
  expect(plain(report({ recorded: NOTHING }))).toBe(
    'No difference between main and rules: 4,812 recorded requests are decided alike.\n',
  );
  expect(formatMarkdown(report({ recorded: NOTHING }))).toContain(
    'No difference: 4,812 recorded requests are decided alike.',
  );
});

test('diff report: skipped recordings are reported', () => {
  const first = [1, 2, 3].map((line) => ({ name: `june.jsonl:${line}`, reason: 'The body is not JSON.' }));
  const words =
    '12 recordings are no requests: june.jsonl:1 (The body is not JSON.), june.jsonl:2 (The body is not JSON.), june.jsonl:3 (The body is not JSON.), …';
  const found = report({ recorded: NOTHING, skipped: { count: 12, first } });
  expect(plain(found)).toContain(`${words}\n`);
  expect(formatMarkdown(found)).toContain('12 recordings are no requests');
});

test('diff report: control characters in names and values are escaped', () => {
  const examples = [
    { name: 'a\u001b[31m.jsonl:1', facts: [{ fact: 'data.userProfile.email', value: '"\u202e"' }] },
  ];
  const text = plain(
    report({ recorded: behaviour({ compared: 1, changed: 1, groups: [group({ examples })] }) }),
  );
  expect(text).toContain('a␛[31m.jsonl:1');
  expect(text).not.toContain('\u202e');
});

test('diff report: Markdown escapes mentions and markup', () => {
  const nasty =
    '@okta/admins #7 | `x` **b** <img src=x onerror=y> [a](http://evil.example) </code></details> \\|';
  const examples = [{ name: nasty, facts: [{ fact: 'data.userProfile.email', value: nasty }] }];
  const by = [{ name: nasty, place: { ...PLACE, file: nasty } }];
  const change = {
    kind: 'changed',
    subject: { type: 'list', name: nasty },
    place: PLACE,
    details: [{ words: nasty, place: PLACE }],
  } as const;
  const comment = formatMarkdown(
    report({
      base: nasty,
      changes: [{ ...change, details: [...change.details] }],
      recorded: behaviour({ compared: 1, changed: 1, groups: [group({ by, examples })] }),
      skipped: { count: 1, first: [{ name: nasty, reason: nasty }] },
    }),
  );
  const inCode = [...comment.matchAll(/<code>(.*?)<\/code>/g)].map(([, text = '']) => text);
  const outside = comment.replaceAll(/<code>.*?<\/code>/g, '');
  expect(outside).not.toMatch(/okta|evil|@|#7|img|\*\*b/);
  for (const text of inCode) expect(text).not.toMatch(/[<>@|`*[\]\\]|#(?!\d+;)/);
  expect(inCode.length).toBeGreaterThan(5);
});

test("diff report: Markdown stays below GitHub's limit, and says what was left out", () => {
  const groups = Array.from({ length: 5000 }, (_, index) =>
    group({ by: [{ name: `rule-${index}`, place: PLACE }] }),
  );
  const changes = Array.from({ length: 5000 }, (_, index) => ({
    kind: 'changed' as const,
    subject: { type: 'rule' as const, name: `rule-${index}`, endpoint: '/hook' },
    place: PLACE,
    details: [{ words: 'x'.repeat(1000), place: PLACE }],
  }));
  const comment = formatMarkdown(
    report({ changes, recorded: behaviour({ compared: 5000, changed: 5000, groups }) }),
  );
  expect(comment.length).toBeLessThan(65_536);
  expect(comment).toContain('5,000 of 5,000 recorded requests change');
  expect(comment).toContain('4,900 more groups');
  expect(comment).toMatch(/left out: the comment would be too long/);
});

test.each<[Partial<ChangeGroup>, string[]]>([
  [{ from: 'allow', to: 'deny' }, ['allow-to-deny']],
  [{ from: 'update', to: 'no endpoint' }, ['allow-to-deny']],
  [{ from: 'continue', to: 'deny' }, ['allow-to-deny']],
  [{ from: 'deny', to: 'update' }, ['deny-to-allow']],
  [{ from: 'no endpoint', to: 'continue' }, ['deny-to-allow']],
  [{ from: 'deny', to: 'deny', difference: 'message' }, ['message']],
  [{ from: 'allow', to: 'update' }, []],
  [{ from: 'deny', to: 'no endpoint' }, []],
  [{ from: 'update', to: 'update', difference: 'commands' }, []],
])('diff --fail-on: a change %j is refused as %j', (more, failures) => {
  const found = behaviour({ compared: 1, changed: 1, groups: [group(more)] });
  const wanted = ['allow-to-deny', 'deny-to-allow', 'message'] as const;
  expect(failuresIn(report({ recorded: found }), wanted)).toEqual(failures);
  expect(failuresIn(report({ recorded: NOTHING, generated: found }), wanted)).toEqual(failures);
  expect(failuresIn(report({ recorded: found }), [])).toEqual([]);
});

const DOUBTS = [
  {
    endpoint: '/hook',
    reads: [{ rule: 'contractor-number', place: PLACE, fact: 'data.userProfile.userType' }],
    count: 4,
    examples: ['june.jsonl:9'],
  },
];

test('diff report: requests that cannot be judged are counted apart, with rule and fact, in every format', () => {
  const recorded = behaviour({ compared: 771, changed: 0, unjudged: 4, doubts: DOUBTS });
  const found = report({ recorded });
  const words = 'contractor-number (rules/a.yaml:3) reads data.userProfile.userType, which is masked';
  expect(plain(found)).toContain(`0 of 771 recorded requests change, 4 cannot be judged:
       4 cannot be judged: ${words}
           june.jsonl:9
`);
  expect(formatMarkdown(found)).toContain('**0 of 771 recorded requests change, 4 cannot be judged**.');
  expect(
    formatMarkdown(found)
      .replaceAll(/<\/?code>/g, '')
      .replaceAll('&#58;', ':'),
  ).toContain(`4 recorded requests cannot be judged:\n\n- 4: ${words}`);
  expect(JSON.parse(formatJson(found))).toMatchObject({
    recorded: { compared: 771, changed: 0, unjudged: 4, doubts: DOUBTS },
    requests: { compared: 771, changed: 0, unjudged: 4 },
  });
  expect(failuresIn(found, ['deny-to-allow', 'unjudged'])).toEqual(['unjudged']);
  expect(failuresIn(report({ recorded: NOTHING }), ['unjudged'])).toEqual([]);
});

test('diff report: recorded requests, tests, samples and generated requests are counted apart', () => {
  const parts = {
    recorded: behaviour({ compared: 2 }),
    tests: behaviour({ compared: 3 }),
    samples: behaviour({ compared: 1 }),
    generated: behaviour({ compared: 5, changed: 1, groups: [group({ count: 1 })] }),
  };
  expect(plain(report(parts))).toContain(`2 recorded requests are decided alike.
3 tests are decided alike.
1 sample is decided alike.
1 of 5 generated requests changes:
`);
  expect(formatMarkdown(report(parts))).toContain(
    '**2 recorded requests are decided alike; 3 tests are decided alike; 1 sample is decided alike; 1 of 5 generated requests changes**.',
  );
  const { generated: _, ...alike } = parts;
  expect(plain(report(alike))).toBe(
    'No difference between main and rules: 2 recorded requests, 3 tests and 1 sample are decided alike.\n',
  );
});

test('diff report: retries are left out and counted', () => {
  expect(plain(report({ retries: 2 }))).toContain('2 retries are left out: a retry repeats a request\n');
});
