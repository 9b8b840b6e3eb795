import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { request as registration } from '../../../src/hooks/registration/request.ts';
import { namesIn, nodeAt, type RequestNode } from '../../../src/hooks/request-tree.ts';
import { request as saml } from '../../../src/hooks/saml/request.ts';
import { request as token } from '../../../src/hooks/token/request.ts';
import type { HookName } from '../../../src/rules/rule-file.ts';

/** The documented properties of each hook's request. */
const REQUESTS: Readonly<Record<HookName, RequestNode>> = { registration, token, saml };

type SyntaxNode = ReturnType<ReturnType<typeof syntaxTree>['resolveInner']>;

/** Completes the names of the properties of a hook's request, and the values that Okta sends. */
export function completeRequest(hook: HookName): CompletionSource {
  return (context) => completion(REQUESTS[hook], context);
}

function completion(
  request: RequestNode,
  { state, pos, explicit }: CompletionContext,
): CompletionResult | null {
  const node = syntaxTree(state).resolveInner(pos, -1);
  const property = propertyAt(node, pos);
  const path = pathOf(property ?? node, state);
  const known = nodeAt(request, path);
  if (property !== undefined)
    return offer(
      valuesOf(known !== undefined && 'values' in known ? (known.values ?? []) : []),
      node,
      pos,
      explicit,
    );
  const inName = node.name === 'PropertyName';
  const names = namesIn(known).map(
    (name): Completion => ({
      label: `"${name}"`,
      type: 'property',
      apply: inName ? `"${name}"` : `"${name}": `,
    }),
  );
  return offer(names, node, pos, explicit);
}

function valuesOf(values: readonly string[]): Completion[] {
  return values.map((value) => ({ label: `"${value}"`, type: 'text' }));
}

/** Replaces the node at the cursor if it is a name or a value; elsewhere, completes on explicit request only. */
function offer(
  options: Completion[],
  node: SyntaxNode,
  pos: number,
  explicit: boolean,
): CompletionResult | null {
  const isTyped = ['PropertyName', 'String', '⚠'].includes(node.name) && node.from < pos;
  if (options.length === 0 || !(isTyped || explicit)) return null;
  return { from: isTyped ? node.from : pos, to: isTyped ? node.to : pos, options };
}

/** The property whose value a position is in; undefined at a name. */
function propertyAt(node: SyntaxNode, pos: number): SyntaxNode | undefined {
  if (node.name === 'PropertyName' || node.name === 'Object') return undefined;
  const property =
    node.name === 'Property' ? node : node.parent?.name === 'Property' ? node.parent : undefined;
  const name = property?.getChild('PropertyName');
  return name != null && pos > name.to ? (property ?? undefined) : undefined;
}

/** The names from the root to a node, including the name of a property itself. */
function pathOf(node: SyntaxNode, state: EditorState): string[] {
  const path: string[] = [];
  const inside = node.name === 'PropertyName' ? node.parent?.parent : node;
  for (let here = inside ?? null; here !== null; here = here.parent) {
    const name = here.name === 'Property' ? here.getChild('PropertyName') : null;
    if (name !== null) path.unshift(state.sliceDoc(name.from + 1, name.to - 1));
  }
  return path;
}
