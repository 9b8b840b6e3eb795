/** Typed array for millions of numbers, outside of the heap. */
export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

type ColumnConstructor<One extends Column> = new (
  memory: SharedArrayBuffer,
  offset: number,
  length: number,
) => One;

/** Capacity of an empty column. */
const FEW = 16;

/** Factor by which a column may grow in place. Reserved address space takes no memory yet. */
const RESERVED = 16;

export function newColumn<One extends Column>(
  Kind: ColumnConstructor<One> & { BYTES_PER_ELEMENT: number },
  length = FEW,
): One {
  return new Kind(memoryOf(length * Kind.BYTES_PER_ELEMENT, RESERVED), 0, length);
}

/** Doubles the capacity of a column: in place, if address space was reserved. */
export function grown<One extends Column>(column: One): One {
  const { buffer, byteLength, length } = column;
  const Kind = column.constructor as ColumnConstructor<One>;
  const [room, bytes] = [2 * length, 2 * byteLength];
  if (buffer instanceof SharedArrayBuffer && bytes <= buffer.maxByteLength) {
    buffer.grow(bytes);
    return new Kind(buffer, 0, room);
  }
  const moved = new Kind(memoryOf(bytes, RESERVED), 0, room);
  moved.set(column);
  return moved;
}

/** A copy without spare capacity. */
export function trimmed<One extends Column>(column: One): One {
  const Kind = column.constructor as ColumnConstructor<One>;
  const copy = new Kind(memoryOf(column.byteLength), 0, column.length);
  copy.set(column);
  return copy;
}

/**
 * Memory that threads share. A growable buffer is mapped separately and returned to the system when it is freed;
 * malloc, which serves all others, keeps freed memory per thread, so that only small buffers go there.
 */
function memoryOf(bytes: number, times = 1): SharedArrayBuffer {
  const most = bytes * times;
  return most < LITTLE ? new SharedArrayBuffer(bytes) : new SharedArrayBuffer(bytes, { maxByteLength: most });
}

const LITTLE = 64 * 1024;
