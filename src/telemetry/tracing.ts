import type { Spans, SpansOptions } from './spans.ts';
import { type Environment, readTraceSettings } from './trace-settings.ts';

/**
 * Traces, where the environment asks for them; where it does not, nothing is loaded and nothing is done.
 *
 * @param environment OTEL_*, as https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/ has it
 */
export async function startTracing(
  environment: Environment,
  options: SpansOptions,
): Promise<Spans | undefined> {
  const { settings, warnings } = readTraceSettings(environment);
  for (const warning of warnings) options.warn(warning);
  if (settings === undefined) return undefined;
  const { Spans } = await import('./spans.ts');
  return new Spans(settings, options);
}
