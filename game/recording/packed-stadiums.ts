/** Stadiums that events of a recording carry, packed. Rooms alternate between few of them, so each is read once. */
import type { Stadium } from "#sim/stadium.ts";
import { ByteReader, RecordingFault } from "./byte-reader.ts";
import { pack, unpack } from "./compression.ts";
import { MAX_PACKED_STADIUM, MAX_STADIUM_BYTES, MAX_STADIUM_TOTAL, MAX_STADIUMS } from "./limits.ts";
import { readStadium, stadiumBytes } from "./stadium-layout.ts";

type Known = { readonly packed: Uint8Array; readonly stadium: Stadium };

export class PackedStadiums {
  /** By the hash of the packed bytes. */
  readonly #known = new Map<number, Known>();
  #count = 0;
  #total = 0;

  /** `offset`: where the packed bytes stand, for faults. */
  read(packed: Uint8Array, offset: number): Stadium {
    const hash = hashOf(packed);
    const known = this.#known.get(hash);
    if (known !== undefined && isEqual(known.packed, packed)) return known.stadium;
    if (++this.#count > MAX_STADIUMS) throw new RecordingFault(`more than ${MAX_STADIUMS} stadiums`, offset);
    const unpacked = unpack(packed, MAX_STADIUM_BYTES);
    if (unpacked === null) throw new RecordingFault("stadium: its bytes are not packed by deflate", offset);
    this.#total += unpacked.bytes.length;
    if (unpacked.overflow || this.#total > MAX_STADIUM_TOTAL) throw new RecordingFault("stadium: too large", offset);
    const stadium = readPacked(unpacked.bytes, offset);
    this.#known.set(hash, { packed, stadium });
    return stadium;
  }
}

/** Throws RangeError for a stadium that does not fit. */
export function packStadium(stadium: Stadium): Uint8Array {
  const packed = pack(stadiumBytes(stadium));
  if (packed.length <= MAX_PACKED_STADIUM) return packed;
  throw new RangeError(`stadium: ${packed.length} packed bytes cannot be recorded`);
}

/** Offsets inside of the packed bytes mean nothing to a reader of the file, so faults have the offset of the event. */
function readPacked(bytes: Uint8Array, offset: number): Stadium {
  try {
    return readStadium(new ByteReader(bytes));
  } catch (error) {
    throw error instanceof RecordingFault ? new RecordingFault(error.message, offset) : error;
  }
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash;
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
