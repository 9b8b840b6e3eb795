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

/** True if the name of a column or key is meant as `expires`. Entries beside it would never expire. */
export function meansExpires(name: string): boolean {
  if (name === 'expires') return false;
  const letters = name.toLowerCase().replace(/[^a-z]/g, '');
  return END.test(letters) || closest(name, ['expires']) !== undefined;
}

/** True if a name is one for past dates, such as `added`. */
export function namesRecord(name: string): boolean {
  return RECORD.test(name.toLowerCase());
}

/** True if a text is a date or a time in any usual form. */
export function looksLikeDate(text: string): boolean {
  return DATE.test(text.trim());
}

/** True if a comment says when an entry ends: `# expires: 2026-12-31`, `# valid until 2026-12-31`. */
export function commentExpires(comment: string): boolean {
  return /\b(?:expir\w*|until|valid (?:to|till))\b\s*(?:[:=]|(?:on|at)?\s*\d)/i.test(comment);
}

interface DateColumn<Where> {
  /** Position of the first date beside an entry that never expires. */
  at: Where | undefined;
  /** True if all its cells are dates, or empty. */
  datesOnly: boolean;
}

/** Finds the columns, or keys, of a list that hold nothing but dates, beside entries that never expire. */
export class DateColumns<Where> {
  readonly #columns = new Map<string, DateColumn<Where>>();

  /** @param lasting whether the entry beside it never expires */
  see(name: string, cell: string, lasting: boolean, at: Where): void {
    if (cell === '') return;
    let column = this.#columns.get(name);
    if (column === undefined) {
      column = { at: undefined, datesOnly: !namesRecord(name) };
      this.#columns.set(name, column);
    }
    if (!column.datesOnly) return;
    column.datesOnly = looksLikeDate(cell);
    if (lasting) column.at ??= at;
  }

  *found(): Generator<{ name: string; at: Where }> {
    for (const [name, { at, datesOnly }] of this.#columns)
      if (datesOnly && at !== undefined) yield { name, at };
  }
}

/** The remark about such a column, for lint. */
export function dateColumn(name: string): { check: 'date-column'; message: string; hint: string } {
  return {
    check: 'date-column',
    message: `"${name}" holds dates, and does not make an entry expire`,
    hint: 'if entries end then, name it "expires"; if not, name it after what happened: added, reviewed',
  };
}
