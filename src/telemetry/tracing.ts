import type { Spans, SpansOptions } from './spans.ts';
import { type Environment, readTraceSettings } from './trace-settings.ts';

/**
 * Starts tracing if the environment enables it; otherwise OpenTelemetry is not loaded.
 *
 * @param environment OTEL_*: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
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
