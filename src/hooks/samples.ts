import type { HookContract } from './contract.ts';
import type { HookRequest } from './envelope.ts';
import { hooks } from './index.ts';

/** The samples of all hooks by name: `ssr`, `pp`, `classic`, … */
export const samples: Readonly<Record<string, HookRequest>> = Object.assign(
  {},
  ...Object.values(hooks).map((hook) => hook.samples),
);

/** The sample that a request of the hook is most like, judged by its request type; with its name. */
export function sampleLike(
  { requestTypeOf, samples: own }: HookContract,
  request: HookRequest,
): [name: string, sample: HookRequest] {
  const all = Object.entries(own);
  const ofType = all.filter(([, sample]) => requestTypeOf(sample) === requestTypeOf(request));
  // Classic Engine's sample has no request type, as the requests of Classic Engine.
  const alike = ofType.find(
    ([, sample]) => (sample['requestType'] ?? null) === (request['requestType'] ?? null),
  );
  return firstOf([...(alike ? [alike] : []), ...ofType, ...all]);
}

/** The sample for rules of a request type. */
export function sampleOf({ requestTypeOf, samples: own }: HookContract, requestType: string): HookRequest {
  const all = Object.values(own);
  return firstOf([...all.filter((sample) => requestTypeOf(sample) === requestType), ...all]);
}

function firstOf<Sample>([first]: readonly Sample[]): Sample {
  if (first === undefined) throw new Error('the hook has no samples');
  return first;
}
