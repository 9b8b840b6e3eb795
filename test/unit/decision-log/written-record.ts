/** A record as the service writes it, with what a test is about. */
export function record(more: object = {}): string {
  return JSON.stringify({
    time: '2026-11-23T08:00:00.000Z',
    decisionId: 'd1',
    eventId: 'e1',
    endpoint: '/a',
    requestType: 'self.service.registration',
    decision: 'allow',
    by: 'rules',
    rules: ['domain'],
    results: { domain: 'passed' },
    version: '3a1f0c9be27d',
    ms: 1.5,
    ...more,
    msg: 'decision',
  });
}
