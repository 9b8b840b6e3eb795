import { messageOf } from '../diagnostics/error-message.ts';

/** An error on its way to another process, which would lose its code and what else stands in it. */
export interface PortableError {
  message: string;
  /** Such as code, syscall, address, port. */
  fields: object;
}

export function toPortable(error: unknown): PortableError {
  return { message: messageOf(error), fields: error instanceof Error ? { ...error } : {} };
}

export function fromPortable({ message, fields }: PortableError): Error {
  return Object.assign(new Error(message), fields);
}
