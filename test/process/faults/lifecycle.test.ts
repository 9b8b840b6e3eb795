import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { generation, ruleFile, write } from '../../unit/reload/workspace.ts';
import { told } from '../serve/process.ts';
import { allowing, type Expected } from './answers.ts';
import { expectMoved } from './metrics.ts';
import { withService } from './service.ts';

test('case 12: a file is truncated at the end of a line: refused until an operator confirms it', () => {
  const whole = ruleFile(1, '/a').replace(
    '    rules:\n',
    `    default: allow
    rules:
      - name: guest
        when: { fact: data.userProfile.email, operator: emailDomainIn, value: [guest.example] }
        then: allow
`,
  );
  const cut = whole.slice(0, whole.indexOf('      - name: member'));
  const config = 'lint: { levels: { never-denied: off } }\n';
  const everybody: Expected = { ...allowing(''), by: 'default', rules: [] };
  const rules = (directory: string) => {
    write(join(directory, 'a.yaml'), whole);
    write(join(directory, 'b.yaml'), ruleFile(1, '/b'));
  };
  return withService({ config, rules }, async (service) => {
    const before = await service.admin.version();
    await service.expectRefused('a.yaml rules-shrunk', () => write(join(service.rules, 'a.yaml'), cut));
    expect(await service.admin.reload()).toEqual({ status: 409, result: 'refused', version: before });
    await service.expectUntouched();
    const { status, version } = await expectMoved(
      service.admin.url,
      ['hookgate_reloads_total', { result: 'loaded' }],
      1,
      () => service.admin.reload('?shrink=allow'),
    );
    expect(status).toBe(200);
    expect(version).not.toBe(before);
    expect(await service.admin.version()).toBe(version);
    await service.expectDecision('/a', samples.ssr, everybody);
    expect((await service.admin.readiness()).status).toBe('ready');
  });
});

test('case 21: a start with broken rules and no last known good: exits with 1, and was never ready', () =>
  withService({}, async (service) => {
    await service.stop();
    write(join(service.rules, 'b.yaml'), '{');
    service.launch();
    expect(await service.hookgate.exited).toEqual({ code: 1, signal: null });
    expect(service.hookgate.output().stdout).not.toContain('listening');
    expect(told(service.hookgate)).toMatch(/b\.yaml:1:1 error yaml-syntax/);
    write(join(service.rules, 'b.yaml'), generation(1)['b.yaml'] ?? '');
    await service.begin();
    await service.expectUntouched();
  }));

test('case 21: a start with broken rules and a last known good: that one answers until the rules are repaired', () =>
  withService({ config: 'rules: { lastGood: var/last-good }\n' }, async (service) => {
    const before = await service.admin.version();
    await service.restart(() => write(join(service.rules, 'b.yaml'), '{'));
    expect(await service.admin.version()).toBe(`${before}.last-good`);
    await service.expectUntouched();
    expect((await service.admin.readiness()).status).toBe('degraded');
    expect(await service.admin.problemOf('rules')).toMatch(
      /last known good saved at .* in var\/last-good: .*b\.yaml:1:1 /,
    );
    await service.restart(() => rmSync(service.rules, { recursive: true }));
    await service.expectUntouched();
    await service.expectNew({ '/a': 2, '/b': 2 }, () => {
      for (const [name, text] of Object.entries(generation(2))) write(join(service.rules, name), text);
    });
    expect((await service.admin.readiness()).status).toBe('ready');
  }));
