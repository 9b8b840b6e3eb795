import type { HookName } from '../hooks/contract.ts';
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
import { listCopied } from './outcomes/list-copied.ts';
import { replyTooLarge } from './outcomes/reply-too-large.ts';
import { reservedKey } from './outcomes/reserved-key.ts';
import { trimThenCopiedRaw } from './outcomes/trim-then-copied-raw.ts';
import { updateBesideDenial } from './outcomes/update-beside-denial.ts';
import { registrationChecks } from './registration/index.ts';

/** The checks of one hook's documents, by hook. */
const hookChecks: Readonly<Record<HookName, readonly Check[]>> = { registration: registrationChecks };

/** The checks for rule files of every hook, in the order of docs/lint.md. A new check is a file and a line here. */
const generalChecks: Readonly<Record<string, readonly Check[]>> = {
  Facts: [unknownFact, neverSent, sourceAsIdentity],
  Conditions: [
    denialInThen,
    allowOnNothing,
    substringDomain,
    domainNotLast,
    bareDot,
    domainCase,
    addressCase,
    everyNetwork,
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

    copiedWithoutCheck,
    trimThenCopiedRaw,
    listCopied,

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

/** All checks under their headings in docs/lint.md. */
export const groups: Readonly<Record<string, readonly Check[]>> = {
  ...generalChecks,
  ...Object.fromEntries(
    Object.entries(hookChecks).map(([name, checks]) => [`The ${name} hook`, checks] as const),
  ),
};

export const checks: readonly Check[] = Object.values(groups).flat();

/** The checks for the rule files of one hook. */
export function checksFor(hook: HookName): readonly Check[] {
  return [...Object.values(generalChecks).flat(), ...hookChecks[hook]];
}
