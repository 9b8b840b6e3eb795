import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../../../src/config/load-config.ts';
import type { AnsweredCall } from '../../../src/decisions/hook-call.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { loadRules } from '../../../src/rule-set/load.ts';
import { startHook } from '../../../src/serve/listeners.ts';
import { Observer } from '../../../src/serve/observer.ts';
import { unwrap } from '../../unwrap.ts';

test('hook listener: denies the request over decision.maxInFlight', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'hookgate-listeners-'));
  writeFileSync(join(directory, 'config.yaml'), 'decision: { maxInFlight: 2 }\n');
  const config = unwrap(loadConfig({ port: '0' }, { directory, environment: {} }));
  const { ruleSet } = await loadRules('rules');
  const recorded = Promise.withResolvers<void>();
  const records: { failure: string | undefined }[] = [];
  const busy = Promise.withResolvers<void>();
  const decisions = {
    record: ({ decision: { failure } }: AnsweredCall) => {
      records.push({ failure: failure?.code });
      if (records.length === 2) busy.resolve();
      return failure === undefined ? recorded.promise : undefined;
    },
  };
  const hook = await startHook(config, {
    rules: () => ruleSet,
    authenticate: () => undefined,
    decisions: decisions as never,
    observer: new Observer(),
    log: { error: () => undefined, warn: () => undefined } as never,
  });
  onTestFinished(() => hook.close(0));
  const call = async (eventId: string) => {
    const response = await fetch(`http://127.0.0.1:${hook.port}/registrationHookSSR`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...samples.ssr, eventId }),
    });
    return response.text();
  };
  const first = [call('1'), call('2')];
  await busy.promise;
  expect(await call('3')).toContain('DENY');
  expect(records).toEqual([{ failure: undefined }, { failure: undefined }, { failure: 'overload' }]);
  recorded.resolve();
  for (const answer of await Promise.all(first)) expect(answer).toContain('commands');
});
