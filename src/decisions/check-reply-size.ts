import { registration } from '../hooks/registration/request-types.ts';

/** Whether Okta accepts a reply of so many bytes. */
export function isReplySizeAllowed(bytes: number): boolean {
  return bytes < registration.replyBytesBelow;
}

/** @throws RangeError if Okta would reject the reply for its size */
export function checkReplySize(body: string): void {
  const bytes = Buffer.byteLength(body);
  if (isReplySizeAllowed(bytes)) return;
  throw new RangeError(`the reply has ${bytes} bytes; Okta takes fewer than ${registration.replyBytesBelow}`);
}
