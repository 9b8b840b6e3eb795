import { expect, onTestFinished, test, vi } from 'vitest';
import { followLive } from '../../../console/src/live/live.ts';

/** A stream as the browser has it; what comes is told by the test. */
class Stream extends EventTarget {
  readonly CLOSED = 2;
  readyState = 1;
  close(): void {
    this.readyState = this.CLOSED;
  }
  tell(event: string, readyState = this.readyState): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event(event));
  }
}

test('live: retries after a refusal until the view is closed', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const streams: Stream[] = [];
  const live = followLive(() => {
    streams.push(new Stream());
    return streams.at(-1) as unknown as EventSource;
  });
  streams[0]?.tell('error', 0);
  expect([live.connection.value, streams.length]).toEqual(['lost', 1]);
  streams[0]?.tell('error', 2);
  expect(live.connection.value).toBe('refused');
  vi.advanceTimersByTime(10_000);
  expect(streams).toHaveLength(2);
  streams[1]?.tell('open');
  expect(live.connection.value).toBe('open');
  streams[1]?.tell('error', 2);
  live.close();
  vi.advanceTimersByTime(60_000);
  expect(streams).toHaveLength(2);
});
