import { closest } from '../../diagnostics/suggest.ts';

/**
 * Names of a column or key for the end of an entry, other than `expires`: in lower-case letters only, with or without a
 * unit of time at the end.
 */
const END =
  /(?:^exp|expir(?:es?|ed|y|ation|ing)|until|^till|validt(?:ill|o|hru|hrough)|^ttl|^notafter|lastday|^deadline|^ends?|end(?=date|day|time))(?:date|day|time|stamp|at|on|in|utc|gmt|s|days)*$/;

/** Parts of names for a date in the past, at which nothing ends. */
const RECORD =
  /add|creat|since|from|start|beg[aiu]n|join|grant|approv|issu|updat|modif|chang|review|request|import|seen|login|birth|born|^dob|hire|sign|verif|record|enter|regist|sync|check|invit/;

/** A date or a time in a form of people or spreadsheets. */
const DATE =
  /^(?:\d{4}-\d{1,2}-\d{1,2}(?:[T ].*)?|\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})|\d{4}\/\d{1,2}\/\d{1,2})$/;

/** Whether the name of a column or key is meant as `expires`. Entries beside it would never expire. */
export function meansExpires(name: string): boolean {
  if (name === 'expires') return false;
  const letters = name.toLowerCase().replace(/[^a-z]/g, '');
  return END.test(letters) || closest(name, ['expires']) !== undefined;
}

/** Whether a name is one for past dates, such as `added`. */
export function namesRecord(name: string): boolean {
  return RECORD.test(name.toLowerCase());
}

/** Whether a text is a date or a time in any usual form. */
export function looksLikeDate(text: string): boolean {
  return DATE.test(text.trim());
}

/** Whether a comment says when an entry ends: `# expires: 2026-12-31`, `# valid until 2026-12-31`. */
export function commentExpires(comment: string): boolean {
  return /\b(?:expir\w*|until|valid (?:to|till))\b\s*(?:[:=]|(?:on|at)?\s*\d)/i.test(comment);
}
