import { type FilterImplOptions, type Template, type Token, TypeGuards, toValueSync, Value } from 'liquidjs';

/** A filter's function, with the rendering that it belongs to as `this`. */
export type FilterHandler = Extract<FilterImplOptions, (...values: never[]) => unknown>;

/** A filter of a template, by its arguments: they are one object from parsing to rendering. */
export type FilterKey = readonly unknown[];

/** An expression of a template with its filters. */
export interface TemplateValue {
  value: Value;
  /** The tag or the `{{ }}` that it stands in. */
  template: Template;
  /** The tag, if it assigns the value to a variable. */
  assign?: { name: string; template: Template };
}

/** Every expression of a template in the order of its text, in all branches. */
export function* valuesIn(templates: readonly Template[]): Generator<TemplateValue> {
  for (const template of templates) {
    const [name] = template.localScope?.() ?? [];
    for (const value of template.arguments?.() ?? [])
      if (value instanceof Value)
        yield { value, template, ...(name !== undefined && { assign: { name: name.content, template } }) };
    // Without partials, children are there at once.
    if (template.children !== undefined)
      yield* valuesIn(toValueSync(template.children(false, true)) as Template[]);
  }
}

/** The first operand of an expression and the arguments of its filters: texts, numbers, variables. */
export function tokensOf({ initial, filters }: Value, first: number): unknown[] {
  return [...initial.postfix, ...filters.slice(0, first).flatMap(({ args }) => args.flat())];
}

/** The name of a variable without a path; undefined for anything else. */
export function variableIn(token: unknown): string | undefined {
  if (!TypeGuards.isPropertyAccessToken(token) || token.props.length !== 1) return undefined;
  const [root] = token.props;
  return TypeGuards.isWordToken(root) ? root.content : undefined;
}

/** A text in quotes as it is written; its `content` lacks the backslash of `\d`. */
export function writtenText(token: Token): string {
  return token.getText().slice(1, -1);
}
