import { hooks } from '../../hooks/index.ts';
import { isDocumented, pathsMarked } from '../../hooks/request-tree.ts';
import { type FactPath, writtenPath } from '../../rules/fact-path.ts';
import { nameTest } from '../words.ts';

/** The parts of requests that hold personal data, over all hooks. */
export const PERSONAL: readonly FactPath[] = [
  ...new Map(
    Object.values(hooks)
      .flatMap(({ request }) => pathsMarked(request, 'personal'))
      .map((path) => [writtenPath(path), path]),
  ).values(),
];

/** The personal data of sign-in hooks: `decisionLog.mask` is about the parts of registration requests, and cannot leave it in clear. */
export const ALWAYS_MASKED: readonly FactPath[] = PERSONAL.filter(
  (path) => !isDocumented(hooks.registration.request, path),
);

/** Who somebody is, where to find them, or what was given to them alone. */
const soundsPersonal = nameTest(
  [
    /name|mail|login|account|alias|initials|principal/,
    /phone|mobile|telefon|fax|address|street|city|zip|postal|postcode|latitude|longitude|url|website|photo|picture/,
    /birth|born|gender|marital|passport|licen[cs]e|identi(ty|fier)|social|insurance|iban|tax|salary/,
    /member|customer|client|student|patient|employee|personnel|manager|badge|serial|reference|invit|voucher|coupon|ticket/,
  ],
  /\b(ids?|uid|guid|upn|numbers?|num|no|nr|codes?|keys?|age|dob|sex|ssn|ip|href|ref)\b/,
);

/** Attributes of Okta's base profile that sound personal, and say what many have in common. */
const SHARED = new Set(['countryCode']);

/**
 * True if an attribute of this name may tell who somebody is. Where that is in doubt it does: its values are then
 * masked, also those that rules name.
 */
export function isPersonal(name: string): boolean {
  return !SHARED.has(name) && soundsPersonal(name);
}
