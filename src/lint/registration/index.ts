import type { Check } from '../check.ts';
import { actionRead } from './action-read.ts';
import { attributeNotInSchema } from './attribute-not-in-schema.ts';
import { classicFirstCauseOnly } from './classic-first-cause-only.ts';
import { commandNotForRequestType } from './command-not-for-request-type.ts';
import { commandValue } from './command-value.ts';
import { contextAttribute } from './context-attribute.ts';
import { denyWithoutError } from './deny-without-error.ts';
import { errorWithoutCauses } from './error-without-causes.ts';
import { factNotSent } from './fact-not-sent.ts';
import { htmlInMessage } from './html-in-message.ts';
import { incompleteCause } from './incomplete-cause.ts';
import { inputInMessage } from './input-in-message.ts';
import { locationNotAField } from './location-not-a-field.ts';
import { locationNotTested } from './location-not-tested.ts';
import { loginOrEmailOnly } from './login-or-email-only.ts';
import { longMessage } from './long-message.ts';
import { notOnForm } from './not-on-form.ts';
import { passwordInUpdate } from './password-in-update.ts';
import { twoCausesAtOneField } from './two-causes-at-one-field.ts';
import { unknownCommand } from './unknown-command.ts';

/** The checks for rule files of the registration hook, in the order of docs/lint.md. */
export const registrationChecks: readonly Check[] = [
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
