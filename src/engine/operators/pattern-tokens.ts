/** A token of a pattern in RE2 syntax. */
export interface PatternToken {
  /**
   * `class` is a class in brackets, `group` the opening of a group or flags for the rest of one; `\Q…\E` is `quoted`.
   * All others are single characters.
   */
  kind: 'class' | 'quoted' | 'group' | 'escape' | 'character';
  text: string;
  /** From 0. */
  at: number;
}

const KINDS: readonly [PatternToken['kind'], RegExp][] = [
  ['quoted', /\\Q[\s\S]*?(?:\\E|$)/y],
  ['class', /\[\^?\]?(?:\[:\^?\w+:\]|\\[\s\S]|[^\]\\[]|\[)*?\]/y],
  ['group', /\(\?[imsU]*(?:-[imsU]+)?[:)]|\(\?P?<[A-Za-z_]\w*>/y],
  ['escape', /\\(?:[pP]\{[^}]*\}|x\{[^}]*\}|x[0-9a-fA-F]{2}|[\s\S])/y],
  ['character', /[\s\S]/uy],
];

/** The tokens of a pattern, also of one that RE2 refuses. */
export function tokensOf(pattern: string): PatternToken[] {
  const tokens: PatternToken[] = [];
  for (let at = 0; at < pattern.length; ) {
    const token = tokenAt(pattern, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(pattern: string, at: number): PatternToken {
  for (const [kind, form] of KINDS) {
    form.lastIndex = at;
    const text = form.exec(pattern)?.[0];
    if (text !== undefined) return { kind, text, at };
  }
  return { kind: 'character', text: pattern.slice(at, at + 1), at };
}

/**
 * True if a pattern has a dot outside of the scope of an explicit flag s, so that it is open whether it matches a line
 * break.
 */
export function leavesDotOpen(pattern: string): boolean {
  let decided = false;
  const outer: boolean[] = [];
  for (const { kind, text } of tokensOf(pattern)) {
    if (kind === 'group') {
      const saysSo = /s/.test(/^\(\?([imsU-]*)[:)]/.exec(text)?.[1] ?? '');
      if (!text.endsWith(')')) outer.push(decided);
      decided ||= saysSo;
    } else if (kind === 'character') {
      if (text === '(') outer.push(decided);
      else if (text === ')') decided = outer.pop() ?? decided;
      else if (text === '.' && !decided) return true;
    }
  }
  return false;
}
