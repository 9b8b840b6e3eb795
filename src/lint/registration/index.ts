import type { Check } from '../check.ts';
import { sourceAsIdentity } from '../facts/fact-checks.ts';
import { neverDenied } from '../logic/constant-results.ts';
import { defaultContinues } from '../logic/fallbacks.ts';
import { attributeNotInSchema, passwordInUpdate } from './attributes.ts';
import { commandNotForRequestType, commandValue, unknownCommand } from './commands.ts';
import { denyWithoutError, errorWithoutCauses } from './denial-errors.ts';
import {
  classicFirstCauseOnly,
  incompleteCause,
  locationNotAField,
  twoCausesAtOneField,
} from './error-causes.ts';
import { actionRead, contextAttribute, factNotSent, notOnForm } from './facts.ts';
import { locationNotTested } from './location-not-tested.ts';
import { loginOrEmailOnly } from './login-or-email-only.ts';
import { htmlInMessage, inputInMessage, longMessage } from './messages.ts';

/** The checks for rule files of the registration hook, in the order of docs/lint.md. */
export const registrationChecks: readonly Check[] = [
  neverDenied,
  defaultContinues,
  sourceAsIdentity,
  factNotSent,
  notOnForm,
  contextAttribute,
  actionRead,
  loginOrEmailOnly,
  unknownCommand,
  commandNotForRequestType,
  commandValue,
  passwordInUpdate,
  attributeNotInSchema,
  denyWithoutError,
  errorWithoutCauses,
  incompleteCause,
  locationNotAField,
  locationNotTested,
  twoCausesAtOneField,
  classicFirstCauseOnly,
  htmlInMessage,
  inputInMessage,
  longMessage,
];
