import type { CompiledRule } from '../../../src/engine/compile.ts';

/** Makes each rule hold the thread, as one whose tests are slow does. */
export function holdUp(rules: CompiledRule<unknown>[] | undefined, milliseconds: number): void {
  for (const rule of rules ?? []) {
    const { condition } = rule;
    rule.condition = {
      holds: (almanac) => {
        for (const start = performance.now(); performance.now() - start < milliseconds; );
        return condition.holds(almanac);
      },
    };
  }
}
