/**
 * The Quite OK Audio format (qoaformat.org), one channel: twenty samples in eight bytes. A small filter predicts each sample
 * from the four before it; the file has the quantized differences.
 */

/** Samples of a slice, and slices of a frame. */
export const SLICE_SAMPLES = 20;
export const FRAME_SLICES = 256;

/** Bytes of the file's header, of a frame's header, and of the state of the filter. */
export const FILE_HEADER = 8;
export const FRAME_HEADER = 8;
export const FILTER_BYTES = 16;

/** "qoaf" */
export const MAGIC = 0x716f6166;

/** Differences by scale factor (16) and code (8). */
export const DIFFERENCES: readonly (readonly number[])[] = Array.from({ length: 16 }, (_, scale) => {
  const factor = Math.round((scale + 1) ** 2.75);
  return [0.75, -0.75, 2.5, -2.5, 4.5, -4.5, 7, -7].map(
    (step) => Math.sign(step) * Math.round(Math.abs(step * factor)),
  );
});

/** The filter: four weights, and the last four samples, the oldest first. */
export type Filter = { readonly history: Int32Array; readonly weights: Int32Array };

export function createFilter(): Filter {
  return { history: new Int32Array(4), weights: Int32Array.of(0, 0, -(1 << 13), 1 << 14) };
}

export function predict({ history, weights }: Filter): number {
  let sum = 0;
  for (let i = 0; i < 4; i++) sum += history[i]! * weights[i]!;
  return Math.floor(sum / 8192);
}

/** Moves the filter on by a sample that differed from the prediction by `difference`. */
export function learn({ history, weights }: Filter, sample: number, difference: number): void {
  const step = difference >> 4;
  for (let i = 0; i < 4; i++) weights[i]! += history[i]! < 0 ? -step : step;
  history.copyWithin(0, 1);
  history[3] = sample;
}

export function boundSample(value: number): number {
  return Math.max(-32768, Math.min(32767, value));
}

/** The samples of a file, from -1 to 1. Throws an error for anything else than a complete file of one channel. */
export function decodeQoa(bytes: Uint8Array): Float32Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < FILE_HEADER || view.getUint32(0) !== MAGIC) throw new Error("qoa: no QOA file");
  const count = view.getUint32(4);
  if (count > bytes.length * 3) throw new Error("qoa: the file is cut off");
  const samples = new Float32Array(count);
  let at = FILE_HEADER;
  for (let done = 0; done < count; done += FRAME_SLICES * SLICE_SAMPLES) {
    if (view.getUint8(at) !== 1) throw new Error("qoa: more than one channel");
    at = decodeFrame(view, at + FRAME_HEADER, samples.subarray(done, done + FRAME_SLICES * SLICE_SAMPLES));
  }
  return samples;
}

/** Returns the position after the frame. */
function decodeFrame(view: DataView, start: number, samples: Float32Array): number {
  const filter = createFilter();
  for (let i = 0; i < 4; i++) {
    filter.history[i] = view.getInt16(start + 2 * i);
    filter.weights[i] = view.getInt16(start + 8 + 2 * i);
  }
  let at = start + FILTER_BYTES;
  for (let first = 0; first < samples.length; first += SLICE_SAMPLES, at += 8) {
    const slice = view.getBigUint64(at);
    const differences = DIFFERENCES[Number(slice >> 60n)]!;
    const high = Number((slice >> 30n) & 0x3fff_ffffn);
    const low = Number(slice & 0x3fff_ffffn);
    const end = Math.min(SLICE_SAMPLES, samples.length - first);
    for (let i = 0; i < end; i++) {
      const code = ((i < 10 ? high : low) >> (27 - 3 * (i % 10))) & 7;
      const difference = differences[code]!;
      const sample = boundSample(predict(filter) + difference);
      samples[first + i] = sample / 32768;
      learn(filter, sample, difference);
    }
  }
  return at;
}
