/**
 * Okta's side of a patch command, written from its documents alone and not from the code under test: all operations are applied, or
 * none.
 */
export interface Operation {
  op: string;
  path: string;
  value?: unknown;
}

export interface IssuedToken {
  claims: Record<string, unknown>;
  token: { lifetime: { expiration: unknown } };
}

/** Claims that Okta reserves in either token, in part; enough to see a reserved one pass. */
const RESERVED = new Set('acr auth_time cid cnf exp groups iat iss jti sid token_type ver amr'.split(' '));

/** The token after a patch; the reason if Okta would void it. */
export function tokenAfter(
  token: unknown,
  operations: readonly Operation[],
): { token: IssuedToken } | { voided: string } {
  const after: IssuedToken = JSON.parse(JSON.stringify(token));
  for (const { op, path, value } of operations) {
    const [root, claim = '', ...rest] = path.slice(1).split('/').map(unescaped);
    if (path === '/token/lifetime/expiration') {
      if (op !== 'replace' || !Number.isInteger(value) || Number(value) < 300 || Number(value) > 86_400)
        return { voided: `${op} ${path} ${value}` };
      after.token.lifetime.expiration = value;
      continue;
    }
    if (root !== 'claims' || claim === '' || RESERVED.has(claim)) return { voided: `path ${path}` };
    if (op === 'remove' ? value !== undefined : value === undefined || value === null)
      return { voided: `value of ${op} ${path}` };
    const problem = applied(after.claims, [claim, ...rest], op, value);
    if (problem !== undefined) return { voided: `${op} ${path}: ${problem}` };
  }
  return { token: after };
}

function unescaped(segment: string): string {
  if (/~(?![01])/.test(segment)) throw new Error(`not escaped: ${segment}`);
  return segment.replace(/~1/g, '/').replace(/~0/g, '~');
}

type Container = Record<string, unknown> | unknown[] | undefined;

function applied(
  root: Record<string, unknown>,
  segments: readonly string[],
  op: string,
  value: unknown,
): string | undefined {
  let parent: Container = root;
  for (const segment of segments.slice(0, -1)) {
    if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, segment))
      return `no ${segment}`;
    parent = (parent as Record<string, Container>)[segment];
  }
  if (typeof parent !== 'object' || parent === null) return 'no member of a text';
  const last = segments.at(-1) ?? '';
  return Array.isArray(parent)
    ? appliedToList(parent, last, op, value)
    : appliedToMap(parent, last, op, value);
}

function appliedToMap(
  map: Record<string, unknown>,
  name: string,
  op: string,
  value: unknown,
): string | undefined {
  if (op !== 'add' && !Object.hasOwn(map, name)) return 'nothing there';
  if (op === 'remove') delete map[name];
  else Object.defineProperty(map, name, { value, enumerable: true, writable: true, configurable: true });
  return undefined;
}

function appliedToList(list: unknown[], at: string, op: string, value: unknown): string | undefined {
  const index = at === '-' && op === 'add' ? list.length : /^(0|[1-9]\d*)$/.test(at) ? Number(at) : -1;
  if (index < 0 || index > list.length - (op === 'add' ? 0 : 1)) return 'no such element';
  if (op === 'add') list.splice(index, 0, value);
  else if (op === 'remove') list.splice(index, 1);
  else list[index] = value;
  return undefined;
}
