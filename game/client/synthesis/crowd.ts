/** The spectators of a small ground: a murmur without an end, a cheer and a groan. */
import {
  add,
  createRandom,
  curve,
  echoed,
  filtered,
  finished,
  noise,
  RATE,
  type Samples,
  shaped,
  silence,
  tone,
} from "./samples.ts";
import { sing, VOWELS, type Vowel } from "./voices.ts";

const ALL_VOWELS = Object.keys(VOWELS) as Vowel[];

/** Base pitch and size of a random person. */
function person(random: () => number): { readonly base: number; readonly size: number } {
  const low = random() < 0.6;
  return { base: (low ? 105 : 190) * (0.85 + random() * 0.4), size: (low ? 1 : 0.87) * (0.95 + random() * 0.1) };
}

export const MURMUR_SECONDS = 6;

/** A loop: what exceeds its end goes on at its beginning. */
export function murmur(): Samples {
  const random = createRandom(411);
  const talk = silence(MURMUR_SECONDS);
  for (let voice = 0; voice < 48; voice++) talkInto(talk, random);
  const far = filtered(talk, "lowpass", 2300, { around: true });
  const rumble = filtered(noise(MURMUR_SECONDS, random), "bandpass", 420, { q: 0.5, around: true });
  add(far, rumble, { gain: (0.3 * levelOf(far)) / levelOf(rumble) });
  return finished(levelled(echoed(far, 2.4, 900, true)), { around: true });
}

/** One person talks in phrases with pauses. */
function talkInto(loop: Samples, random: () => number): void {
  const { base, size } = person(random);
  const gain = 0.3 + random() ** 2;
  let at = random() * MURMUR_SECONDS;
  const end = at + MURMUR_SECONDS;
  while (at < end - 0.5) {
    const phrase = 0.4 + random() * 1.3;
    for (let spoken = 0; spoken < phrase;) {
      const seconds = 0.11 + random() * 0.16;
      const [from, to] = [1 + random() * 0.3, 0.9 + random() * 0.2];
      const vowel = ALL_VOWELS[Math.floor(random() * ALL_VOWELS.length)]!;
      const level = curve([0, 0], [0.03, 1], [seconds * 0.6, 0.8], [seconds, 0]);
      const pitch = (time: number) => base * (from + ((to - from) * time) / seconds);
      const syllable = sing({ seconds, vowel, pitch, level, effort: 0.3 + random() * 0.3, size }, random);
      add(loop, syllable, { at: (at + spoken) % MURMUR_SECONDS, gain, wrap: true });
      spoken += seconds + random() * 0.06;
    }
    at += phrase + 0.15 + random() * 0.7;
  }
}

/** The mean level: the root of the mean square. */
function levelOf(samples: Samples): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}

/** Evens out slow changes of the level, which would repeat audibly with every turn of the loop. */
function levelled(loop: Samples): Samples {
  const power = loop.map((sample) => sample * sample);
  const slow = filtered(filtered(power, "lowpass", 0.7, { around: true }), "lowpass", 0.7, { around: true });
  return loop.map((sample, i) => sample / Math.sqrt(Math.max(1e-6, slow[i]!)));
}

type Shout = {
  readonly seed: number;
  readonly seconds: number;
  readonly people: number;
  readonly vowels: readonly Vowel[];
  /** Seconds within which all have started. */
  readonly reaction: number;
  /** Relative to the person's base, by time. */
  readonly pitch: (seconds: number) => number;
  readonly level: (seconds: number) => number;
  readonly effort: number;
};

function shout({ seed, seconds, people, vowels, reaction, pitch, level, effort }: Shout): Samples {
  const random = createRandom(seed);
  const all = silence(seconds);
  for (let each = 0; each < people; each++) {
    const { base, size } = person(random);
    const at = random() ** 2 * reaction;
    const high = 0.9 + random() * 0.25;
    const sound = sing(
      {
        ...{ seconds: seconds - at, vowel: vowels[each % vowels.length]!, effort, size },
        pitch: (time) => base * high * pitch(time) * (1 + 0.02 * Math.sin(time * 31 + each)),
        level,
      },
      random,
    );
    add(all, sound, { at, gain: 0.4 + random() * 0.6 });
  }
  return all;
}

const CHEER_SECONDS = 3.4;

export function cheer(): Samples {
  const level = curve([0, 0], [0.12, 0.7], [0.45, 1], [1.5, 0.75], [2.6, 0.28], [CHEER_SECONDS, 0]);
  const voices = shout({
    ...{ seed: 421, seconds: CHEER_SECONDS, people: 64, vowels: ["eh", "ah", "ah", "oh"], reaction: 0.4, effort: 0.95 },
    pitch: curve([0, 1.25], [0.3, 1.75], [1.4, 1.65], [3, 1.3]),
    level,
  });
  const random = createRandom(422);
  const roar = filtered(noise(CHEER_SECONDS, random), "bandpass", 950, { q: 0.55 });
  const loud = levelOf(voices);
  add(voices, shaped(roar, level), { gain: (0.45 * loud) / levelOf(roar) });
  const claps = applause(random);
  add(voices, claps, { gain: (0.5 * loud) / levelOf(claps) });
  add(voices, fingerWhistle(2050, random), { at: 0.75, gain: 0.3 * loud });
  add(voices, fingerWhistle(2380, random), { at: 1.32, gain: 0.22 * loud });
  return finished(echoed(voices, 1.6, 700), { fadeMs: 500 });
}

function applause(random: () => number): Samples {
  const all = silence(CHEER_SECONDS);
  for (let person = 0; person < 46; person++) {
    const hz = 950 + random() * 1100;
    const clap = filtered(
      shaped(noise(0.03, random), (time) => Math.exp(-time * 260)),
      "bandpass",
      hz,
      { q: 1.4 },
    );
    const pace = 0.17 + random() * 0.09;
    const gain = 0.3 + random() * 0.7;
    for (let at = 0.5 + random() * 0.7; at < CHEER_SECONDS; at += pace * (0.94 + random() * 0.12)) {
      add(all, clap, { at, gain: gain * Math.min(1, (CHEER_SECONDS - at) / 1.6) });
    }
  }
  return all;
}

function fingerWhistle(hz: number, random: () => number): Samples {
  const seconds = 0.42 + random() * 0.15;
  const pitch = curve([0, hz * 0.72], [0.09, hz], [seconds * 0.6, hz * 1.03], [seconds, hz * 0.7]);
  return tone(seconds, pitch, curve([0, 0], [0.04, 1], [seconds * 0.7, 0.8], [seconds, 0]));
}

const GROAN_SECONDS = 1.9;

export function groan(): Samples {
  const voices = shout({
    ...{
      seed: 431,
      seconds: GROAN_SECONDS,
      people: 44,
      vowels: ["oh", "oo", "oh", "ah"],
      reaction: 0.22,
      effort: 0.45,
    },
    pitch: curve([0, 1.3], [0.25, 1.35], [1.4, 0.85]),
    level: curve([0, 0], [0.16, 1], [0.7, 0.7], [1.5, 0.12], [GROAN_SECONDS, 0]),
  });
  return finished(echoed(filtered(voices, "lowpass", 3000), 1.8, 700), { fadeMs: 300 });
}

/** Half of the samples, for sounds without high frequencies. */
export function halved(samples: Samples, around: boolean): Samples {
  const low = filtered(filtered(samples, "lowpass", RATE / 5, { around }), "lowpass", RATE / 5, { around });
  return new Float64Array(Math.floor(samples.length / 2)).map((_, i) => low[2 * i]!);
}
