import { isObject } from '../../hooks/envelope.ts';
import { applyOperation } from '../../hooks/json-patch.ts';
import type { PatchOperation } from '../../rules/rule-file.ts';
import type { PatchedPart, ReplyProblem, SignInHook } from './sign-in-hook.ts';

/** The parts of a request that commands change, by their key. */
export type Parts = Readonly<Record<string, unknown>>;

/** The parts after the commands, and the mistakes in them. */
interface Application {
  /** Left out if Okta applies nothing. */
  after?: Parts;
  problems: readonly ReplyProblem[];
}

/**
 * Applies the commands of a reply, all or none: one operation that Okta cannot apply, and the parts stay as they are.
 *
 * @param before the parts in the request
 * @see Okta Management API, "TokenHookResponse"; that SAML assertions are patched in the same way is inferred
 */
export function applyCommands(commands: unknown, before: Parts, hook: SignInHook): Application {
  if (!Array.isArray(commands)) return { problems: [malformed('"commands" is no array', COMMAND)] };
  // Each by itself: parts of the samples share objects.
  const draft = Object.fromEntries(Object.entries(before).map(([key, part]) => [key, structuredClone(part)]));
  const problems = commands.flatMap((command: unknown, index) =>
    applyCommand(command, draft, hook).map((problem) => at(`commands[${index}]`, problem)),
  );
  const isApplied = problems.every(({ isOpen }) => isOpen === true);
  return { ...(isApplied && { after: draft }), problems };
}

function applyCommand(command: unknown, draft: Parts, { parts, hook }: SignInHook): ReplyProblem[] {
  if (!isObject(command) || typeof command['type'] !== 'string')
    return [malformed('the command has no type', COMMAND)];
  const { type, value } = command;
  const part = Object.hasOwn(parts, type) ? parts[type] : undefined;
  if (part === undefined) {
    const hint = `Write ${Object.keys(parts).join(' or ')}.`;
    return [{ code: 'patch-type', message: `the ${hook} hook has no command "${type}"`, hint }];
  }
  if (!Array.isArray(value)) return [malformed('the value is no array of operations', OPERATION)];
  return value.flatMap((operation: unknown, index) =>
    apply(operation, draft[part.key], part).map((problem) => at(`value[${index}]`, problem)),
  );
}

function apply(written: unknown, target: unknown, part: PatchedPart): ReplyProblem[] {
  const operation = operationOf(written);
  if ('code' in operation) return [operation];
  const problems = part.problemsOf(operation);
  if (problems.some(({ isOpen }) => isOpen === undefined)) return [...problems];
  const reason =
    target === undefined ? `Okta issues no ${part.name} here` : applyOperation(target, operation);
  if (reason === undefined) return [...problems];
  const message = `${operation.op} of ${operation.path} cannot be applied: ${reason}`;
  return [...problems, { code: 'not-applicable', message, hint: NOT_APPLICABLE }];
}

function operationOf(written: unknown): PatchOperation | ReplyProblem {
  if (!isObject(written) || typeof written['path'] !== 'string')
    return malformed('it is no operation', OPERATION);
  const { op, path, value } = written;
  if (op !== 'add' && op !== 'replace' && op !== 'remove') {
    const message = `${JSON.stringify(op) ?? 'nothing'} is no op`;
    return { code: 'op', message, hint: 'Write add, replace or remove.' };
  }
  if (op !== 'remove' && value === undefined) return malformed(`${op} has no value`, OPERATION);
  return { op, path, ...(value !== undefined && { value }) };
}

function malformed(message: string, hint: string): ReplyProblem {
  return { code: 'command', message, hint };
}

function at(place: string, { message, ...problem }: ReplyProblem): ReplyProblem {
  return { ...problem, message: `${place}${message.startsWith('value[') ? '.' : ': '}${message}` };
}

const COMMAND = 'Write [{"type": "com.okta.…", "value": […]}].';
const OPERATION = 'Write [{"op": "add", "path": "/claims/NAME", "value": "…"}].';
const NOT_APPLICABLE =
  'Use replace and remove only for parts that the request has, and commands only for its tokens.';
