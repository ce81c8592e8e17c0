/**
 * Byte messages between a page and the room of a document. The first byte is the kind, the rest what Yjs makes: a state vector, an
 * update, or an awareness update. A frame to the server has at most four kilobytes, so messages to it are sent in parts, each of
 * which begins with a byte that is 1 if more follow.
 */

/** What the sender has; the other side answers with a DIFF. */
export const STATE = 0;
/** What the receiver of a STATE lacks. */
export const DIFF = 1;
/** An edit. */
export const UPDATE = 2;
/** Cursors, selections and names. */
export const AWARENESS = 3;

export type SyncKind = typeof STATE | typeof DIFF | typeof UPDATE | typeof AWARENESS;

export type SyncMessage = { readonly kind: SyncKind; readonly bytes: Uint8Array };

/** Bytes of a part, with its first byte. */
export const PART_MAX = 3900;

const LAST = 0;
const MORE = 1;

export function encodeSyncMessage({ kind, bytes }: SyncMessage): Uint8Array {
  const message = new Uint8Array(bytes.length + 1);
  message[0] = kind;
  message.set(bytes, 1);
  return message;
}

/** Undefined for a message of no known kind. */
export function decodeSyncMessage(message: Uint8Array): SyncMessage | undefined {
  const kind = message[0];
  return kind === STATE || kind === DIFF || kind === UPDATE || kind === AWARENESS
    ? { kind, bytes: message.subarray(1) }
    : undefined;
}

/** The parts of a message, in order. */
export function splitMessage(message: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let start = 0; start === 0 || start < message.length; start += PART_MAX - 1) {
    const content = message.subarray(start, start + PART_MAX - 1);
    const part = new Uint8Array(content.length + 1);
    part[0] = start + content.length < message.length ? MORE : LAST;
    part.set(content, 1);
    parts.push(part);
  }
  return parts;
}

/** Puts the parts of one sender together again. */
export class PartReader {
  readonly #max: number;
  #parts: Uint8Array[] = [];
  #size = 0;

  /** `max`: bytes of a message. */
  constructor(max: number) {
    this.#max = max;
  }

  /** The message that is complete with this part; undefined if more follow; a fault for a part that cannot be one. */
  add(part: Uint8Array): Uint8Array | "malformed" | "too large" | undefined {
    const flag = part[0];
    if (flag !== LAST && flag !== MORE) return "malformed";
    this.#size += part.length - 1;
    if (this.#size > this.#max) return "too large";
    // The frame may be reused by the transport.
    this.#parts.push(flag === LAST && this.#parts.length === 0 ? part.subarray(1) : part.slice(1));
    if (flag === MORE) return undefined;
    const parts = this.#parts;
    const message = parts.length === 1 ? parts[0]! : joined(parts, this.#size);
    this.#parts = [];
    this.#size = 0;
    return message;
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const message = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    message.set(part, offset);
    offset += part.length;
  }
  return message;
}
