/** What a promise gives within so many milliseconds; undefined after that. */
export async function within<Value>(
  milliseconds: number,
  promise: Promise<Value>,
): Promise<Value | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(late.resolve, milliseconds, undefined);
  return Promise.race([promise, late.promise]).finally(() => clearTimeout(timer));
}
