/** A leather ball, boards, nets, posts and bodies: short noises that strike damped modes. */
import {
  add,
  createRandom,
  filtered,
  finished,
  noise,
  ring,
  type Mode,
  type Samples,
  shaped,
  struck,
} from "./samples.ts";

/** Small differences of pitch and level between the variations of a sound. */
function varied(modes: readonly Mode[], random: () => number): Mode[] {
  const pitch = 1 + (random() - 0.5) * 0.09;
  return modes.map((mode) => ({
    ...mode,
    hz: mode.hz * pitch * (1 + (random() - 0.5) * 0.04),
    gain: mode.gain * (1 + (random() - 0.5) * 0.35),
  }));
}

type Slap = { readonly hz: number; readonly q?: number; readonly decayMs: number; readonly gain: number };

/** A body's modes with the noise of what struck it. */
function strike(seed: number, seconds: number, modes: readonly Mode[], slaps: readonly Slap[]): Samples {
  const random = createRandom(seed);
  const sound = ring(seconds, varied(modes, random));
  for (const { hz, q = 0.8, decayMs, gain } of slaps) {
    const burst = shaped(noise(seconds, random), struck(0.5, decayMs));
    add(sound, filtered(burst, "bandpass", hz * (1 + (random() - 0.5) * 0.15), { q }), { gain });
  }
  return finished(sound);
}

/** `strength`: 0 soft, 1 medium, 2 hard. A harder kick is brighter and longer. */
export function kick(strength: number, seed: number): Samples {
  const modes: Mode[] = [
    { hz: 112, gain: 0.55, decayMs: 150 + 30 * strength, bend: 1.9 },
    { hz: 238, gain: 0.75, decayMs: 105 + 20 * strength, bend: 1.25 },
    { hz: 402, gain: 0.45 + 0.12 * strength, decayMs: 80 },
    { hz: 655, gain: 0.22 + 0.16 * strength, decayMs: 52 },
    { hz: 1080, gain: 0.08 + 0.14 * strength, decayMs: 34 },
  ];
  return strike(seed, 0.2 + 0.04 * strength, modes, [
    { hz: 850 + 400 * strength, decayMs: 40 + 8 * strength, gain: 1.5 + 0.9 * strength },
    { hz: 3000 + 800 * strength, decayMs: 14, gain: 0.2 + 0.6 * strength },
  ]);
}

/** The ball against wooden boards. */
export function board(strength: number, seed: number): Samples {
  const modes: Mode[] = [
    { hz: 168, gain: 0.4, decayMs: 120 + 30 * strength },
    { hz: 287, gain: 0.75, decayMs: 140 },
    { hz: 463, gain: 0.7, decayMs: 105 },
    { hz: 742, gain: 0.45 + 0.12 * strength, decayMs: 80 },
    { hz: 1130, gain: 0.25 + 0.14 * strength, decayMs: 55 },
    { hz: 1640, gain: 0.1 + 0.14 * strength, decayMs: 34 },
  ];
  return strike(seed, 0.17 + 0.03 * strength, modes, [
    { hz: 700 + 480 * strength, decayMs: 30, gain: 1.2 + 0.7 * strength },
    { hz: 2700, decayMs: 12, gain: 0.2 + 0.5 * strength },
  ]);
}

/** The ball against a wall that gives it more speed than it had. */
export function rubber(seed: number): Samples {
  const modes: Mode[] = [
    { hz: 204, gain: 0.8, decayMs: 180, bend: 0.62 },
    { hz: 408, gain: 0.7, decayMs: 140, bend: 0.62 },
    { hz: 628, gain: 0.3, decayMs: 90, bend: 0.7 },
  ];
  return strike(seed, 0.2, modes, [{ hz: 900, decayMs: 26, gain: 1.4 }]);
}

/** The ball in the net: a dull stop and the rustle of cords. */
export function net(seed: number): Samples {
  const random = createRandom(seed + 1000);
  const sound = strike(
    seed,
    0.34,
    [{ hz: 142, gain: 0.5, decayMs: 110, bend: 1.4 }],
    [{ hz: 480, decayMs: 60, gain: 0.7 }],
  );
  const cords = filtered(noise(0.34, random), "bandpass", 2700, { q: 0.6 });
  const flutter = shaped(cords, (time) => {
    const grains = 0.45 + 0.55 * Math.abs(Math.sin(time * 171) * Math.sin(time * 67));
    return Math.min(1, time / 0.025) * Math.exp(-time * 12) * grains;
  });
  return finished(add(sound, flutter, { gain: 0.75 }));
}

/** The ball at a foot that does not kick. */
export function touch(seed: number): Samples {
  const modes: Mode[] = [
    { hz: 224, gain: 0.7, decayMs: 66, bend: 1.3 },
    { hz: 405, gain: 0.6, decayMs: 50 },
    { hz: 670, gain: 0.3, decayMs: 34 },
  ];
  return strike(seed, 0.09, modes, [{ hz: 950, decayMs: 24, gain: 1.2 }]);
}

/** Two players. */
export function bump(seed: number): Samples {
  const modes: Mode[] = [
    { hz: 128, gain: 0.7, decayMs: 80, bend: 1.3 },
    { hz: 236, gain: 0.6, decayMs: 60 },
  ];
  return strike(seed, 0.11, modes, [{ hz: 420, decayMs: 60, gain: 2 }]);
}

/** Partials of a metal tube, relative to the lowest; each is a pair with slightly different pitches. */
const TUBE = [1, 2.756, 5.404, 8.933];

export function post(seed: number): Samples {
  const random = createRandom(seed);
  const lowest = 398 + random() * 34;
  const modes = TUBE.flatMap((ratio, i): Mode[] => {
    const mode = { hz: lowest * ratio, gain: [0.4, 0.6, 0.42, 0.2][i]!, decayMs: [900, 720, 430, 210][i]! };
    return [mode, { ...mode, hz: mode.hz * (1.004 + random() * 0.004), gain: mode.gain * 0.6 }];
  });
  modes.push({ hz: 190, gain: 0.55, decayMs: 90, bend: 1.4 });
  return strike(seed + 7, 0.85, modes, [
    { hz: 1900, decayMs: 22, gain: 1.8 },
    { hz: 4600, decayMs: 10, gain: 0.9 },
  ]);
}
