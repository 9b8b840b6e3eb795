import { HttpError } from '../http/http-error.ts';

/** The result of a question to the console's worker: a value, or the HTTP error that refuses it. Plain data. */
export type WorkerResult<Value> =
  | { value: Value }
  | { refused: Pick<HttpError, 'status' | 'code' | 'message'> };

/** Turns a thrown HttpError into a result: it would lose its class on the way to another thread. */
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

/** The value; throws the HttpError of a refusal. */
export function workerValue<Value>(result: WorkerResult<Value>): Value {
  if ('value' in result) return result.value;
  const { status, code, message } = result.refused;
  throw new HttpError(status, code, message);
}
