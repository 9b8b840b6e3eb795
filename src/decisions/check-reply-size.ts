import type { HookContract } from '../hooks/contract.ts';

type Hook = Pick<HookContract, 'reply'>;

/** True if Okta accepts a reply of so many bytes. */
export function isReplySizeAllowed({ reply }: Hook, bytes: number): boolean {
  return bytes < reply.bytesBelow;
}

/** @throws RangeError if Okta would reject the reply for its size */
export function checkReplySize(hook: Hook, body: string): void {
  const bytes = Buffer.byteLength(body);
  if (isReplySizeAllowed(hook, bytes)) return;
  throw new RangeError(`the reply has ${bytes} bytes; Okta takes fewer than ${hook.reply.bytesBelow}`);
}
