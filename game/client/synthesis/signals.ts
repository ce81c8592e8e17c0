/** Signals: struck wood for the count-down and the interface, and two short motifs for what is at stake. */
import {
  add,
  createRandom,
  curve,
  filtered,
  finished,
  noise,
  ring,
  RATE,
  type Samples,
  shaped,
  silence,
  struck,
} from "./samples.ts";

/** A bar of a marimba. */
function bar(hz: number, seconds: number): Samples {
  return ring(seconds, [
    { hz, gain: 1, decayMs: seconds * 1100 },
    { hz: hz * 3.93, gain: 0.22, decayMs: seconds * 420 },
    { hz: hz * 9.2, gain: 0.06, decayMs: 60 },
  ]);
}

export const countdown = (): Samples => finished(bar(523.25, 0.24));

export const go = (): Samples => finished(add(bar(783.99, 0.5), bar(1046.5, 0.5), { gain: 0.6 }));

export function click(): Samples {
  const tick = ring(0.035, [
    { hz: 1150, gain: 1, decayMs: 22 },
    { hz: 2480, gain: 0.4, decayMs: 12 },
  ]);
  return finished(tick, { fadeMs: 6 });
}

/** A kettledrum. */
function drum(hz: number, seconds: number, random: () => number): Samples {
  const skin = ring(seconds, [
    { hz, gain: 1, decayMs: 900, bend: 1.12 },
    { hz: hz * 1.504, gain: 0.6, decayMs: 700 },
    { hz: hz * 1.742, gain: 0.35, decayMs: 480 },
    { hz: hz * 2.245, gain: 0.2, decayMs: 320 },
  ]);
  const stick = filtered(shaped(noise(seconds, random), struck(1, 50)), "bandpass", 700, { q: 0.7 });
  return add(skin, stick, { gain: 0.5 });
}

/** A horn: harmonics of which more sound the louder it is. */
function horn(hz: number, seconds: number, peak = 1): Samples {
  const swell = curve([0, 0], [0.06, 0.8], [seconds * 0.5, peak], [seconds, 0]);
  const sound = silence(seconds);
  for (let harmonic = 1; harmonic <= 9 && hz * harmonic < RATE * 0.4; harmonic++) {
    const brightness = 0.62 - 0.02 * harmonic;
    for (let i = 0; i < sound.length; i++) {
      const level = swell(i / RATE);
      const phase = (2 * Math.PI * hz * harmonic * i) / RATE;
      sound[i]! += Math.sin(phase) * level * (brightness * level) ** (harmonic * 0.55);
    }
  }
  return sound;
}

/** A rising fourth and its chord: the next goal wins. */
export function goldenGoal(): Samples {
  const sound = silence(1.6);
  const random = createRandom(511);
  add(sound, drum(73.4, 1.4, random), { gain: 0.9 });
  add(sound, horn(220, 0.3), { gain: 0.5 });
  add(sound, horn(293.66, 1.3), { at: 0.24, gain: 0.55 });
  add(sound, horn(369.99, 1.3), { at: 0.24, gain: 0.35 });
  add(sound, horn(440, 1.3), { at: 0.24, gain: 0.3 });
  add(sound, drum(110, 1.2, random), { at: 0.24, gain: 0.6 });
  return finished(sound, { fadeMs: 200 });
}

/** Three strokes on the drum and a bell: the last minute. */
export function lastMinute(): Samples {
  const sound = silence(1.3);
  const random = createRandom(521);
  for (const at of [0, 0.2, 0.4]) add(sound, drum(98, 0.9, random), { at, gain: at === 0.4 ? 1 : 0.65 });
  add(sound, bar(587.33, 0.8), { at: 0.4, gain: 0.7 });
  add(sound, bar(880, 0.8), { at: 0.4, gain: 0.45 });
  return finished(sound, { fadeMs: 150 });
}
