/** Writes QOA files (audio/qoa.ts). Of the sixteen scale factors each slice has the one with the smallest error. */
import {
  boundSample,
  createFilter,
  DIFFERENCES,
  FILE_HEADER,
  FILTER_BYTES,
  FRAME_HEADER,
  FRAME_SLICES,
  learn,
  MAGIC,
  predict,
  SLICE_SAMPLES,
  type Filter,
} from "../audio/qoa.ts";

const FRAME_SAMPLES = FRAME_SLICES * SLICE_SAMPLES;

/** Above this sum of squares the weights come close to what 16 bits hold, and a slice that moves them there counts as worse. */
const WEIGHTS_MAX = 9e8;

/** `samples` are from -1 to 1. */
export function encodeQoa(samples: ArrayLike<number>, rate: number): Uint8Array {
  const frames = Math.ceil(samples.length / FRAME_SAMPLES);
  const slices = Math.ceil(samples.length / SLICE_SAMPLES);
  const bytes = new Uint8Array(FILE_HEADER + frames * (FRAME_HEADER + FILTER_BYTES) + slices * 8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC);
  view.setUint32(4, samples.length);
  const values = Int32Array.from(samples, (sample) => boundSample(Math.round(sample * 32768)));
  let filter = createFilter();
  let at = FILE_HEADER;
  for (let done = 0; done < values.length; done += FRAME_SAMPLES) {
    const frame = values.subarray(done, done + FRAME_SAMPLES);
    writeFrameHeader(view, at, frame.length, rate, filter);
    at += FRAME_HEADER + FILTER_BYTES;
    for (let first = 0; first < frame.length; first += SLICE_SAMPLES, at += 8) {
      const best = bestSlice(frame.subarray(first, first + SLICE_SAMPLES), filter);
      view.setBigUint64(at, best.bits);
      filter = best.filter;
    }
  }
  return bytes;
}

function writeFrameHeader(view: DataView, at: number, count: number, rate: number, filter: Filter): void {
  const size = FRAME_HEADER + FILTER_BYTES + Math.ceil(count / SLICE_SAMPLES) * 8;
  view.setUint32(at, (1 << 24) | rate);
  view.setUint16(at + 4, count);
  view.setUint16(at + 6, size);
  for (let i = 0; i < 4; i++) {
    view.setInt16(at + 8 + 2 * i, filter.history[i]!);
    if (Math.abs(filter.weights[i]!) > 32767) throw new Error("qoa: weight beyond 16 bits");
    view.setInt16(at + 16 + 2 * i, filter.weights[i]!);
  }
}

type Slice = { readonly bits: bigint; readonly filter: Filter };

function bestSlice(samples: Int32Array, before: Filter): Slice {
  let best: Slice | undefined;
  let smallest = Infinity;
  for (let scale = 0; scale < 16; scale++) {
    const filter = { history: before.history.slice(), weights: before.weights.slice() };
    const codes: number[] = [];
    const error = encodeSlice(samples, DIFFERENCES[scale]!, filter, codes, smallest);
    if (error >= smallest) continue;
    smallest = error;
    best = { bits: packSlice(scale, codes), filter };
  }
  return best!;
}

/** Fills `codes` and returns the sum of the squared errors; stops when it exceeds `limit`. */
function encodeSlice(
  samples: Int32Array,
  differences: readonly number[],
  filter: Filter,
  codes: number[],
  limit: number,
): number {
  let error = 0;
  for (const wanted of samples) {
    const predicted = predict(filter);
    const code = nearestCode(differences, wanted - predicted);
    const sample = boundSample(predicted + differences[code]!);
    error += (wanted - sample) ** 2 + weightExcess(filter);
    if (error >= limit) return error;
    codes.push(code);
    learn(filter, sample, differences[code]!);
  }
  return error;
}

function weightExcess({ weights }: Filter): number {
  let sum = 0;
  for (let i = 0; i < 4; i++) sum += weights[i]! ** 2;
  return Math.max(0, sum - WEIGHTS_MAX);
}

function nearestCode(differences: readonly number[], wanted: number): number {
  // Even codes are positive, odd ones negative, by size.
  let best = wanted < 0 ? 1 : 0;
  for (let code = best + 2; code < 8; code += 2) {
    if (Math.abs(differences[code]! - wanted) < Math.abs(differences[best]! - wanted)) best = code;
  }
  return best;
}

function packSlice(scale: number, codes: readonly number[]): bigint {
  let bits = BigInt(scale);
  for (let i = 0; i < SLICE_SAMPLES; i++) bits = (bits << 3n) | BigInt(codes[i] ?? 0);
  return bits;
}
