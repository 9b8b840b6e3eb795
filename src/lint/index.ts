import type { HookName } from '../hooks/contract.ts';
import type { Check } from './check.ts';
import { allowOnNothing, denialInThen } from './conditions/absent-facts.ts';
import { ageInDays } from './conditions/age-in-days.ts';
import { deniesAllOthers } from './conditions/denies-all-others.ts';
import { lengthForDigits, numberInMessage } from './conditions/digits.ts';
import { domainInMessage } from './conditions/domain-in-message.ts';
import { bareDot, domainCase, domainNotLast, substringDomain } from './conditions/domain-mistakes.ts';
import { ifOpens } from './conditions/if-opens.ts';
import { inputCase } from './conditions/input-case.ts';
import { addressCase, everyNetwork } from './conditions/operands.ts';
import { notmatchesJsPattern, notmatchesLineBreak, notmatchesWholeText } from './conditions/patterns.ts';
import { phoneAsText, phonePrefixCountries } from './conditions/phones.ts';
import { wrongKind } from './conditions/wrong-kind.ts';
import { neverSent, unknownFact } from './facts/fact-checks.ts';
import { constantFact, pathAsText } from './facts/literal-values.ts';
import { emptyList } from './lists/empty-list.ts';
import { entryExpiresSoon, expiredEntry } from './lists/entry-expiry.ts';
import { commaInEntry, dateColumn, expiresInComment, noLastLineEnd } from './lists/list-remarks.ts';
import { wildcardInKey } from './lists/wildcard-in-key.ts';
import { alwaysHolds, neverHolds } from './logic/constant-conditions.ts';
import { neverAllowed } from './logic/constant-results.ts';
import { contradictingRules } from './logic/contradicting-rules.ts';
import { eitherIsEnough } from './logic/either-is-enough.ts';
import { defaultSwitchedOff, otherRequestType, unreachedDefault } from './logic/fallbacks.ts';
import { expiredWindow, validUntilDate, windowExpiresSoon } from './logic/rule-windows.ts';
import { setTwice } from './logic/set-twice.ts';
import { unreachableRule } from './logic/unreachable-rule.ts';
import { unusedCondition, unusedFact, unusedList, unusedLookup, unusedOutcome } from './names/unused.ts';
import { allowBesideDenial, updateBesideDenial } from './outcomes/beside-denial.ts';
import { copiedWithoutCheck } from './outcomes/copied-without-check.ts';
import { languageCode, languageMissing, missingTranslation } from './outcomes/languages.ts';
import { listCopied } from './outcomes/list-copied.ts';
import { replyTooLarge, reservedKey } from './outcomes/reply-content.ts';
import { trimThenCopiedRaw } from './outcomes/trim-then-copied-raw.ts';
import { registrationChecks } from './registration/index.ts';
import { samlChecks } from './saml/index.ts';
import { signInChecks } from './sign-in/index.ts';
import { tokenChecks } from './token/index.ts';

/** The checks for one hook's own documents, by hook. */
const hookChecks: Readonly<Record<HookName, readonly Check[]>> = {
  registration: registrationChecks,
  token: [...signInChecks, ...tokenChecks],
  saml: [...signInChecks, ...samlChecks],
};

/** The same checks by their heading in docs/lint.md. */
const hookGroups: Readonly<Record<string, readonly Check[]>> = {
  'The registration hook': registrationChecks,
  'The token and SAML hooks': signInChecks,
  'The token hook': tokenChecks,
  'The SAML hook': samlChecks,
};

const listChecks: readonly Check[] = [
  emptyList,
  expiredEntry,
  entryExpiresSoon,
  dateColumn,
  expiresInComment,
  commaInEntry,
  wildcardInKey,
  noLastLineEnd,
];

/** The checks for rule files of every hook, in the order of docs/lint.md. Add a new check here. */
const generalChecks: Readonly<Record<string, readonly Check[]>> = {
  Facts: [unknownFact, neverSent, pathAsText, constantFact],
  Conditions: [
    denialInThen,
    allowOnNothing,
    ifOpens,
    deniesAllOthers,
    substringDomain,
    domainNotLast,
    bareDot,
    domainCase,
    addressCase,
    inputCase,
    everyNetwork,
    wrongKind,
    ageInDays,
    phonePrefixCountries,
    phoneAsText,
    lengthForDigits,
    numberInMessage,
    domainInMessage,
    notmatchesJsPattern,
    notmatchesWholeText,
    notmatchesLineBreak,
  ],
  Logic: [
    neverAllowed,
    neverHolds,
    alwaysHolds,
    unreachableRule,
    contradictingRules,
    setTwice,
    unreachedDefault,
    defaultSwitchedOff,
    eitherIsEnough,
    otherRequestType,
    expiredWindow,
    windowExpiresSoon,
    validUntilDate,
  ],
  Names: [unusedOutcome, unusedCondition, unusedList, unusedFact, unusedLookup],
  Outcomes: [
    allowBesideDenial,
    updateBesideDenial,
    copiedWithoutCheck,
    trimThenCopiedRaw,
    listCopied,
    reservedKey,
    replyTooLarge,
    languageMissing,
    missingTranslation,
    languageCode,
  ],
  Lists: listChecks,
};

/** All checks, by their heading in docs/lint.md. */
export const groups: Readonly<Record<string, readonly Check[]>> = {
  ...generalChecks,
  ...hookGroups,
};

export const checks: readonly Check[] = Object.values(groups).flat();

/** The checks of lists, which read the rule files of all hooks. */
export const checksOfLists: readonly Check[] = [unusedList, ...listChecks];

/** The checks for the rule files of one hook. */
export function checksFor(hook: HookName): readonly Check[] {
  const general = Object.values(generalChecks).flat();
  return [...general.filter((check) => !checksOfLists.includes(check)), ...hookChecks[hook]];
}
