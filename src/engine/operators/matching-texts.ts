/** Compiled pattern: a program of re2js, whose instructions lead from `start` to a match. */
interface Program {
  inst: readonly Instruction[];
  start: number;
}

interface Instruction {
  op: number;
  /** Next instruction; a branch continues at `arg` instead. */
  out: number;
  arg: number;
  runes: ArrayLike<number>;
  matchRune: (character: number) => boolean;
}

/** Values of `op`: re2js's class Inst. */
const OP = { branch: 1, fail: 5, match: 6, class: 8, character: 9, any: 10, anyInLine: 11 };

/** Texts per pattern, and the longest that are used. */
const LIMITS = { texts: 8, length: 100, steps: 10_000 };

/** Characters that a text is made of, if the pattern leaves the choice. */
const CHARACTERS = Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_.@+', (one) =>
  one.charCodeAt(0),
);

/** Texts that a pattern matches, always the same ones. A pattern with \b or anchors may refuse some of them. */
export function textsMatching(program: Program): string[] {
  const texts = Array.from({ length: LIMITS.texts }, (_, index) => textOf(program, index));
  return [...new Set(texts)].filter((text) => text !== undefined);
}

/**
 * Follows the program to a match.
 *
 * @param eagerness how often a branch takes its first way, of `LIMITS.texts` times
 */
function textOf({ inst, start }: Program, eagerness: number): string | undefined {
  let [text, at, random] = ['', start, eagerness];
  for (let step = 0; step < LIMITS.steps && text.length <= LIMITS.length; step += 1) {
    const instruction = inst[at];
    if (instruction === undefined || instruction.op === OP.fail) return undefined;
    if (instruction.op === OP.match) return text;
    // A linear congruential generator, whose upper bits are the random ones.
    random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
    const choice = random >>> 16;
    if (instruction.op >= OP.class && instruction.op <= OP.anyInLine)
      text += characterOf(instruction, choice);
    const isFirst = instruction.op !== OP.branch || choice % LIMITS.texts < eagerness;
    at = isFirst ? instruction.out : instruction.arg;
  }
  return undefined;
}

function characterOf(instruction: Instruction, choice: number): string {
  const isAny = instruction.op >= OP.any;
  const fitting = CHARACTERS.filter((character) => isAny || instruction.matchRune(character));
  return String.fromCodePoint(fitting[choice % fitting.length] ?? instruction.runes[0] ?? 0);
}
