import type { Worker } from 'node:cluster';
import { EventEmitter } from 'node:events';
import type { PrimaryCalls, WorkerCalls } from '../../src/workers/calls.ts';
import { connect } from '../../src/workers/channel.ts';
import { Member } from '../../src/workers/member.ts';

/** Two ends of one channel: what one sends, the other hears in a later turn. */
export function channelPair(): [EventEmitter, EventEmitter] {
  const ends: [EventEmitter, EventEmitter] = [new EventEmitter(), new EventEmitter()];
  for (const [from, to] of [ends, ends.toReversed()] as [EventEmitter, EventEmitter][])
    Object.assign(from, {
      send: (message: object, onSent: (error: Error | null) => void) => {
        queueMicrotask(() => {
          to.emit('message', structuredClone(message));
          onSent(null);
        });
      },
    });
  return ends;
}

/** A worker as far as the primary sees it: no process, and the calls that a test wants to be answered. */
export interface FakeWorker {
  member: Member;
  /** What was called, in order. */
  called: string[];
  /** How it was killed. */
  killed: () => string | undefined;
  exit: (code: number | null, signal?: string) => void;
}

/** @param deaf whether it goes on living when the channel is closed */
export function fakeWorker(answers: Partial<WorkerCalls> = {}, deaf = false): FakeWorker {
  const [worker, itself] = channelPair();
  const called: string[] = [];
  let killed: string | undefined;
  let ended = false;
  const exit = (code: number | null, signal?: string) => {
    if (ended) return;
    ended = true;
    worker.emit('exit', code, signal);
  };
  const kill = (signal: string) => {
    killed ??= signal;
    exit(null, signal);
  };
  Object.assign(worker, {
    process: { pid: 4711, kill, disconnect: () => (deaf ? undefined : exit(0)) },
    isConnected: () => !ended,
  });
  const calls: WorkerCalls = {
    add: () => undefined,
    goLive: () => undefined,
    rename: () => undefined,
    admit: () => undefined,
    listen: async () => ({ host: '127.0.0.1', port: 8082 }),
    ping: () => undefined,
    conditions: async () => [{ name: 'keys', state: 'ready' }],
    series: async () => [],
    shadow: async () => [],
    close: async () => [],
    ...answers,
  };
  const noted = Object.entries(calls).map(([name, answer]) => [
    name,
    (...args: unknown[]) => {
      called.push(name === 'goLive' ? `goLive ${(args[0] as { version: string }).version}` : name);
      return (answer as (...args: unknown[]) => unknown)(...args);
    },
  ]);
  const member = new Member(worker as unknown as Worker, {
    enter: () => ({}) as never,
    write: async () => ({ lines: 0 }),
    countAttempt: async () => ({ totalHits: 1, resetTime: undefined }),
  });
  const primary = connect<PrimaryCalls>(itself as never, Object.fromEntries(noted));
  void primary.ready().catch(() => undefined);
  return { member, called, killed: () => killed, exit };
}
