/** Sounds as samples at 24 kHz: noise, envelopes, filters, damped modes. All of it is pure and gives the same every time. */

export const RATE = 24_000;

export type Samples = Float64Array;

/** Numbers from 0 to 1 that look random, the same ones for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Silence of this many seconds. */
export function silence(seconds: number): Samples {
  return new Float64Array(Math.round(seconds * RATE));
}

export function noise(seconds: number, random: () => number): Samples {
  return silence(seconds).map(() => random() * 2 - 1);
}

/** Scales each sample by a function of the time in seconds. */
export function shaped(samples: Samples, envelope: (seconds: number) => number): Samples {
  return samples.map((sample, i) => sample * envelope(i / RATE));
}

/** An envelope that rises within `riseMs`, and has decayed by 60 dB after `decayMs`. */
export function struck(riseMs: number, decayMs: number): (seconds: number) => number {
  const fall = -6907.755 / decayMs;
  return (seconds) => Math.min(1, (seconds * 1000) / riseMs) * Math.exp(seconds * fall);
}

/** Linear between points of time (seconds) and value; constant before the first and after the last. */
export function curve(...points: readonly (readonly [number, number])[]): (seconds: number) => number {
  return (seconds) => {
    let after = 0;
    while (after < points.length && points[after]![0] <= seconds) after++;
    if (after === 0) return points[0]![1];
    const before = points[after - 1]!;
    const next = points[after];
    if (next === undefined) return before[1];
    return before[1] + ((next[1] - before[1]) * (seconds - before[0])) / (next[0] - before[0]);
  };
}

/** A tone whose pitch and level are functions of the time. */
export function tone(seconds: number, hertz: (seconds: number) => number, level: (seconds: number) => number): Samples {
  let phase = 0;
  return silence(seconds).map((_, i) => {
    phase += hertz(i / RATE) / RATE;
    return Math.sin(2 * Math.PI * phase) * level(i / RATE);
  });
}

/** A way in which a struck body sounds. */
export type Mode = {
  readonly hz: number;
  readonly gain: number;
  /** Until it has decayed by 60 dB. */
  readonly decayMs: number;
  /** Its pitch at the start, relative to `hz`; the difference halves every 9 ms. */
  readonly bend?: number;
};

/** All modes of a body that is struck once. */
export function ring(seconds: number, modes: readonly Mode[], riseMs = 0.8): Samples {
  const sum = silence(seconds);
  for (const { hz, gain, decayMs, bend = 1 } of modes) {
    const hertz = (time: number) => hz * (1 + (bend - 1) * 2 ** (-time / 0.009));
    const envelope = struck(riseMs, decayMs);
    add(
      sum,
      tone(seconds, hertz, (time) => gain * envelope(time)),
    );
  }
  return sum;
}

/** Adds a sound to another from `atSeconds` on; what exceeds its end is left out, or starts again at its beginning. */
export function add(to: Samples, from: Samples, { at = 0, gain = 1, wrap = false } = {}): Samples {
  const start = Math.round(at * RATE);
  for (let i = 0; i < from.length; i++) {
    const target = wrap ? (start + i) % to.length : start + i;
    if (target >= to.length) break;
    to[target]! += from[i]! * gain;
  }
  return to;
}

export type FilterKind = "lowpass" | "highpass" | "bandpass";

/** A filter of second order. `around`: the samples are a loop, and so is the result. */
export function filtered(samples: Samples, kind: FilterKind, hz: number, { q = 0.707, around = false } = {}): Samples {
  const angle = (2 * Math.PI * Math.min(hz, RATE * 0.49)) / RATE;
  const alpha = Math.sin(angle) / (2 * q);
  const cosine = Math.cos(angle);
  const scale = 1 / (1 + alpha);
  const [b0, b1] = numerator(kind, cosine, alpha);
  const b2 = kind === "bandpass" ? -b0 : b0;
  const out = new Float64Array(samples.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let pass = around ? 0 : 1; pass < 2; pass++) {
    for (let i = 0; i < samples.length; i++) {
      const x = samples[i]!;
      const y = scale * (b0 * x + b1 * x1 + b2 * x2 + 2 * cosine * y1 - (1 - alpha) * y2);
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      out[i] = y;
    }
  }
  return out;
}

function numerator(kind: FilterKind, cosine: number, alpha: number): readonly [number, number] {
  if (kind === "lowpass") return [(1 - cosine) / 2, 1 - cosine];
  if (kind === "highpass") return [(1 + cosine) / 2, -(1 + cosine)];
  return [alpha, 0];
}

/** Delays of the echoes in seconds, which have no common divisor. */
const ECHOES = [0.0297, 0.0371, 0.0411, 0.0437, 0.0531, 0.0617];

/** The sound with the echoes of a place; `level` is theirs, `decayMs` until they have decayed by 60 dB. */
export function echoed(samples: Samples, level: number, decayMs: number, around = false): Samples {
  const out = samples.slice();
  for (const seconds of ECHOES) {
    const delay = Math.round(seconds * RATE);
    const back = 10 ** ((-3 * seconds * 1000) / decayMs);
    const line = new Float64Array(delay);
    let dull = 0;
    for (let pass = around ? 0 : 1; pass < 2; pass++) {
      for (let i = 0, at = 0; i < samples.length; i++, at = (at + 1) % delay) {
        const echo = line[at]!;
        dull += (echo - dull) * 0.5;
        line[at] = samples[i]! + dull * back;
        if (pass === 1) out[i]! += (echo * level) / ECHOES.length;
      }
    }
  }
  return out;
}

/** Level of the highest sample of all sounds: 3 dB below what a file can hold. */
export const PEAK = 0.7079;

/** Without what is too low to hear, at the common peak level, and faded out at its end unless it is a loop. */
export function finished(samples: Samples, { around = false, fadeMs = 12 } = {}): Samples {
  const high = filtered(samples, "highpass", 45, { around });
  const peak = high.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-9);
  const fade = (fadeMs / 1000) * RATE;
  return high.map((sample, i) => {
    const rest = around ? 1 : Math.min(1, (high.length - 1 - i) / fade);
    return (sample * PEAK * rest) / peak;
  });
}
