import { closest, suggestion } from '../diagnostics/suggest.ts';
import { derivedRootFor, type FactPath } from '../rules/fact-path.ts';

/**
 * One node of a hook's request. `attributes` are the known properties and those that an org defines; a
 * `scalar` is a single value of any type, `any` a value of any shape.
 */
export type RequestNode = (
  | {
      readonly kind: 'object';
      readonly properties: Readonly<Record<string, RequestNode>>;
      /** It has others, too, whose names Okta does not document. */
      readonly open?: true;
    }
  | {
      readonly kind: 'attributes';
      /** The documented attributes, all of them text. */
      readonly known: readonly string[];
    }
  | {
      readonly kind: 'text' | 'number' | 'scalar' | 'list' | 'any';
      /** The documented values, where there are a few. */
      readonly values?: readonly string[];
    }
) & {
  /** The request types that have it; left out, all of them. */
  readonly only?: readonly string[];
  /** A hint for the other request types. */
  readonly instead?: string;
  /** The user enters it on a form. */
  readonly entered?: true;
  /** It identifies a person: masked records mask it. */
  readonly personal?: true;
  /** Is never logged, recorded or shown. */
  readonly secret?: true;
};

export interface PathProblem {
  message: string;
  hint: string;
}

/** The nodes along a path, as far as they are documented. */
function nodesAlong(tree: RequestNode, path: FactPath): RequestNode[] {
  const nodes = [tree];
  for (const segment of path) {
    const next = childOf(nodes.at(-1), String(segment));
    if (next === undefined) break;
    nodes.push(next);
  }
  return nodes;
}

function childOf(node: RequestNode | undefined, name: string): RequestNode | undefined {
  return node?.kind === 'object' && Object.hasOwn(node.properties, name) ? node.properties[name] : undefined;
}

/** The node that a path leads to; undefined below documented single values, attributes and free-form values. */
export function nodeAt(tree: RequestNode, path: FactPath): RequestNode | undefined {
  const nodes = nodesAlong(tree, path);
  return nodes.length === path.length + 1 ? nodes.at(-1) : undefined;
}

/** The names of the properties that a node documents. */
export function namesIn(node: RequestNode | undefined): readonly string[] {
  if (node?.kind === 'object') return Object.keys(node.properties);
  return node?.kind === 'attributes' ? node.known : [];
}

/** True if a path leads to an object, and so never to a single value. */
export function isObjectFact(tree: RequestNode, path: FactPath): boolean {
  const node = nodeAt(tree, path);
  return node?.kind === 'object' || node?.kind === 'attributes' || node?.kind === 'any';
}

/** True if a path leads to text. */
export function isTextFact(tree: RequestNode, path: FactPath): boolean {
  if (nodeAt(tree, path)?.kind === 'text') return true;
  const node = nodeAt(tree, path.slice(0, -1));
  return node?.kind === 'attributes' && node.known.includes(String(path.at(-1)));
}

/** The profile attribute that contains a path, and whether the user enters it on the form. */
export function attributeAt(
  tree: RequestNode,
  path: FactPath,
): { attribute: string; entered: boolean } | undefined {
  const nodes = nodesAlong(tree, path);
  const [node, attribute] = [nodes.at(-1), path[nodes.length - 1]];
  if (node?.kind !== 'attributes' || attribute === undefined) return undefined;
  return { attribute: String(attribute), entered: node.entered === true };
}

/** The problem of a path that begins with no property of the request, or of its `data`. */
export function notInRequest(tree: RequestNode, path: FactPath, written: string): PathProblem | undefined {
  const [root, part] = path.map(String);
  const data = childOf(tree, 'data');
  if (root !== undefined && childOf(tree, root) === undefined) {
    const attributes = Object.entries(data?.kind === 'object' ? data.properties : {}).find(
      ([, node]) => node.entered,
    );
    const inData = childOf(data, root) === undefined ? undefined : `data.${written}`;
    const entered = attributes === undefined ? undefined : `data.${attributes[0]}.${written}`;
    const derived = derivedRootFor(root);
    const meant =
      closest(root, namesIn(tree)) ?? (derived && derived + written.slice(root.length)) ?? inData ?? entered;
    return {
      message: `Okta's request has no "${root}"`,
      hint: meant === undefined ? suggestion(root, namesIn(tree)) : `did you mean "${meant}"?`,
    };
  }
  if (root !== 'data' || part === undefined || childOf(data, part) !== undefined) return undefined;
  const known = namesIn(data).map((name) => `data.${name}`);
  return { message: `Okta's request has no "data.${part}"`, hint: suggestion(`data.${part}`, known) };
}

/** The problem of a path that leaves what Okta documents further down. Okta may still send it one day. */
export function notDocumented(tree: RequestNode, path: FactPath): PathProblem | undefined {
  const nodes = nodesAlong(tree, path);
  const last = nodes.at(-1);
  const isOpen =
    last?.kind === 'attributes' || last?.kind === 'any' || (last?.kind === 'object' && last.open);
  if (nodes.length === path.length + 1 || isOpen) return undefined;
  const step = String(path[nodes.length - 1]);
  const parent = path.slice(0, nodes.length - 1).join('.');
  const known = namesIn(last);
  const match = closest(step, known);
  const expected =
    known.length === 0 ? `${parent} is a single value` : `expected one of: ${known.join(', ')}`;
  return {
    message: `Okta documents no "${step}" in ${parent}`,
    hint: match === undefined ? expected : `did you mean "${parent}.${match}"?`,
  };
}

/** True if a request has this path, or may have it. */
export function isDocumented(tree: RequestNode, path: FactPath): boolean {
  return notInRequest(tree, path, '') === undefined && notDocumented(tree, path) === undefined;
}

/** The problem of a path that requests of this type never have. */
export function notSent(tree: RequestNode, path: FactPath, requestType: string): PathProblem | undefined {
  const nodes = nodesAlong(tree, path);
  const index = nodes.findIndex(({ only }) => only?.includes(requestType) === false);
  const node = nodes[index];
  if (node === undefined) return undefined;
  return {
    message: `a ${requestType} request has no ${path.slice(0, index).join('.')}`,
    hint: node.instead ?? `only ${node.only?.join(', ')} requests have it`,
  };
}

/** The paths of all nodes with a mark, the outermost ones. */
export function pathsMarked(tree: RequestNode, mark: 'personal' | 'secret'): FactPath[] {
  if (tree[mark]) return [[]];
  if (tree.kind !== 'object') return [];
  return Object.entries(tree.properties).flatMap(([name, node]) =>
    pathsMarked(node, mark).map((path) => [name, ...path]),
  );
}
