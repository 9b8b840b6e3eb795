import { HttpError } from '../http/http-error.ts';

/** The result of a worker call: a value, or an HTTP error. Plain data. */
export type WorkerResult<Value> =
  | { value: Value }
  | { refused: Pick<HttpError, 'status' | 'code' | 'message'> };

/** Turns a thrown HttpError into plain data, because errors lose their class between threads. */
export async function toWorkerResult<Value>(
  work: () => Value | Promise<Value>,
): Promise<WorkerResult<Value>> {
  try {
    return { value: await work() };
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    const { status, code, message } = error;
    return { refused: { status, code, message } };
  }
}

/** Returns the value, or throws the HttpError. */
export function workerValue<Value>(result: WorkerResult<Value>): Value {
  if ('value' in result) return result.value;
  const { status, code, message } = result.refused;
  throw new HttpError(status, code, message);
}
