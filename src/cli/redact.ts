import type { Target } from '../okta-simulator/scenarios/scenario.ts';

/** Characters: what is shorter may be any word. */
const SHORTEST = 8;

/** A report without what lets Okta in: a service may give back what it was sent. */
export function redacted(text: string, targets: readonly Target[]): string {
  const secrets = new Set(targets.flatMap(secretsOf).filter(({ length }) => length >= SHORTEST));
  return [...secrets].reduce((rest, secret) => rest.replaceAll(secret, '•••'), text);
}

function secretsOf({ presented }: Target): string[] {
  if (presented.kind === 'none') return [];
  if (presented.kind === 'token') return [presented.clientSecret];
  const [, ofScheme = ''] = /^\S+ (.+)$/.exec(presented.value) ?? [];
  return [presented.value, ofScheme];
}
