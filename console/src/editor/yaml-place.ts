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
  const outer = pathAbove(lines, indent);
  const here = [...outer, ...keys];
  const flow = inFlow(rest, here);
  if (flow !== undefined) return flow;
  const [, , , , after] = /^(?:"([^"]*)"|'([^']*)'|([^\s:]+))(\s*:\s+)(.*)$/.exec(rest) ?? [];
  const key = keyOf(rest);
  if (key !== undefined && after !== undefined)
    return { path: [...here, key], writing: 'value', begun: after, present: [] };
  return { path: here, writing: 'key', begun: rest.trimStart(), present: siblings(lines, indent) };
}

/** A line's indentation, with every `- ` counted as one element further in. */
function lineAt(line: string): { indent: number; keys: string[]; rest: string } {
  const [dashes = ''] = /^\s*(?:-\s+)*/.exec(line) ?? [];
  const keys = [...dashes.matchAll(/-/g)].map(() => '[]');
  return { indent: dashes.length, keys, rest: line.slice(dashes.length) };
}

/** The keys of the lines that enclose an indentation, from the outermost on. */
function pathAbove(lines: readonly string[], indent: number): string[] {
  const path: string[] = [];
  let inside = indent;
  for (const line of lines.toReversed()) {
    if (inside === 0) break;
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const found = lineAt(line);
    const key = keyOf(found.rest);
    const bare = found.indent - found.keys.length * 2;
    if (found.indent < inside && key !== undefined) {
      path.unshift(...found.keys, key);
      inside = found.keys.length > 0 ? bare : found.indent;
    } else if (found.keys.length > 0 && found.indent === inside) {
      path.unshift(...found.keys);
      inside = bare;
    }
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
