import type { Check } from '../check.ts';
import { actionRead } from './action-read.ts';
import { attributeNotInSchema } from './attribute-not-in-schema.ts';
import { classicFirstCauseOnly } from './classic-first-cause-only.ts';
import { commandNotForRequestType } from './command-not-for-request-type.ts';
import { commandValue } from './command-value.ts';
import { contextAttribute } from './context-attribute.ts';
import { factNotSent } from './fact-not-sent.ts';
import { locationNotAField } from './location-not-a-field.ts';
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
  unknownCommand,
  commandNotForRequestType,
  commandValue,
  passwordInUpdate,
  attributeNotInSchema,
  locationNotAField,
  twoCausesAtOneField,
  classicFirstCauseOnly,
];
