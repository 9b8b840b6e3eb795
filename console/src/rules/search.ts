import type { EndpointView, RuleView } from '../../../src/console/api.ts';

/** An endpoint with its matching rules. */
export interface Match {
  endpoint: EndpointView;
  /** The number of matching rules. */
  rules: number;
}

/**
 * Searches rules: each word must match. An endpoint whose own path, hook, file or owner matches is returned with all of its rules.
 *
 * @param first  path of an endpoint that is returned first
 */
export function matching(endpoints: readonly EndpointView[], find: string, first?: string): Match[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = endpoints.flatMap((endpoint): Match[] => {
    const isMatch = (texts: readonly (string | undefined)[]) =>
      words.every((word) => texts.some((text) => text?.toLowerCase().includes(word)));
    const own = [endpoint.path, endpoint.hook, endpoint.place.file, endpoint.owner];
    const whole = words.length === 0 || isMatch(own);
    const requestTypes = endpoint.requestTypes.map((type) => ({
      ...type,
      rules: whole ? type.rules : type.rules.filter((rule) => isMatch([...own, ...textsOf(rule)])),
    }));
    const rules = requestTypes.reduce((sum, type) => sum + type.rules.length, 0);
    return whole || rules > 0 ? [{ endpoint: { ...endpoint, requestTypes }, rules }] : [];
  });
  return matches.sort((a, b) => Number(b.endpoint.path === first) - Number(a.endpoint.path === first));
}

function textsOf({ name, owner, ticket, description, mode, if: only }: RuleView): (string | undefined)[] {
  return [name, owner, ticket, description, mode, only];
}
