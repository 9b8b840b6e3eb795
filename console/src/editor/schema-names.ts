/** The keywords of JSON Schema that completion reads. */
export interface Schema {
  $ref?: string;
  $defs?: Readonly<Record<string, Schema>>;
  type?: string | readonly string[];
  description?: string;
  properties?: Readonly<Record<string, Schema>>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  allOf?: readonly Schema[];
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  enum?: readonly unknown[];
  enumDescriptions?: readonly string[];
  const?: unknown;
  if?: Schema;
  then?: Schema;
  else?: Schema;
}

/** The schema of a file by its text: that of a rule file depends on the hook that it names. */
export function schemaFor(root: Schema, text: string): Schema {
  const hook = /^hook:\s*["']?([a-z-]+)/m.exec(text)?.[1];
  let chosen = root;
  while (chosen.if !== undefined) {
    const isChosen = hook !== undefined && chosen.if.properties?.['hook']?.const === hook;
    chosen = (isChosen ? chosen.then : chosen.else) ?? {};
  }
  return chosen === root ? root : { ...chosen, $defs: root.$defs ?? {} };
}

/** A key or value that completion offers. */
export interface Name {
  name: string;
  description?: string | undefined;
}

/** The keys that are valid in the map at a path. */
export function keysAt(root: Schema, path: readonly string[]): Name[] {
  const names = schemasAt(root, path).flatMap(({ properties = {} }) =>
    Object.entries(properties).map(([name, schema]) => ({ name, description: descriptionOf(schema, root) })),
  );
  return distinct(names);
}

/** The values that are valid at a path, if the schema lists them. */
export function valuesAt(root: Schema, path: readonly string[]): Name[] {
  const names = schemasAt(root, path).flatMap((schema) => {
    const { type, enum: values = [], enumDescriptions = [], const: only } = schema;
    const listed = [...values, ...(only === undefined ? [] : [only])];
    const booleans = type === 'boolean' && listed.length === 0 ? [true, false] : [];
    return [...listed, ...booleans].map((value, index) => ({
      name: String(value),
      description: enumDescriptions[index],
    }));
  });
  return distinct(names);
}

/** All schemas that apply at a path. */
function schemasAt(root: Schema, path: readonly string[]): Schema[] {
  let here = expand(root, root);
  for (const step of path)
    here = here.flatMap((schema) => below(schema, step).flatMap((next) => expand(next, root)));
  return here;
}

function below({ properties, additionalProperties, items }: Schema, step: string): Schema[] {
  if (step === '[]') return items === undefined ? [] : [items];
  const named = properties !== undefined && Object.hasOwn(properties, step) ? properties[step] : undefined;
  if (named !== undefined) return [named];
  return typeof additionalProperties === 'object' ? [additionalProperties] : [];
}

/** A schema with the schemas that it refers to or combines. */
function expand(schema: Schema, root: Schema): Schema[] {
  const { $ref, allOf = [], anyOf = [], oneOf = [] } = schema;
  const target = $ref === undefined ? undefined : schemaAt(root, $ref);
  const parts = [...(target === undefined ? [] : [target]), ...allOf, ...anyOf, ...oneOf];
  return [schema, ...parts.flatMap((part) => expand(part, root))];
}

/** The schema that a reference such as `#/$defs/rule/properties/name` leads to. */
function schemaAt(root: Schema, reference: string): Schema | undefined {
  const steps = reference.split('/').slice(1);
  return steps.reduce<unknown>((part, step) => (part as Record<string, unknown> | undefined)?.[step], root) as
    | Schema
    | undefined;
}

function descriptionOf(schema: Schema, root: Schema): string | undefined {
  return expand(schema, root).find(({ description }) => description !== undefined)?.description;
}

function distinct(names: readonly Name[]): Name[] {
  return [...new Map(names.toReversed().map((one) => [one.name, one])).values()].reverse();
}
