import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DecisionLog } from '../../src/decision-log/decision-log.ts';
import { compareText } from '../../src/diagnostics/diagnostic.ts';
import { ERRORS } from '../../src/http/http-error.ts';
import { type HealthCheck, type RulesState, rulesHealthChecks } from '../../src/http/readiness.ts';
import type { LiveState, LoadReport } from '../../src/reload/live-state.ts';
import {
  credentialsHealthCheck,
  decisionLogHealthCheck,
  jwksHealthCheck,
  listenerHealthCheck,
  processHealthCheck,
} from '../../src/serve/health-checks.ts';
import { LOG_MESSAGES } from '../../src/serve/log-messages.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';

/* The tables of docs/operations.md hold exactly the log messages, metrics, health checks and HTTP errors of the source. */

const page = readFileSync('docs/operations.md', 'utf8');

/** The cells of all rows of the tables with this head. */
function rowsUnder(...head: string[]): string[][] {
  const rows: string[][] = [];
  let isInside = false;
  for (const line of page.split('\n')) {
    const cells = line.startsWith('|')
      ? line
          .slice(1, -1)
          .split(' | ')
          .map((cell) => cell.trim())
      : [];
    if (cells.join() === head.join()) isInside = true;
    else if (cells.length === 0) isInside = false;
    else if (isInside && !line.startsWith('|---')) rows.push(cells);
  }
  return rows;
}

const codesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** The texts of the source files below some folders. */
function sourceOf(...folders: string[]): string {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(join(folder, name), 'utf8')),
    )
    .join('\n');
}

const sorted = (values: Iterable<string>) => [...new Set(values)].toSorted();

describe('docs/operations.md: log messages', () => {
  const rows = rowsUnder('message', 'level', 'fields', 'what to do');
  /** Log lines whose text is not a constant, or that are records of decisions. */
  const others = ['Your app is listening on port 8082', 'decision'];

  test('lists each message once, and no other', () => {
    const listed = rows.flatMap(([message]) => codesIn(message));
    expect(listed.toSorted()).toEqual([...Object.values(LOG_MESSAGES), ...others].toSorted());
  });

  test('has the level of each', () => {
    const [, ...parts] = sourceOf('src/serve', 'src/cli').split(/\.(info|warn|error)\(/);
    // A level and the text behind it alternate.
    const levels = parts.flatMap((level, index) =>
      index % 2 === 1
        ? []
        : [...(parts[index + 1] ?? '').matchAll(/LOG_MESSAGES\.(\w+)/g)].map(([, key = '']) => [
            LOG_MESSAGES[key as keyof typeof LOG_MESSAGES],
            level,
          ]),
    );
    const listed = rows.map(([message, level]) => [codesIn(message)[0], level]);
    expect(listed).toEqual(expect.arrayContaining(levels));
    expect(new Set(levels.map(([message]) => message))).toEqual(new Set(Object.values(LOG_MESSAGES)));
  });
});

test('docs/operations.md: lists each metric of hookgate, and no other', async () => {
  const text = await new Metrics().text({ version: undefined, loadedAt: undefined, readiness: 'ready' });
  const names = [...text.matchAll(/^# TYPE (hookgate_\w+)/gm)].map(([, name = '']) => name);
  const listed = rowsUnder('metric', 'labels', 'meaning').flatMap(([name]) => codesIn(name));
  expect(listed.toSorted(compareText)).toEqual(names.toSorted(compareText));
});

describe('docs/operations.md: health checks', () => {
  const rows = rowsUnder('check', 'state', 'reason', 'what to do').map((cells) => cells.flatMap(codesIn));

  const noRules: RulesState = {
    ...{ state: undefined, report: undefined, lastRefusal: undefined },
    ...{ watcherError: undefined, keepError: undefined },
  };
  const state = { source: { kind: 'directory' } } as LiveState;
  const refused: LoadReport = { result: 'refused', at: new Date(0), diagnostics: [] };
  const source = { kind: 'last-known-good', from: '/kept', keptSince: new Date(0) } as const;

  function allProblems(): HealthCheck[] {
    return [
      processHealthCheck({ hookPort: 'open', stopping: new Date(0) }),
      listenerHealthCheck({ hookPort: 'opening' }),
      listenerHealthCheck({ hookPort: 'closed' }),
      ...rulesHealthChecks(noRules),
      ...rulesHealthChecks({ ...noRules, state, report: refused, watcherError: 'it', keepError: 'it' }),
      ...rulesHealthChecks({ ...noRules, state: { ...state, source }, report: refused }),
      credentialsHealthCheck('it'),
      jwksHealthCheck({ ready: false, problems: [] }),
      jwksHealthCheck({ ready: true, problems: ['it'] }),
      decisionLogHealthCheck({ problem: 'it', dropped: 0 } as DecisionLog),
    ].filter(({ state }) => state !== 'ready');
  }

  test('lists each with its states and reasons, and no other', () => {
    const problems = allProblems();
    for (const { name, state, reason } of problems)
      expect(
        rows.filter(([n, s, r = '-']) => n === name && s === state && reason?.startsWith(r)),
        `${name} ${state} ${reason}`,
      ).toHaveLength(1);
    expect(rows).toHaveLength(new Set(problems.map(({ reason }) => reason)).size);
  });

  test('lists the names in the source', () => {
    const source = `${sourceOf('src/serve')}\n${readFileSync('src/http/readiness.ts', 'utf8')}`;
    const names = [...source.matchAll(/\bname(?: =|:) '([a-z-]+)'/g)].map(([, name = '']) => name);
    expect(sorted(rows.map(([name = '']) => name))).toEqual(sorted(names));
  });

  test('lists the states of /readyz', () => {
    const states = rowsUnder('status', 'code', 'meaning').flatMap(([status]) => codesIn(status));
    expect(states).toEqual(['ready', 'degraded', 'not-ready', 'stopping']);
  });
});

describe('docs/operations.md: HTTP errors', () => {
  const rows = rowsUnder('status', 'code', 'text', 'cause, what to do');
  const listed = rows.flatMap(([, code]) => codesIn(code));

  test.each(Object.entries(ERRORS))('has status and text of %s', (code, [status, text]) => {
    expect(rows.map((cells) => cells.slice(0, 3))).toContainEqual([String(status), `\`${code}\``, text]);
  });

  test('lists each code once, and no other', () => {
    const source = sourceOf('src/http', 'src/console');
    const thrown = [...source.matchAll(/new HttpError\(\s*\d+,\s*'([a-z-]+)'/g)].map(([, code = '']) => code);
    // Codes that are passed on: of JSON, of the request of a hook.
    const types = ['diagnostics/strict-json', 'hooks/read-request'].map((file) =>
      readFileSync(`src/${file}.ts`, 'utf8'),
    );
    const passed = types.flatMap((text) =>
      codesIn(/^ {2}code: ('.*');$/m.exec(text)?.[1]?.replaceAll("'", '`')),
    );
    const codes = [...Object.keys(ERRORS), ...thrown, ...passed, 'busy'];
    expect(listed.toSorted()).toEqual(sorted(codes));
  });
});
