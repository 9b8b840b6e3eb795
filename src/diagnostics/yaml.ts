import {
  type Alias,
  Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Diagnostic } from './diagnostic.ts';
import { hasControls, legibleYaml } from './legible-json.ts';
import { failed, type Result, succeeded } from './result.ts';
import { below, diagnose, type Finding, type Pointer, type SourceFile, type Span } from './source-file.ts';
import { explain, rootCauses, type SyntaxFault } from './yaml-syntax.ts';

/** Maximum nesting, values after resolving aliases, aliases, and findings of a file. */
const LIMITS = { depth: 64, nodes: 50_000, aliases: 100, syntaxErrors: 10, findings: 50 };

/** The empty name, and names with a meaning in JavaScript. */
const FORBIDDEN_KEYS = new Set(['', '__proto__', 'constructor', 'prototype']);

const MORE: Finding = {
  code: 'more-mistakes',
  message: 'more mistakes, from here on',
  hint: 'mend the others first',
};

const CORE_TAGS = /^tag:yaml\.org,2002:(str|int|float|bool|null|map|seq)$/;

/**
 * Parses YAML 1.2 core: one document, no custom tags, no merge keys, unique keys, and no number whose spelling is lost.
 * Never throws.
 */
export function parseYaml(path: string, text: string): Result<SourceFile> {
  const reader = new YamlReader(path, text);
  return reader.read();
}

/**
 * Writes a value as YAML that `parseYaml` reads as the same value: text that looks like a number is quoted.
 *
 * @param comments comment lines above a key
 */
export function writeYaml(
  value: unknown,
  comments: readonly { at: readonly (string | number)[]; text: string }[] = [],
): string {
  const document = new Document(value, { version: '1.2', schema: 'core' });
  for (const { at, text } of comments) {
    const map = document.getIn(at.slice(0, -1), true);
    const pair = isMap(map)
      ? map.items.find(({ key }) => isScalar(key) && key.value === at.at(-1))
      : undefined;
    if (isScalar(pair?.key)) pair.key.commentBefore = ` ${text}`;
  }
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && hasControls(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  return legibleYaml(document.toString({ lineWidth: 0 }));
}

/** Offsets into the text. */
type Offsets = readonly [from: number, to: number];

const NO_KEY: Offsets = [-1, -1];

interface Location {
  at: Pointer;
  key: Offsets;
  depth: number;
}

class YamlReader {
  readonly #file: SourceFile & { value: unknown; spans: Map<Pointer, Span> };
  readonly #diagnostics: Diagnostic[] = [];
  readonly #open = new Set<Node>();
  readonly #document: ReturnType<typeof parseDocument>;
  readonly #lines = new LineCounter();
  #nodes = 0;
  #aliases = 0;

  constructor(path: string, text: string) {
    this.#file = { path, text, value: null, spans: new Map() };
    this.#document = parseDocument(text, {
      lineCounter: this.#lines,
      version: '1.2',
      schema: 'core',
      strict: true,
      // The library compares every key with every other one; this reader looks them up.
      uniqueKeys: false,
      logLevel: 'error',
      prettyErrors: false,
    });
  }

  read(): Result<SourceFile> {
    this.#checkConflictMarkers();
    if (this.#diagnostics.length === 0) this.#checkDocument();
    if (this.#diagnostics.length === 0)
      this.#file.value = this.#value(this.#document.contents, { at: '', key: NO_KEY, depth: 0 });
    return this.#diagnostics.length > 0 ? failed(this.#diagnostics) : succeeded(this.#file);
  }

  #report([from, to]: Offsets, code: Finding['code'], message: string, hint?: string): void {
    const count = this.#diagnostics.length;
    if (count > LIMITS.findings) return;
    const finding = count < LIMITS.findings ? { code, message, ...(hint !== undefined && { hint }) } : MORE;
    this.#diagnostics.push(diagnose(this.#file, { from, to }, finding));
  }

  /** A conflict is reported once, where it begins; so is a single marker that was left over. */
  #checkConflictMarkers(): void {
    const markers = [...this.#file.text.matchAll(/^(<{7} |\|{7} |={7}\r?$|>{7} ).*$/gm)];
    const beginnings = markers.filter(([, marker]) => marker?.startsWith('<'));
    for (const { index, 0: line } of beginnings.length > 0 ? beginnings : markers) {
      const end = index + line.length;
      const hint = 'resolve it and remove its markers';
      this.#report([index, end], 'conflict-marker', 'a merge conflict was left in the file', hint);
    }
  }

  #checkDocument(): void {
    const directive = /^%(?!YAML 1\.2\s*$).*$/m.exec(this.#prologue());
    if (directive !== null) {
      this.#report(
        [directive.index, directive.index + directive[0].length],
        'yaml-directive',
        'this line changes how the file is read',
        'remove it; files are YAML 1.2',
      );
      return;
    }
    const { errors, warnings } = this.#document;
    for (const error of rootCauses([...errors, ...warnings], this.#file.text).slice(0, LIMITS.syntaxErrors))
      this.#reportSyntax(error);
  }

  /** The lines before the document, where directives count. */
  #prologue(): string {
    return /^(?:(?:[%#].*|[ \t]*)\r?\n)*/.exec(this.#file.text)?.[0] ?? '';
  }

  #reportSyntax(error: SyntaxFault): void {
    const { text } = this.#file;
    const around = this.#unclosed(error.pos[0]);
    const known = explain(error, around !== undefined);
    const opening = known?.opening && around;
    let [from, to] = opening ?? error.pos;
    // The range of a fault in the indentation starts at the text of the line.
    if (known?.line === 'rest') from += /^\s*/.exec(text.slice(from))?.[0].length ?? 0;
    if (known?.line === 'whole') from = text.lastIndexOf('\n', from) + 1;
    if (known?.line !== undefined) to = text.length;
    const message = known?.message?.replace('%s', text[from] ?? '') ?? error.message;
    this.#report([from, Math.max(to, from + 1)], known?.code ?? 'yaml-syntax', message, known?.hint);
  }

  /** The last quote or bracket that is still open at an offset. */
  #unclosed(offset: number): Offsets | undefined {
    let found: number | undefined;
    visit(this.#document, (_, node) => {
      const quotedOrFlow =
        (isScalar(node) && node.type?.startsWith('QUOTE')) || (isCollection(node) && node.flow);
      const [start, end] = (quotedOrFlow && isNode(node) && node.range) || [offset, 0];
      if (start < offset && end >= offset) found = Math.max(found ?? 0, start);
    });
    return found === undefined ? undefined : [found, offset];
  }

  #value(node: Node | null, location: Location): unknown {
    const { at, key, depth } = location;
    const [start, end] = node?.range ?? [Math.max(key[1], 0), Math.max(key[1], 0)];
    if (isAlias(node)) return this.#aliased(node, location);
    this.#file.spans.set(at, [...key, start, end]);
    this.#nodes += 1;
    if (this.#nodes > LIMITS.nodes) {
      const message = `the file holds more than ${LIMITS.nodes} values`;
      if (this.#nodes === LIMITS.nodes + 1)
        this.#report([start, end], 'too-large', message, 'split it, or move values to a list');
      return null;
    }
    if (depth > LIMITS.depth) {
      const message = `values are nested more than ${LIMITS.depth} levels deep`;
      this.#report([start, end], 'too-deep', message, 'flatten the file');
      return null;
    }
    if (node === null) return null;
    this.#checkTag(node, [start, end]);
    if (isScalar(node)) return this.#scalar(node, [start, end]);
    this.#open.add(node);
    const value = isMap(node) ? this.#map(node, location) : isSeq(node) ? this.#items(node, location) : null;
    this.#open.delete(node);
    return value;
  }

  #items({ items }: YAMLSeq, { at, depth }: Location): unknown[] {
    return items.map((item, index) =>
      this.#value(item as Node, { at: below(at, index), key: NO_KEY, depth: depth + 1 }),
    );
  }

  #aliased(alias: Alias, location: Location): unknown {
    const [start, end] = alias.range ?? [0, 0];
    const name = `"*${alias.source}"`;
    this.#aliases += 1;
    const target = alias.resolve(this.#document as Document);
    if (target !== undefined && !this.#open.has(target) && this.#aliases <= LIMITS.aliases)
      return this.#value(target, { ...location, depth: location.depth + 1 });
    if (target === undefined) {
      const message = `${name} refers to an anchor that is not there`;
      this.#report([start, end], 'unknown-alias', message, `quote it if it is text: ${name}`);
    } else if (this.#open.has(target)) {
      this.#report([start, end], 'alias-cycle', `${name} contains itself`, 'write the value out');
    } else if (this.#aliases === LIMITS.aliases + 1) {
      const message = `the file uses more than ${LIMITS.aliases} aliases`;
      const hint = 'name a condition, an outcome or a list instead';
      this.#report([start, end], 'too-many-aliases', message, hint);
    }
    return null;
  }

  #map(node: YAMLMap, { at, depth }: Location): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    const seen = new Map<string, number>();
    for (const pair of node.items) {
      const key = pair.key as Node | null;
      const [start, end] = key?.range ?? [0, 0];
      if (!isScalar(key)) {
        const template = this.#file.text.startsWith('{{', start - 1);
        const message = template ? 'a template must be quoted' : 'a key must be plain text';
        const hint = template ? 'write it as "{{ … }}"' : 'quote it if it begins with { [ or *';
        this.#report([start, end], 'key-not-text', message, hint);
        continue;
      }
      const name = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
      const problem = this.#keyProblem(name, seen);
      if (problem === undefined) {
        const location = { at: below(at, name), key: [start, end] as const, depth: depth + 1 };
        result[name] = this.#value(pair.value as Node | null, location);
      } else this.#report([start, end], ...problem);
      if (!seen.has(name)) seen.set(name, start);
    }
    return result;
  }

  #keyProblem(
    name: string,
    seen: Map<string, number>,
  ): [code: Finding['code'], message: string, hint: string] | undefined {
    const first = seen.get(name);
    if (first !== undefined) {
      const { line } = this.#lines.linePos(first);
      return ['duplicate-key', `"${name}" is given twice`, `the first one is in line ${line}`];
    }
    if (FORBIDDEN_KEYS.has(name))
      return ['forbidden-key', `"${name}" cannot be a key`, 'choose another name'];
    if (name === '<<')
      return [
        'merge-key',
        'merge keys are not part of YAML 1.2',
        'name a condition or an outcome and refer to it',
      ];
    return undefined;
  }

  #checkTag(node: Node, [start, end]: Offsets): void {
    if (node.tag === undefined || CORE_TAGS.test(node.tag)) return;
    const tag = node.tag.replace('tag:yaml.org,2002:', '!!');
    const from = this.#file.text.lastIndexOf(tag, start);
    const place: Offsets = from === -1 ? [start, end] : [from, from + tag.length];
    this.#report(place, 'custom-tag', `the tag ${tag} is not allowed`, 'remove it');
  }

  #scalar({ value, source }: Scalar, place: Offsets): unknown {
    if (typeof value !== 'number' || source === undefined || String(value) === source) return value;
    this.#report(
      place,
      'quote-it',
      `YAML reads ${source} as the number ${value}, and its spelling is lost`,
      Math.abs(value) <= Number.MAX_SAFE_INTEGER && !/^[0+]?0\d/.test(source)
        ? `quote it: "${source}"; or write the number as ${value}`
        : `quote it: "${source}"`,
    );
    return value;
  }
}
