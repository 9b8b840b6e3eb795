import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ParsedRules } from '../parse.ts';

/** A check looks at everything that was parsed, returns findings, and prints nothing. */
export type Check = (rules: ParsedRules) => Diagnostic[];
