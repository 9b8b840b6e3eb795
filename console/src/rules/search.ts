import type { EndpointView, RuleView } from '../../../src/console/api.ts';

/** An endpoint with those of its rules that fit. */
export interface Match {
  endpoint: EndpointView;
  /** How many of its rules fit. */
  rules: number;
}

/**
 * The endpoints with rules that fit every word; one whose own path or file fits has all of them.
 *
 * @param first the path of an endpoint that comes first
 */
export function matching(endpoints: readonly EndpointView[], find: string, first?: string): Match[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = endpoints.flatMap((endpoint): Match[] => {
    const fits = (texts: readonly (string | undefined)[]) =>
      words.every((word) => texts.some((text) => text?.toLowerCase().includes(word)));
    const own = [endpoint.path, endpoint.place.file, endpoint.owner];
    const whole = words.length === 0 || fits(own);
    const requestTypes = endpoint.requestTypes.map((type) => ({
      ...type,
      rules: whole ? type.rules : type.rules.filter((rule) => fits([...own, ...textsOf(rule)])),
    }));
    const rules = requestTypes.reduce((sum, type) => sum + type.rules.length, 0);
    return whole || rules > 0 ? [{ endpoint: { ...endpoint, requestTypes }, rules }] : [];
  });
  return matches.sort((a, b) => Number(b.endpoint.path === first) - Number(a.endpoint.path === first));
}

function textsOf({ name, owner, ticket, description, mode }: RuleView): (string | undefined)[] {
  return [name, owner, ticket, description, mode];
}
