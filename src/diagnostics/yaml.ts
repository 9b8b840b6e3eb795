import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type Scalar,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import type { Diagnostic } from './diagnostic.ts';
import { below, diagnose, type Pointer, type SourceFile, type Span } from './source-file.ts';

/** What a YAML file may cost to read: levels of nesting, values after aliases are followed, aliases, errors shown. */
const LIMITS = { depth: 64, nodes: 50_000, aliases: 100, syntaxErrors: 10 };

/** Names that JavaScript gives a meaning of its own; no rule file has a use for them. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

const CORE_TAGS = /^tag:yaml\.org,2002:(str|int|float|bool|null|map|seq)$/;

/**
 * Reads YAML 1.2 core: one document, no custom tags, no merge keys, unique keys, and no number that has lost
 * its spelling. Never throws: everything wrong comes back as diagnostics, and the file only if there is nothing.
 */
export function parseYaml(path: string, text: string): { file?: SourceFile; diagnostics: Diagnostic[] } {
  const reader = new YamlReader(path, text);
  return reader.read();
}

class YamlReader {
  readonly #file: SourceFile & { value: unknown; spans: Map<Pointer, Span> };
  readonly #diagnostics: Diagnostic[] = [];
  readonly #open = new Set<Node>();
  readonly #document: ReturnType<typeof parseDocument>;
  #nodes = 0;
  #aliases = 0;

  constructor(path: string, text: string) {
    this.#file = { path, text, value: null, spans: new Map() };
    this.#document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      strict: true,
      // The library compares every key with every other one; this reader looks them up.
      uniqueKeys: false,
      logLevel: 'error',
      prettyErrors: false,
    });
  }

  read(): { file?: SourceFile; diagnostics: Diagnostic[] } {
    this.#checkConflictMarkers();
    if (this.#diagnostics.length === 0) this.#checkDocument();
    if (this.#diagnostics.length > 0) return { diagnostics: this.#diagnostics };
    const root = this.#document.contents;
    this.#file.value = this.#value(root, '', [-1, -1], 0);
    if (this.#diagnostics.length > 0) return { diagnostics: this.#diagnostics };
    return { file: this.#file, diagnostics: [] };
  }

  #report(from: number, to: number, code: string, message: string, hint?: string): void {
    const finding = hint === undefined ? { code, message } : { code, message, hint };
    this.#diagnostics.push(diagnose(this.#file, { from, to }, finding));
  }

  #checkConflictMarkers(): void {
    for (const match of this.#file.text.matchAll(/^(<{7} |={7}$|>{7} ).*$/gm)) {
      this.#report(
        match.index,
        match.index + match[0].length,
        'conflict-marker',
        'a merge conflict was left in the file',
        'resolve it and remove the markers',
      );
    }
  }

  #checkDocument(): void {
    const { errors, warnings } = this.#document;
    const directive = /^%(?!YAML 1\.2\s*$).*$/m.exec(this.#prologue());
    if (directive !== null) {
      const end = directive.index + directive[0].length;
      this.#report(
        directive.index,
        end,
        'yaml-directive',
        'the file asks for another YAML',
        'remove the line; files are YAML 1.2',
      );
    }
    for (const error of [...errors, ...warnings].slice(0, LIMITS.syntaxErrors)) this.#reportSyntax(error);
  }

  /** What stands before the document: directives count only there. */
  #prologue(): string {
    const start = /^---(\s|$)/m.exec(this.#file.text);
    return start === null ? '' : this.#file.text.slice(0, start.index);
  }

  #reportSyntax(error: YAMLError): void {
    const [from, to] = error.pos;
    const known = SYNTAX[error.code];
    const message = known?.message ?? error.message.split('\n', 1)[0] ?? error.message;
    this.#report(from, Math.max(to, from + 1), known?.code ?? 'yaml-syntax', message, known?.hint);
  }

  #value(
    node: Node | null,
    at: Pointer,
    [keyStart, keyEnd]: readonly [number, number],
    depth: number,
  ): unknown {
    const [start, end] = node?.range ?? [Math.max(keyEnd, 0), Math.max(keyEnd, 0)];
    if (isAlias(node)) return this.#aliased(node, at, [keyStart, keyEnd], depth);
    this.#file.spans.set(at, [keyStart, keyEnd, start, end]);
    this.#nodes += 1;
    if (this.#nodes > LIMITS.nodes) {
      if (this.#nodes === LIMITS.nodes + 1) {
        this.#report(
          start,
          end,
          'too-large',
          `the file holds more than ${LIMITS.nodes} values`,
          'split it, or move values to a list',
        );
      }
      return null;
    }
    if (depth > LIMITS.depth) {
      this.#report(start, end, 'too-deep', `values are nested more than ${LIMITS.depth} levels deep`);
      return null;
    }
    if (node === null) return null;
    this.#checkTag(node, start, end);
    if (isScalar(node)) return this.#scalar(node, start, end);
    this.#open.add(node);
    const value = isMap(node)
      ? this.#map(node, at, depth)
      : isSeq(node)
        ? node.items.map((item, index) => this.#value(item as Node, below(at, index), [-1, -1], depth + 1))
        : null;
    this.#open.delete(node);
    return value;
  }

  #aliased(alias: Alias, at: Pointer, key: readonly [number, number], depth: number): unknown {
    const [start, end] = alias.range ?? [0, 0];
    this.#aliases += 1;
    const target = alias.resolve(this.#document as Document);
    if (target === undefined) {
      this.#report(
        start,
        end,
        'unknown-alias',
        `"*${alias.source}" refers to an anchor that is not there`,
        `quote it if it is text: "*${alias.source}"`,
      );
    } else if (this.#open.has(target)) {
      this.#report(start, end, 'alias-cycle', `"*${alias.source}" contains itself`, 'write the value out');
    } else if (this.#aliases > LIMITS.aliases) {
      if (this.#aliases === LIMITS.aliases + 1) {
        this.#report(
          start,
          end,
          'too-many-aliases',
          `the file uses more than ${LIMITS.aliases} aliases`,
          'name a condition, an outcome or a list instead',
        );
      }
    } else {
      return this.#value(target, at, key, depth + 1);
    }
    return null;
  }

  #map(node: YAMLMap, at: Pointer, depth: number): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    const seen = new Map<string, number>();
    for (const pair of node.items) {
      const key = pair.key as Node | null;
      const [start, end] = key?.range ?? [0, 0];
      if (!isScalar(key)) {
        this.#report(
          start,
          end,
          'key-not-text',
          'a key must be plain text',
          'quote it if it begins with { [ or *',
        );
        continue;
      }
      const name = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
      const problem = this.#keyProblem(name, seen);
      if (problem !== undefined) this.#report(start, end, ...problem);
      else result[name] = this.#value(pair.value as Node | null, below(at, name), [start, end], depth + 1);
      if (!seen.has(name)) seen.set(name, this.#file.text.slice(0, start).split('\n').length);
    }
    return result;
  }

  #keyProblem(
    name: string,
    seen: Map<string, number>,
  ): [code: string, message: string, hint: string] | undefined {
    const line = seen.get(name);
    if (line !== undefined)
      return ['duplicate-key', `"${name}" is given twice`, `the first one is in line ${line}`];
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

  #checkTag(node: Node, start: number, end: number): void {
    if (node.tag !== undefined && !CORE_TAGS.test(node.tag)) {
      this.#report(
        start,
        end,
        'custom-tag',
        `the tag ${node.tag} is not allowed`,
        'quote the text if it begins with "!"',
      );
    }
  }

  #scalar(node: Scalar, start: number, end: number): unknown {
    const { value, source } = node;
    if (typeof value !== 'number' || source === undefined || String(value) === source) return value;
    this.#report(
      start,
      end,
      'quote-it',
      `YAML reads ${source} as the number ${value}, and its spelling is lost`,
      Number.isFinite(value) && !/^[0+]?0\d/.test(source)
        ? `quote it: "${source}"; or write the number as ${value}`
        : `quote it: "${source}"`,
    );
    return value;
  }
}

/** What the YAML library's codes mean for somebody who writes rules. */
const SYNTAX: Record<string, { code?: string; message?: string; hint: string } | undefined> = {
  TAB_AS_INDENT: { message: 'a tab indents this line', hint: 'indent with spaces' },
  BAD_DQ_ESCAPE: {
    message: 'this is not an escape that YAML knows in double quotes',
    hint: "write patterns in single quotes: '\\d{4}'",
  },
  BAD_SCALAR_START: { hint: 'quote text that begins with @, %, ` or a bracket' },
  MULTIPLE_DOCS: {
    code: 'second-document',
    message: 'the file holds more than one document',
    hint: 'remove the line --- and what follows, or make it a file of its own',
  },
  TAG_RESOLVE_FAILED: {
    code: 'custom-tag',
    hint: 'custom tags are not allowed; quote text that begins with "!"',
  },
  RESOURCE_EXHAUSTION: {
    code: 'too-deep',
    message: 'values are nested too deeply',
    hint: 'flatten the file',
  },
  BLOCK_AS_IMPLICIT_KEY: { hint: 'quote text that holds ": "' },
  UNEXPECTED_TOKEN: {
    hint: 'check the quotes; text that goes on after a closing quote must be quoted as a whole',
  },
  BAD_INDENT: { hint: 'check the indentation, and that every bracket is closed' },
  MISSING_CHAR: { hint: 'close the quote or the bracket' },
  BAD_ALIAS: { hint: 'quote text that begins with * or &' },
};
