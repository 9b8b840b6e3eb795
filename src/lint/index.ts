import type { Check } from './check.ts';
import { allowOnNothing } from './conditions/allow-on-nothing.ts';
import { denialInThen } from './conditions/denial-in-then.ts';
import { actionRead } from './facts/action-read.ts';
import { contextAttribute } from './facts/context-attribute.ts';
import { factNotSent } from './facts/fact-not-sent.ts';
import { neverSent } from './facts/never-sent.ts';
import { notOnForm } from './facts/not-on-form.ts';
import { sourceAsIdentity } from './facts/source-as-identity.ts';
import { unknownFact } from './facts/unknown-fact.ts';
import { emptyList } from './lists/empty-list.ts';
import { neverAllowed } from './logic/never-allowed.ts';
import { neverDenied } from './logic/never-denied.ts';
import { allowBesideDenial } from './outcomes/allow-beside-denial.ts';
import { attributeNotInSchema } from './outcomes/attribute-not-in-schema.ts';
import { classicFirstCauseOnly } from './outcomes/classic-first-cause-only.ts';
import { commandNotForRequestType } from './outcomes/command-not-for-request-type.ts';
import { commandValue } from './outcomes/command-value.ts';
import { copiedWithoutCheck } from './outcomes/copied-without-check.ts';
import { denyWithoutError } from './outcomes/deny-without-error.ts';
import { errorWithoutCauses } from './outcomes/error-without-causes.ts';
import { htmlInMessage } from './outcomes/html-in-message.ts';
import { incompleteCause } from './outcomes/incomplete-cause.ts';
import { inputInMessage } from './outcomes/input-in-message.ts';
import { locationNotAField } from './outcomes/location-not-a-field.ts';
import { locationNotTested } from './outcomes/location-not-tested.ts';
import { longMessage } from './outcomes/long-message.ts';
import { passwordInUpdate } from './outcomes/password-in-update.ts';
import { replyTooLarge } from './outcomes/reply-too-large.ts';
import { reservedKey } from './outcomes/reserved-key.ts';
import { twoCausesAtOneField } from './outcomes/two-causes-at-one-field.ts';
import { unknownCommand } from './outcomes/unknown-command.ts';
import { updateBesideDenial } from './outcomes/update-beside-denial.ts';

/** One check a file; a new one is a file, a line here, and a pair of golden cases. In the order of docs/lint.md. */
export const groups: Readonly<Record<string, readonly Check[]>> = {
  Facts: [unknownFact, factNotSent, neverSent, notOnForm, contextAttribute, actionRead, sourceAsIdentity],
  Conditions: [denialInThen, allowOnNothing],
  Logic: [neverAllowed, neverDenied],
  Outcomes: [
    allowBesideDenial,
    updateBesideDenial,
    unknownCommand,
    commandNotForRequestType,
    commandValue,
    passwordInUpdate,
    attributeNotInSchema,
    copiedWithoutCheck,
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
    reservedKey,
    replyTooLarge,
  ],
  Lists: [emptyList],
};

export const checks: readonly Check[] = Object.values(groups).flat();
