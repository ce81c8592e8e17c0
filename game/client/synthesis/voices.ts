/** Single voices of spectators: the pulses of a throat through the formants of a vowel. */
import { filtered, RATE, type Samples, silence } from "./samples.ts";

/** The first three formants of vowels in hertz. */
export const VOWELS = {
  ah: [730, 1120, 2440],
  eh: [560, 1780, 2480],
  oh: [520, 860, 2400],
  oo: [330, 880, 2240],
} as const;

export type Vowel = keyof typeof VOWELS;

const FORMANT_GAINS = [1, 0.55, 0.22];

export type Voice = {
  readonly seconds: number;
  readonly vowel: Vowel;
  /** Hertz at a time in seconds. */
  readonly pitch: (seconds: number) => number;
  readonly level: (seconds: number) => number;
  /** 0 calm to 1 shouting: the share of high frequencies. */
  readonly effort: number;
  /** Relative length of the throat's tube: below 1 for small people. */
  readonly size: number;
};

/** Samples between two evaluations of pitch and level. */
const CONTROL = 32;

export function sing(voice: Voice, random: () => number): Samples {
  const source = throat(voice, random);
  const sound = new Float64Array(source.length);
  VOWELS[voice.vowel].forEach((hz, i) => {
    const formant = filtered(source, "bandpass", hz / voice.size, { q: 5 });
    for (let at = 0; at < sound.length; at++) sound[at]! += formant[at]! * FORMANT_GAINS[i]!;
  });
  return sound;
}

/** A saw with a soft edge, and breath. */
function throat({ seconds, pitch, level, effort }: Voice, random: () => number): Samples {
  const source = silence(seconds);
  const breath = 0.5 + 0.5 * effort;
  const soft = 0.12 + 0.5 * effort;
  let phase = random();
  let [wander, dull, loud] = [0, 0, level(0)];
  for (let start = 0; start < source.length; start += CONTROL) {
    wander += (random() - 0.5 - wander) * 0.1;
    const step = (pitch(start / RATE) * (1 + 0.08 * wander)) / RATE;
    const change = (level((start + CONTROL) / RATE) - loud) / CONTROL;
    for (let i = start; i < Math.min(source.length, start + CONTROL); i++) {
      phase += step;
      if (phase >= 1) phase -= 1;
      dull += (1 - 2 * phase + (random() - 0.5) * breath - dull) * soft;
      loud += change;
      source[i] = dull * loud;
    }
  }
  return source;
}
