import { HttpError } from '../http/http-error.ts';

/** What the console's thread answers: a value, or why the question is refused. Plain data. */
export type WorkerResult<Value> =
  | { value: Value }
  | { refused: Pick<HttpError, 'status' | 'code' | 'message'> };

/** Lets work in a thread throw HttpErrors, which would lose their class on the way to another thread. */
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

/** The value that was told; throws the HttpError that was. */
export function workerValue<Value>(told: WorkerResult<Value>): Value {
  if ('value' in told) return told.value;
  const { status, code, message } = told.refused;
  throw new HttpError(status, code, message);
}
