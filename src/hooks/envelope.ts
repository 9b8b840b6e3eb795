/** The body of a hook's request; everything but these two is optional. */
export interface HookRequest extends Record<string, unknown> {
  eventType: string;
  data: Record<string, unknown>;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
