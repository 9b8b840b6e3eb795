import type { CompiledRule } from '../../../src/engine/compile.ts';

/** Makes each rule hold the thread, as one whose tests are slow does. */
export function holdUp(rules: CompiledRule<unknown>[] | undefined, milliseconds: number): void {
  for (const { when } of rules ?? []) {
    const { condition } = when;
    when.condition = {
      holds: (almanac) => {
        for (const start = performance.now(); performance.now() - start < milliseconds; );
        return condition.holds(almanac);
      },
    };
  }
}
