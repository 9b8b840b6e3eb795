import type { PatchOperation } from '../rules/rule-file.ts';
import type { HookContract, HookResponse } from './contract.ts';
import { type HookRequest, isObject } from './envelope.ts';
import { applyOperation } from './json-patch.ts';

/** A part of the request's `data` before and after the commands of a response. */
export interface PatchedPart {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/**
 * The parts of a request that a hook's patch commands change, by their name in `data`: the tokens or the assertion that Okta issues
 * if it accepts the response. Parts that the request does not have are left out.
 */
export function patchedParts(
  { patches }: Pick<HookContract, 'patches'>,
  { data }: HookRequest,
  { commands = [] }: HookResponse,
): Record<string, PatchedPart> {
  const parts: Record<string, PatchedPart> = {};
  for (const [type, name] of Object.entries(patches)) {
    const before = data[name];
    if (!isObject(before)) continue;
    const after = structuredClone(before);
    for (const command of commands)
      if (command.type === type)
        for (const operation of command.value as PatchOperation[]) applyOperation(after, operation);
    parts[name] = { before, after };
  }
  return parts;
}
