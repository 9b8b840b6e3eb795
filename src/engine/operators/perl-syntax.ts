import { tokensOf } from './pattern-tokens.ts';

/** A construct of another pattern language that RE2 lacks. */
export interface ForeignConstruct {
  /** Its first characters in the pattern: `(?!`. */
  written: string;
  /** From 1, in characters. */
  at: number;
  /** Its name: `a negative look-ahead`. */
  name: string;
  /** Alternative in RE2. */
  instead: string;
}

const LOOK_AROUND = {
  wanted: 'take it out, and add a second test of the same fact with matches, under all:',
  refused: 'take it out, and add a second test of the same fact with notMatches, under all:',
};
const BACK_REFERENCE = 'write the alternatives out: a|b instead of one group that is named twice';
const ESCAPES: Readonly<Record<string, string>> = {
  h: 'write [ \\t]',
  H: 'write [^ \\t]',
  R: 'write \\r?\\n',
  N: 'write [^\\n]',
  V: 'write [^\\n\\v\\f\\r]',
  Z: 'leave it out: the whole text is matched',
  G: 'leave it out: the whole text is matched',
  K: 'leave it out: the whole text is matched',
  X: 'write \\PM\\pM*',
  C: 'write [\\s\\S]',
  e: 'write \\x1b',
};

/** Constructs outside of brackets. The first that matches is reported. */
const CONSTRUCTS: readonly [at: RegExp, name: string, instead: string][] = [
  [/\(\?=/y, 'a look-ahead', LOOK_AROUND.wanted],
  [/\(\?!/y, 'a negative look-ahead', LOOK_AROUND.refused],
  [/\(\?<=/y, 'a look-behind', LOOK_AROUND.wanted],
  [/\(\?<!/y, 'a negative look-behind', LOOK_AROUND.refused],
  [/\\[1-9]|\\k[<'{]|\\g[\d{<-]|\(\?P=/y, 'a back-reference', BACK_REFERENCE],
  [/\(\?>/y, 'an atomic group', 'write (?: in its place: RE2 never goes back'],
  [/(?:[*+?]|\{\d+(?:,\d*)?\})\+/y, 'a possessive quantifier', 'leave out the last +: RE2 never goes back'],
  [/\(\?#/y, 'a comment', 'write it as a comment of YAML, in a line of its own'],
  [/\(\?\(/y, 'a condition', 'write the alternatives out with |'],
  [/\(\?\|/y, 'a branch reset', 'write (?: in its place'],
  [/\(\?(?:R|&|P>|[+-]?\d)/y, 'a recursion', 'write it out as deep as it has to go'],
  [/\(\*[A-Z]+/y, 'a control verb', 'take it out'],
  [/\(\?[imsU-]*[a-zA-Z][a-zA-Z-]*[:)]/y, 'a flag', 'the flags of RE2 are i, m, s and U, as in (?i)'],
  [/\\u(?:[0-9a-fA-F]{4}|\{[0-9a-fA-F]+\})/y, 'an escape of JavaScript', 'write \\x{…}, as in \\x{20ac}'],
  [/\\c[A-Za-z]/y, 'a control character', 'write \\x{…}, as in \\x{1b}'],
  [
    /\\p\{(?:Is|In|java|Alpha|Alnum|Digit|XDigit|Lower|Upper|Punct|Space|Blank|Cntrl|Graph|Print|ASCII)\w*\}/iy,
    'a class of another language',
    'write [[:alpha:]] and the like, or the name of a script as in \\p{Latin}',
  ],
];

/** The first construct in a pattern that Perl, Java or JavaScript accept and RE2 refuses. */
export function foreignConstruct(pattern: string): ForeignConstruct | undefined {
  for (const { kind, text, at } of tokensOf(pattern)) {
    if (kind !== 'escape' && kind !== 'character') continue;
    for (const [construct, name, instead] of CONSTRUCTS) {
      construct.lastIndex = at;
      const written = construct.exec(pattern)?.[0];
      if (written !== undefined) return { written, at: at + 1, name, instead };
    }
    const instead = kind === 'escape' ? ESCAPES[text.slice(1)] : undefined;
    if (instead !== undefined)
      return { written: text, at: at + 1, name: 'an escape of another language', instead };
  }
  return undefined;
}
