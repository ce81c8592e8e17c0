/** Figures of a sound, by which it is judged without ears. */
import type { MadeSound } from "./sound-bank.ts";

export type Levels = {
  /** Highest sample in decibels below full scale. */
  readonly peakDb: number;
  /** Mean of the samples, relative to full scale. */
  readonly offset: number;
  /** Samples at full scale. */
  readonly clipped: number;
  /** Step from the end to the beginning, relative to the largest step within the sound. */
  readonly seam: number;
};

export function levelsOf(samples: ArrayLike<number>): Levels {
  let [peak, sum, clipped, step] = [0, 0, 0, 0];
  for (let i = 0; i < samples.length; i++) {
    const size = Math.abs(samples[i]!);
    peak = Math.max(peak, size);
    sum += samples[i]!;
    if (size >= 0.999) clipped++;
    if (i > 0) step = Math.max(step, Math.abs(samples[i]! - samples[i - 1]!));
  }
  return {
    peakDb: 20 * Math.log10(Math.max(peak, 1e-9)),
    offset: sum / samples.length,
    clipped,
    seam: Math.abs(samples[0]! - samples[samples.length - 1]!) / Math.max(step, 1e-9),
  };
}

type Section = { readonly b: readonly number[]; readonly a: readonly number[] };

/** The two filters of the loudness: 4 dB more of the high frequencies, as a head adds them, and a high-pass. */
function weighting(rate: number): readonly Section[] {
  const boost = Math.tan((Math.PI * 1681.97) / rate);
  const [gain, q] = [10 ** (3.99984 / 20), 0.70717];
  const root = gain ** 0.49967;
  const a0 = 1 + boost / q + boost * boost;
  const high = Math.tan((Math.PI * 38.135) / rate);
  const c0 = 1 + high / 0.50033 + high * high;
  return [
    {
      b: [
        (gain + (root * boost) / q + boost * boost) / a0,
        (2 * (boost * boost - gain)) / a0,
        (gain - (root * boost) / q + boost * boost) / a0,
      ],
      a: [(2 * (boost * boost - 1)) / a0, (1 - boost / q + boost * boost) / a0],
    },
    { b: [1, -2, 1], a: [(2 * (high * high - 1)) / c0, (1 - high / 0.50033 + high * high) / c0] },
  ];
}

/** As of ITU-R BS.1770 without gates, in LUFS. */
function loudnessOf(samples: ArrayLike<number>, rate: number): number {
  let signal = Float64Array.from(samples);
  for (const { b, a } of weighting(rate)) {
    let [x1, x2, y1, y2] = [0, 0, 0, 0];
    signal = signal.map((x) => {
      const y = b[0]! * x + b[1]! * x1 + b[2]! * x2 - a[0]! * y1 - a[1]! * y2;
      [x2, x1, y2, y1] = [x1, x, y1, y];
      return y;
    });
  }
  const power = signal.reduce((sum, y) => sum + y * y, 0) / signal.length;
  return -0.691 + 10 * Math.log10(Math.max(power, 1e-12));
}

const WINDOW = 512;

/** Levels of the frequencies up to half the rate, from low to high, for each `hop` samples. */
export function spectra(samples: ArrayLike<number>, hop: number): Float64Array[] {
  const frames: Float64Array[] = [];
  for (let start = 0; start < Math.max(1, samples.length - WINDOW / 2); start += hop) {
    const real = new Float64Array(WINDOW).map(
      (_, i) => (samples[start + i] ?? 0) * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / WINDOW)),
    );
    const imaginary = new Float64Array(WINDOW);
    transform(real, imaginary);
    frames.push(new Float64Array(WINDOW / 2).map((_, i) => Math.hypot(real[i]!, imaginary[i]!) / (WINDOW / 4)));
  }
  return frames;
}

/** The Fourier transform in place; the length is a power of two. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) [real[i], real[j]] = [real[j]!, real[i]!];
  }
  for (let half = 1; half < size; half *= 2) {
    for (let k = 0; k < half; k++) {
      const angle = (-Math.PI * k) / half;
      const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
      for (let i = k; i < size; i += 2 * half) {
        const j = i + half;
        const re = real[j]! * cosine - imaginary[j]! * sine;
        const im = real[j]! * sine + imaginary[j]! * cosine;
        [real[j], imaginary[j]] = [real[i]! - re, imaginary[i]! - im];
        real[i]! += re;
        imaginary[i]! += im;
      }
    }
  }
}

/** Centre of the spectrum in hertz. */
export function centroidOf(samples: ArrayLike<number>, rate: number): number {
  let [sum, weighted] = [0, 0];
  for (const levels of spectra(samples, WINDOW / 2)) {
    levels.forEach((level, i) => {
      sum += level * level;
      weighted += level * level * i;
    });
  }
  return sum === 0 ? 0 : ((weighted / sum) * rate) / WINDOW;
}

/** A row of text per variation. */
export function figuresTable(sounds: readonly MadeSound[]): string {
  const rows = sounds.flatMap(({ name, variants, rate, loop }) =>
    variants.map((samples, i) => {
      const of = levelsOf(samples);
      return [
        variants.length === 1 ? name : `${name} ${i + 1}`,
        (samples.length / rate).toFixed(2),
        of.peakDb.toFixed(1),
        loudnessOf(samples, rate).toFixed(1),
        of.offset.toFixed(5),
        String(of.clipped),
        centroidOf(samples, rate).toFixed(0),
        loop ? of.seam.toFixed(2) : "",
      ];
    }),
  );
  const head = ["sound", "s", "peak dB", "LUFS", "offset", "clipped", "centre Hz", "seam"];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  return [head, ...rows]
    .map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  "))
    .join("\n");
}
