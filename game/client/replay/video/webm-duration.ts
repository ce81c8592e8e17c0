/**
 * Adds the duration to a WebM file of MediaRecorder. Browsers write the header before they know it, and without it players
 * show no length and cannot seek. Elements of EBML are an id, a size, and content; both numbers have one to eight bytes.
 */

const SEGMENT = 0x18538067;
const SEEK_HEAD = 0x114d9b74;
const INFO = 0x1549a966;
const CLUSTER = 0x1f43b675;
const TIMESTAMP_SCALE = 0x2ad7b1;
const DURATION = 0x4489;

/** The header is within this many bytes; pictures follow it. */
const HEADER_MAX = 4096;
/** Id, size, and a number of 64 bits. */
const DURATION_BYTES = 11;
/** Nanoseconds of a unit of time, unless the file has another. */
const DEFAULT_SCALE = 1_000_000;

/** The same file if its header is not one that a recorder writes. */
export async function withDuration(file: Blob, durationMs: number): Promise<Blob> {
  const head = new Uint8Array(await file.slice(0, HEADER_MAX).arrayBuffer());
  const changed = headWithDuration(head, durationMs);
  return changed === undefined ? file : new Blob([changed, file.slice(head.length)], { type: file.type });
}

type Element = {
  readonly id: number;
  /** Of its size, and of its content, up to its end; the end is Infinity where the size is left open. */
  readonly sizeAt: number;
  readonly from: number;
  readonly to: number;
};

/** The head with the duration in it; undefined if it has no place for it. */
export function headWithDuration(head: Uint8Array, durationMs: number): Uint8Array<ArrayBuffer> | undefined {
  const segment = children(head, 0, head.length).find(({ id }) => id === SEGMENT);
  // The size of a segment that is known, and the places in a seek head, would be wrong afterwards.
  if (segment === undefined || segment.to !== Infinity) return undefined;
  const parts = children(head, segment.from, head.length);
  const info = parts.find(({ id }) => id === INFO);
  if (info === undefined || info.to > head.length || parts.some(({ id }) => id === SEEK_HEAD)) return undefined;
  const fields = children(head, info.from, info.to);
  const scale = fields.find(({ id }) => id === TIMESTAMP_SCALE);
  const unit = scale === undefined ? DEFAULT_SCALE : readNumber(head, scale.from, scale.to);
  const duration = (durationMs * 1_000_000) / unit;
  const present = fields.find(({ id }) => id === DURATION);
  return present === undefined ? addDuration(head, info, duration) : replaceDuration(head, present, duration);
}

function addDuration(head: Uint8Array, info: Element, duration: number): Uint8Array<ArrayBuffer> {
  const size = info.to - info.from + DURATION_BYTES;
  // Eight bytes hold every size.
  const before = [...head.subarray(0, info.sizeAt), 1, ...bigEndian(7, (view) => view.setUint32(3, size))];
  const field = [0x44, 0x89, 0x88, ...bigEndian(8, (view) => view.setFloat64(0, duration))];
  return Uint8Array.from([...before, ...head.subarray(info.from, info.to), ...field, ...head.subarray(info.to)]);
}

function replaceDuration(head: Uint8Array, { from, to }: Element, duration: number): Uint8Array<ArrayBuffer> {
  const changed = Uint8Array.from(head);
  const view = new DataView(changed.buffer, from, to - from);
  if (view.byteLength === 8) view.setFloat64(0, duration);
  else view.setFloat32(0, duration);
  return changed;
}

function bigEndian(length: number, write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length);
  write(new DataView(bytes.buffer));
  return bytes;
}

/** Elements between two places, up to the first one of pictures, and to the end of the bytes. */
function children(bytes: Uint8Array, from: number, to: number): readonly Element[] {
  const found: Element[] = [];
  for (let at = from; at < to;) {
    const element = readElement(bytes, at);
    if (element === undefined || element.id === CLUSTER) break;
    found.push(element);
    at = element.to;
  }
  return found;
}

function readElement(bytes: Uint8Array, start: number): Element | undefined {
  const idLength = lengthAt(bytes, start);
  const sizeAt = start + idLength;
  const sizeLength = lengthAt(bytes, sizeAt);
  const from = sizeAt + sizeLength;
  if (idLength > 4 || sizeLength > 8 || from > bytes.length) return undefined;
  const marked = readNumber(bytes, sizeAt, from);
  const limit = 2 ** (7 * sizeLength);
  // All bits set: the size is left open.
  const size = marked === 2 * limit - 1 || sizeLength === 8 ? openSize(bytes, sizeAt, from) : marked - limit;
  return { id: readNumber(bytes, start, sizeAt), sizeAt, from, to: from + size };
}

/** A size of eight bytes, or one whose bits are all set, byte by byte: numbers of 56 bits are not exact. */
function openSize(bytes: Uint8Array, sizeAt: number, from: number): number {
  const rest = bytes.subarray(sizeAt + 1, from);
  return rest.every((byte) => byte === 0xff) ? Infinity : readNumber(bytes, sizeAt + 1, from);
}

/** The leading zeros of the first byte are the number of further ones. Nine for a byte without a bit. */
function lengthAt(bytes: Uint8Array, at: number): number {
  return Math.clz32(bytes[at] ?? 0) - 23;
}

function readNumber(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) value = value * 256 + bytes[i]!;
  return value;
}
