/** A cursor in YAML: the keys that lead to it, and the key or value that is being written. */
export interface YamlCursor {
  /** Keys of maps; `[]` for an element of a list. */
  path: string[];
  /** A key of the map at the path, or the value at it. */
  writing: 'key' | 'value';
  /** The part of it that is written already. */
  typed: string;
  /** Keys that the map has already, in the same line or at the same indentation. */
  present: string[];
}

const KEY = /^(?:"([^"]*)"|'([^']*)'|([^\s#"'{}[\],:][^#{}[\],]*?))\s*:(?=\s|$)/;

/**
 * Finds the path of a cursor by the indentation of the lines above. Text that is being written is rarely valid YAML, so a
 * syntax tree of it would mislead. Undefined in a comment.
 */
export function yamlCursorAt(text: string, offset: number): YamlCursor | undefined {
  const lines = text.slice(0, offset).split('\n');
  const current = lines.pop() ?? '';
  if (/^\s*#|\s#/.test(current)) return undefined;
  const { indent, keys, rest } = lineAt(current);
  const here = pathAbove(lines, indent - keys.length * 2, keys);
  const flow = inFlow(rest, here);
  if (flow !== undefined) return flow;
  const key = keyOf(rest);
  if (key !== undefined) {
    const typed = rest.replace(KEY, '').trimStart();
    return { path: [...here, key], writing: 'value', typed, present: [] };
  }
  return {
    path: here,
    writing: 'key',
    typed: rest.trimStart(),
    present: keys.length > 0 ? [] : siblings(lines, indent),
  };
}

/** A line's indentation, including list markers, with `[]` for each marker. */
function lineAt(line: string): { indent: number; keys: string[]; rest: string } {
  const [dashes = ''] = /^\s*(?:-\s+)*/.exec(line) ?? [];
  const keys = [...dashes.matchAll(/-/g)].map(() => '[]');
  return { indent: dashes.length, keys, rest: line.slice(dashes.length) };
}

/** The keys of the lines that enclose an indentation, outermost first, followed by the inner keys. */
function pathAbove(lines: readonly string[], indent: number, inner: readonly string[]): string[] {
  const path = [...inner];
  let inside = indent;
  for (const line of lines.toReversed()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const { indent: at, keys, rest } = lineAt(line);
    const key = keyOf(rest);
    const element = keys.length > 0;
    // A list may have the indentation of its key.
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

/** The cursor within an open `{ … }` or `[ … ]` of the line. */
function inFlow(rest: string, outer: readonly string[]): YamlCursor | undefined {
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
  const typed = rest.slice(top.start).trimStart();
  const writing = top.brace === '{' && pending === top.path ? 'key' : 'value';
  return { path: pending, writing, typed, present: top.present };
}
