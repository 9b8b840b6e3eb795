import type { Check } from './check.ts';
import { addressCase } from './conditions/address-case.ts';
import { allowOnNothing } from './conditions/allow-on-nothing.ts';
import { bareDot } from './conditions/bare-dot.ts';
import { denialInThen } from './conditions/denial-in-then.ts';
import { domainCase } from './conditions/domain-case.ts';
import { domainInMessage } from './conditions/domain-in-message.ts';
import { domainNotLast } from './conditions/domain-not-last.ts';
import { everyNetwork } from './conditions/every-network.ts';
import { lengthForDigits } from './conditions/length-for-digits.ts';
import { loginOrEmailOnly } from './conditions/login-or-email-only.ts';
import { notmatchesJsPattern } from './conditions/notmatches-js-pattern.ts';
import { notmatchesLineBreak } from './conditions/notmatches-line-break.ts';
import { notmatchesWholeText } from './conditions/notmatches-whole-text.ts';
import { numberInMessage } from './conditions/number-in-message.ts';
import { substringDomain } from './conditions/substring-domain.ts';
import { neverSent } from './facts/never-sent.ts';
import { sourceAsIdentity } from './facts/source-as-identity.ts';
import { unknownFact } from './facts/unknown-fact.ts';
import { commaInEntry } from './lists/comma-in-entry.ts';
import { dateColumn } from './lists/date-column.ts';
import { emptyList } from './lists/empty-list.ts';
import { entryExpiresSoon } from './lists/entry-expires-soon.ts';
import { expiredEntry } from './lists/expired-entry.ts';
import { expiresInComment } from './lists/expires-in-comment.ts';
import { noLastLineEnd } from './lists/no-last-line-end.ts';
import { alwaysHolds } from './logic/always-holds.ts';
import { contradictingRules } from './logic/contradicting-rules.ts';
import { defaultContinues } from './logic/default-continues.ts';
import { defaultSwitchedOff } from './logic/default-switched-off.ts';
import { eitherIsEnough } from './logic/either-is-enough.ts';
import { expiredWindow } from './logic/expired-window.ts';
import { neverAllowed } from './logic/never-allowed.ts';
import { neverDenied } from './logic/never-denied.ts';
import { neverHolds } from './logic/never-holds.ts';
import { otherRequestType } from './logic/other-request-type.ts';
import { setTwice } from './logic/set-twice.ts';
import { unreachableRule } from './logic/unreachable-rule.ts';
import { unreachedDefault } from './logic/unreached-default.ts';
import { windowExpiresSoon } from './logic/window-expires-soon.ts';
import { unusedCondition } from './names/unused-condition.ts';
import { unusedList } from './names/unused-list.ts';
import { unusedOutcome } from './names/unused-outcome.ts';
import { allowBesideDenial } from './outcomes/allow-beside-denial.ts';
import { copiedWithoutCheck } from './outcomes/copied-without-check.ts';
import { denyWithoutError } from './outcomes/deny-without-error.ts';
import { errorWithoutCauses } from './outcomes/error-without-causes.ts';
import { htmlInMessage } from './outcomes/html-in-message.ts';
import { incompleteCause } from './outcomes/incomplete-cause.ts';
import { inputInMessage } from './outcomes/input-in-message.ts';
import { listCopied } from './outcomes/list-copied.ts';
import { locationNotTested } from './outcomes/location-not-tested.ts';
import { longMessage } from './outcomes/long-message.ts';
import { replyTooLarge } from './outcomes/reply-too-large.ts';
import { trimThenCopiedRaw } from './outcomes/trim-then-copied-raw.ts';
import { updateBesideDenial } from './outcomes/update-beside-denial.ts';
import { actionRead } from './registration/action-read.ts';
import { attributeNotInSchema } from './registration/attribute-not-in-schema.ts';
import { classicFirstCauseOnly } from './registration/classic-first-cause-only.ts';
import { commandNotForRequestType } from './registration/command-not-for-request-type.ts';
import { commandValue } from './registration/command-value.ts';
import { contextAttribute } from './registration/context-attribute.ts';
import { factNotSent } from './registration/fact-not-sent.ts';
import { locationNotAField } from './registration/location-not-a-field.ts';
import { notOnForm } from './registration/not-on-form.ts';
import { passwordInUpdate } from './registration/password-in-update.ts';
import { reservedKey } from './registration/reserved-key.ts';
import { twoCausesAtOneField } from './registration/two-causes-at-one-field.ts';
import { unknownCommand } from './registration/unknown-command.ts';

/** One check a file; a new one is a file, a line here, and a pair of golden cases. In the order of docs/lint.md. */
export const groups: Readonly<Record<string, readonly Check[]>> = {
  Facts: [unknownFact, factNotSent, neverSent, notOnForm, contextAttribute, actionRead, sourceAsIdentity],
  Conditions: [
    denialInThen,
    allowOnNothing,
    substringDomain,
    domainNotLast,
    bareDot,
    domainCase,
    addressCase,
    everyNetwork,
    loginOrEmailOnly,
    lengthForDigits,
    numberInMessage,
    domainInMessage,
    notmatchesJsPattern,
    notmatchesWholeText,
    notmatchesLineBreak,
  ],
  Logic: [
    neverAllowed,
    neverDenied,
    neverHolds,
    alwaysHolds,
    unreachableRule,
    contradictingRules,
    setTwice,
    unreachedDefault,
    defaultContinues,
    defaultSwitchedOff,
    eitherIsEnough,
    otherRequestType,
    expiredWindow,
    windowExpiresSoon,
  ],
  Names: [unusedOutcome, unusedCondition, unusedList],
  Outcomes: [
    allowBesideDenial,
    updateBesideDenial,
    unknownCommand,
    commandNotForRequestType,
    commandValue,
    passwordInUpdate,
    attributeNotInSchema,
    copiedWithoutCheck,
    trimThenCopiedRaw,
    listCopied,
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
  Lists: [
    emptyList,
    expiredEntry,
    entryExpiresSoon,
    dateColumn,
    expiresInComment,
    commaInEntry,
    noLastLineEnd,
  ],
};

export const checks: readonly Check[] = Object.values(groups).flat();
