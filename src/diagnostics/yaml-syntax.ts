import type { DiagnosticCode } from './codes.ts';

/** An error of the YAML library. */
export interface SyntaxFault {
  code: string;
  message: string;
  /** Offsets into the text. */
  pos: [from: number, to: number];
}

/** Explains an error for authors of rules; undefined if only the library's own message is available. */
export function explain({ code, message }: SyntaxFault, inBrackets: boolean): SyntaxExplanation | undefined {
  const known = EXPLANATIONS.find(({ of }) => of.test(`${code} ${message}`));
  return (inBrackets && known?.insideBrackets) || known;
}

/** Errors that follow from an earlier one. */
const CONSEQUENCES =
  /^(MULTILINE_IMPLICIT_KEY|BAD_INDENT|MISSING_CHAR|UNEXPECTED_TOKEN (.*in YAML stream|Not a YAML token))/;

/** Errors about indentation: if a tab indents the line, the tab is the cause. */
const OF_INDENTATION =
  /^(TAB_AS_INDENT|BAD_INDENT (?!.*end with a)|BLOCK_AS_IMPLICIT_KEY|MULTILINE_IMPLICIT_KEY|.*Sequence item without)/;

/** Replaces an error about indentation by one about a tab in the indentation of that line. */
function blameTab(error: SyntaxFault, text: string): SyntaxFault {
  if (!OF_INDENTATION.test(`${error.code} ${error.message}`)) return error;
  // Some errors are located at the end of the previous line.
  const at = error.pos[0] + (/^\s*/.exec(text.slice(error.pos[0]))?.[0].length ?? 0);
  const line = text.lastIndexOf('\n', at - 1) + 1;
  const spaces = /^ *(?=\t)/.exec(text.slice(line, at))?.[0].length;
  return spaces === undefined
    ? error
    : { code: 'TAB_AS_INDENT', message: '', pos: [line + spaces, line + spaces + 1] };
}

/**
 * The errors of the author, in the order of the file: one at a place, and no structural ones after the first error,
 * where the library has lost track.
 */
export function rootCauses(errors: readonly SyntaxFault[], text: string): SyntaxFault[] {
  const isConsequence = ({ code, message }: SyntaxFault) => CONSEQUENCES.test(`${code} ${message}`);
  const byPlace = new Map<number, SyntaxFault>();
  for (const error of errors.map((one) => blameTab(one, text))) {
    const known = byPlace.get(error.pos[0]);
    // The library also reports nested mappings for a text over two lines.
    if (known === undefined || known.code === 'BLOCK_AS_IMPLICIT_KEY') byPlace.set(error.pos[0], error);
  }
  return [...byPlace.values()]
    .sort((a, b) => a.pos[0] - b.pos[0])
    .filter((error, index) => index === 0 || !isConsequence(error));
}

export interface SyntaxExplanation {
  code?: DiagnosticCode;
  /** `%s` is replaced by the character at fault. */
  message?: string;
  hint: string;
  /** Whether to point at the opening quote or bracket. */
  opening?: true;
  /** The part of the line to point at. */
  line?: 'rest' | 'whole';
}

/** An explanation by the library's code and message, and another one inside brackets. */
type KnownError = SyntaxExplanation & { of: RegExp; insideBrackets?: SyntaxExplanation };

const EXPLANATIONS: KnownError[] = [
  { of: /^TAB_AS_INDENT/, message: 'a tab indents this line', hint: 'indent with spaces' },
  {
    of: /^BAD_DQ_ESCAPE/,
    message: 'this is not an escape that YAML knows in double quotes',
    hint: "write patterns in single quotes: '\\d{4}'",
  },
  { of: /^BAD_SCALAR_START/, message: 'text without quotes cannot begin with %s', hint: 'quote it' },
  {
    of: /^MULTIPLE_DOCS/,
    code: 'second-document',
    message: 'the file holds more than one document',
    hint: 'remove the line --- and what follows, or make it a file of its own',
  },
  {
    of: /^TAG_RESOLVE_FAILED/,
    code: 'custom-tag',
    message: 'this is read as a tag, and tags are not allowed',
    hint: 'quote text that begins with "!"',
  },
  {
    of: /^RESOURCE_EXHAUSTION/,
    code: 'too-deep',
    message: 'values are nested too deeply',
    hint: 'flatten the file',
    line: 'whole',
  },
  {
    of: /A block sequence may not be used/,
    message: 'a list entry cannot stand here',
    hint: 'check its indentation, and that the key above has no value',
    line: 'rest',
  },
  {
    of: /^BLOCK_AS_IMPLICIT_KEY/,
    message: 'a ": " inside text makes a key of what stands before it',
    hint: 'quote the whole text',
    line: 'rest',
  },
  {
    of: /^MULTILINE_IMPLICIT_KEY/,
    message: 'this line and the next do not fit together',
    hint: 'check the indentation of both, and that every quote and bracket above is closed',
    insideBrackets: {
      message: 'a comma is missing behind this bracket %s, or it is not closed',
      hint: 'put a comma between entries, and close the bracket',
      opening: true,
    },
  },
  {
    of: /^MISSING_CHAR Missing closing/,
    message: 'the quote %s is not closed',
    hint: 'close it at the end of the text',
    opening: true,
  },
  {
    of: /must end with a [}\]]|end with a [}\]]$/,
    message: 'the bracket %s is not closed',
    hint: 'close it, or quote the text if it is no list and no map',
    opening: true,
  },
  {
    of: /Block collections are not allowed within flow/,
    message: 'the bracket %s is not closed, and lines with "- " or "key:" follow',
    hint: 'close it, or leave it out',
    opening: true,
  },
  {
    of: /Sequence item without/,
    message: 'this line is indented less than what it belongs to, and begins no new list entry',
    hint: 'check its indentation, or begin it with "- "',
    line: 'rest',
  },
  {
    of: /must start at the same column/,
    message: 'this line is indented differently from the keys around it',
    hint: 'give all keys of a map the same indentation',
    line: 'rest',
  },
  {
    of: /followed by map values/,
    message: 'a key needs a colon and a space behind it',
    hint: 'write key: value',
  },
  {
    of: /at node end/,
    message: 'text goes on after the end of the value',
    hint: 'quote the whole text; inside single quotes a quote is written twice',
  },
  { of: /^UNEXPECTED_TOKEN Block scalar header/, hint: 'quote text that begins with | or >' },
  { of: /^UNEXPECTED_TOKEN/, hint: 'check the quotes and the brackets' },
  { of: /^BAD_INDENT/, hint: 'check the indentation, and that every bracket is closed' },
  { of: /^BAD_ALIAS/, hint: 'quote text that begins with * or &' },
];
