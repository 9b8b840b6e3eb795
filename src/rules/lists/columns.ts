/** Numbers by the million, outside of the heap. */
export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

type Kind<One extends Column> = new (memory: SharedArrayBuffer, offset: number, length: number) => One;

/** Elements for which an empty column has room. */
const FEW = 16;

/** How far a column may grow before it has to move. What is reserved for it takes no memory yet. */
const RESERVED = 16;

export function newColumn<One extends Column>(
  Kind: Kind<One> & { BYTES_PER_ELEMENT: number },
  length = FEW,
): One {
  return new Kind(memoryOf(length * Kind.BYTES_PER_ELEMENT, RESERVED), 0, length);
}

/** The same column with twice the room: in its place, as long as that was reserved. */
export function grown<One extends Column>(column: One): One {
  const { buffer, byteLength, length } = column;
  const Kind = column.constructor as Kind<One>;
  const [room, bytes] = [2 * length, 2 * byteLength];
  if (buffer instanceof SharedArrayBuffer && bytes <= buffer.maxByteLength) {
    buffer.grow(bytes);
    return new Kind(buffer, 0, room);
  }
  const moved = new Kind(memoryOf(bytes, RESERVED), 0, room);
  moved.set(column);
  return moved;
}

/** A copy that is as large as it must be. */
export function trimmed<One extends Column>(column: One): One {
  const Kind = column.constructor as Kind<One>;
  const copy = new Kind(memoryOf(column.byteLength), 0, column.length);
  copy.set(column);
  return copy;
}

/**
 * Memory that threads share. What can grow is mapped by itself, and goes back to the system when it is dropped;
 * other memory is malloc's, which keeps for each thread what it once had. Little may stay there.
 */
function memoryOf(bytes: number, times = 1): SharedArrayBuffer {
  const most = bytes * times;
  return most < LITTLE ? new SharedArrayBuffer(bytes) : new SharedArrayBuffer(bytes, { maxByteLength: most });
}

const LITTLE = 64 * 1024;
