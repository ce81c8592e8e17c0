/** Raw deflate, with a limit for what comes out. */
import { deflateSync, Inflate, inflateSync } from "fflate";

/** `complete`: false if the input ends in the middle. `overflow`: more than the limit came out; `bytes` has its beginning. */
export type Unpacked = { readonly bytes: Uint8Array; readonly complete: boolean; readonly overflow: boolean };

/** Input per call of the library: 4 kB can become 4 MB at most, so a limit is exceeded by no more. */
const SLICE = 4096;

/**
 * Null if the input is not in the format. Bytes after the end of the stream are ignored: the end has come before a slice of
 * which nothing comes out. A stream of that many empty blocks counts as cut short.
 */
export function unpack(input: Uint8Array, limit: number): Unpacked | null {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((piece) => {
    pieces.push(piece);
    length += piece.length;
  });
  try {
    for (let at = 0; at < input.length && length <= limit; at += SLICE) {
      const before = length;
      stream.push(input.subarray(at, at + SLICE));
      if (length === before) break;
    }
  } catch {
    return null;
  }
  const bytes = joined(pieces, Math.min(length, limit));
  return { bytes, complete: hasEnded(stream), overflow: length > limit };
}

/** Whether bytes follow after the end of a stream which is complete. `length`: of what comes out. */
export function hasTrailingBytes(input: Uint8Array, length: number): boolean {
  try {
    inflateSync(input.subarray(0, -1), { out: new Uint8Array(length) });
    return true;
  } catch {
    return false;
  }
}

export function pack(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 6 });
}

/** The library reports an unexpected end only when no more input is announced. */
function hasEnded(stream: Inflate): boolean {
  try {
    stream.push(new Uint8Array(0), true);
    return true;
  } catch {
    return false;
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece.subarray(0, length - at), at);
    at += piece.length;
    if (at >= length) break;
  }
  return bytes;
}
