/** Where a cursor stands in YAML: the keys that lead there, and what is being written. */
export interface YamlPlace {
  /** Keys of maps; `[]` for an element of a list. */
  path: string[];
  /** A key of the map at the path, or the value at it. */
  writing: 'key' | 'value';
  /** What is written of it so far. */
  begun: string;
  /** Keys that the map has already, as far as they stand in one line or at one indentation. */
  present: string[];
}

const KEY = /^(?:"([^"]*)"|'([^']*)'|([^\s#"'{}[\],:][^#{}[\],]*?))\s*:(?=\s|$)/;

/**
 * Reads where a place is from the lines above it. Text that is being written is seldom valid YAML, and a syntax tree of
 * it leads astray; indentation does not. Undefined in a comment.
 */
export function yamlPlace(text: string, offset: number): YamlPlace | undefined {
  const lines = text.slice(0, offset).split('\n');
  const current = lines.pop() ?? '';
  if (/^\s*#|\s#/.test(current)) return undefined;
  const { indent, keys, rest } = lineAt(current);
  const here = pathAbove(lines, indent - keys.length * 2, keys);
  const flow = inFlow(rest, here);
  if (flow !== undefined) return flow;
  const key = keyOf(rest);
  if (key !== undefined) {
    const begun = rest.replace(KEY, '').trimStart();
    return { path: [...here, key], writing: 'value', begun, present: [] };
  }
  return {
    path: here,
    writing: 'key',
    begun: rest.trimStart(),
    present: keys.length > 0 ? [] : siblings(lines, indent),
  };
}

/** A line's indentation, with every `- ` counted as one element further in. */
function lineAt(line: string): { indent: number; keys: string[]; rest: string } {
  const [dashes = ''] = /^\s*(?:-\s+)*/.exec(line) ?? [];
  const keys = [...dashes.matchAll(/-/g)].map(() => '[]');
  return { indent: dashes.length, keys, rest: line.slice(dashes.length) };
}

/** The keys of the lines that enclose an indentation, from the outermost on, and what leads on from there. */
function pathAbove(lines: readonly string[], indent: number, inner: readonly string[]): string[] {
  const path = [...inner];
  let inside = indent;
  for (const line of lines.toReversed()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const { indent: at, keys, rest } = lineAt(line);
    const key = keyOf(rest);
    const element = keys.length > 0;
    // A list may stand as far in as the key that it belongs to.
    const encloses = at < inside || (at === inside && !element && path[0] === '[]');
    if (encloses && key !== undefined) path.unshift(...keys, key);
    else if (at === inside && element) path.unshift(...keys);
    else continue;
    inside = element ? at - keys.length * 2 : at;
  }
  return path;
}

function siblings(lines: readonly string[], indent: number): string[] {
  const found: string[] = [];
  for (const line of lines.toReversed()) {
    if (line.trim() === '') continue;
    const here = lineAt(line);
    if (here.indent < indent) break;
    if (here.indent === indent) found.push(...[keyOf(here.rest)].filter((key) => key !== undefined));
    if (here.indent === indent && here.keys.length > 0) break;
  }
  return found;
}

function keyOf(text: string): string | undefined {
  const [, double, single, plain] = KEY.exec(text) ?? [];
  return double ?? single ?? plain;
}

/** The place within `{ … }` and `[ … ]` of the line, if one of them is open. */
function inFlow(rest: string, outer: readonly string[]): YamlPlace | undefined {
  const open: { path: string[]; brace: string; start: number; present: string[] }[] = [];
  const key = keyOf(rest);
  let pending: string[] = key === undefined ? [...outer] : [...outer, key];
  for (const [index, letter] of [...rest].entries()) {
    const top = open.at(-1);
    if (letter === '{' || letter === '[') {
      const path = letter === '[' ? [...pending, '[]'] : pending;
      open.push({ path, brace: letter, start: index + 1, present: [] });
      pending = path;
    } else if (letter === '}' || letter === ']') {
      open.pop();
    } else if (letter === ',' && top !== undefined) {
      top.start = index + 1;
      pending = top.path;
    } else if (letter === ':' && top?.brace === '{' && /\s/.test(rest[index + 1] ?? ' ')) {
      const name = rest.slice(top.start, index).trim();
      top.present.push(name);
      pending = [...top.path, name];
      top.start = index + 1;
    }
  }
  const top = open.at(-1);
  if (top === undefined) return undefined;
  const begun = rest.slice(top.start).trimStart();
  const writing = top.brace === '{' && pending === top.path ? 'key' : 'value';
  return { path: pending, writing, begun, present: top.present };
}
