import { describe, expect, test } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { allowing, denial, failing } from './answers.ts';
import { expectMoved } from './metrics.ts';
import { type RunningService, withService } from './service.ts';

const DROPPED = 'hookgate_decision_log_dropped_total';

const member = {
  ...samples.ssr,
  data: { ...samples.ssr.data, userProfile: { email: 'kim@member.example' } },
};

async function expectDegraded(service: RunningService, reason: RegExp): Promise<void> {
  expect((await service.admin.readiness()).status).toBe('degraded');
  expect(await service.admin.problemOf('decision-log')).toMatch(reason);
}

async function expectDecisions(service: RunningService): Promise<void> {
  await service.expectUnrecorded('/a', samples.ssr, denial(1));
  await service.expectUnrecorded('/a', member, allowing('member'));
}

describe('case 38: records that cannot be written', () => {
  test('a full disk: decisions are sent, and records over the memory limit are counted as lost', () => {
    const config = 'decisionLog: { to: /dev/full, record: full }\n';
    return withService({ config }, async (service) => {
      await expectDecisions(service);
      await service.hookgate.waitFor(/decision log write failed/);
      await expectDegraded(service, /^write failed: ENOSPC/);
      // More than the 16 MB that wait for the disk.
      const large = { ...member, x: 'x'.repeat(240_000) };
      await expectMoved(service.admin.url, [DROPPED], 'some', async () => {
        for (let count = 0; count < 80; count += 1)
          await service.expectUnrecorded('/a', large, allowing('member'));
      });
      await expectDegraded(service, /; records lost since the start: \d+$/);
      expect(service.logged('decision log write failed')).toHaveLength(1);
    });
  });

  test('a full disk with decisionLog.required: everybody is denied', () => {
    const config = 'decisionLog: { to: /dev/full, required: true }\n';
    return withService({ config }, async (service) => {
      const failed = ['hookgate_decision_failures_total', { code: 'unrecorded' }] as const;
      // The decision; the denial that replaces it is not a second one.
      await expectMoved(service.admin.url, [DROPPED], 1, () =>
        expectMoved(service.admin.url, [...failed], 1, () =>
          service.expectUnrecorded('/a', member, failing('unrecorded')),
        ),
      );
      await expectDegraded(service, /; records lost since the start: 1$/);
      expect(service.logged('decision failed')).toMatchObject([{ failure: { code: 'unrecorded' } }]);
    });
  });

  test('closed standard output: decisions are sent', () =>
    withService({}, async (service) => {
      await service.expectUntouched();
      service.hookgate.child.stdout?.destroy();
      await expectDecisions(service);
      await service.hookgate.waitFor(/standard output cannot be written/);
      await expectDegraded(service, /^write failed: EPIPE/);
      await expectDecisions(service);
    }));
});
