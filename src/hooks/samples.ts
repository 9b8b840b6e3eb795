import type { HookContract } from './contract.ts';
import type { HookRequest } from './envelope.ts';
import { hooks } from './index.ts';

/** The samples of all hooks by name: `ssr`, `pp`, `classic`, … */
export const samples: Readonly<Record<string, HookRequest>> = Object.assign(
  {},
  ...Object.values(hooks).map((hook) => hook.samples),
);

/** The name of the sample that a request of the hook is most like, judged by its request type. */
export function sampleLike({ requestTypeOf, samples: own }: HookContract, request: HookRequest): string {
  const names = Object.keys(own);
  const ofType = names.filter((name) => {
    const sample = own[name];
    return sample !== undefined && requestTypeOf(sample) === requestTypeOf(request);
  });
  // Classic Engine's sample has no request type, as the requests of Classic Engine.
  const alike = ofType.find(
    (name) => (own[name]?.['requestType'] ?? null) === (request['requestType'] ?? null),
  );
  const found = alike ?? ofType[0] ?? names[0];
  if (found === undefined) throw new Error('the hook has no samples');
  return found;
}

/** The sample for rules of a request type. */
export function sampleOf({ requestTypeOf, samples: own }: HookContract, requestType: string): HookRequest {
  const all = Object.values(own);
  const found = all.find((sample) => requestTypeOf(sample) === requestType) ?? all[0];
  if (found === undefined) throw new Error('the hook has no samples');
  return found;
}
