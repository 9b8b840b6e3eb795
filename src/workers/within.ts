/** What a promise gives within so many milliseconds; undefined after that. */
export async function within<Value>(
  milliseconds: number,
  promise: Promise<Value>,
): Promise<Value | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(late.resolve, milliseconds, undefined);
  return Promise.race([promise, late.promise]).finally(() => clearTimeout(timer));
}

/** The same; rejects after that, with what has not been done. */
export async function inTime<Value>(
  milliseconds: number,
  promise: Promise<Value>,
  complaint: string,
): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const fail = () => late.reject(new Error(`${complaint} within ${milliseconds / 1000} s`));
  const timer = setTimeout(fail, milliseconds);
  return Promise.race([promise, late.promise]).finally(() => clearTimeout(timer));
}
