import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Flags, TunnelConfig } from './config.ts';
import type { Environment } from './environment.ts';

/** The tunnel that was asked for, if any; what it lacks is reported. */
export function tunnelFrom(
  { tunnel, tunnelDomain }: Flags,
  env: Environment,
  report: (diagnostic: Diagnostic) => void,
): TunnelConfig | undefined {
  if (tunnel !== true && tunnelDomain === undefined) return undefined;
  const { NGROK_AUTHTOKEN: authtoken = '', NGROK_DOMAIN } = env;
  if (authtoken === '') {
    report({
      code: 'tunnel',
      severity: 'error',
      message: 'NGROK_AUTHTOKEN is not set or empty, and a tunnel needs it',
      file: 'environment',
      hint: 'set it, or write it to .env: it stands at https://dashboard.ngrok.com/get-started/your-authtoken',
    });
  }
  const domain = tunnelDomain ?? NGROK_DOMAIN;
  return { authtoken, ...(domain !== undefined && { domain }) };
}
