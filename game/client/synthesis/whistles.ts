/** The referee's whistle: two close pitches that a pea interrupts about thirty times a second, and breath. */
import { add, createRandom, curve, filtered, finished, noise, type Samples, shaped, silence, tone } from "./samples.ts";

/** One blast. */
function blast(seconds: number, seed: number): Samples {
  const random = createRandom(seed);
  const level = curve([0, 0], [0.018, 1], [seconds - 0.05, 0.92], [seconds, 0]);
  const rise = curve([0, 0.9], [0.03, 1], [seconds - 0.06, 1.004], [seconds, 0.95]);
  const speed = 31 + random() * 4;
  // The pea moves a little irregularly.
  const drift = filtered(noise(seconds, random), "lowpass", 14);
  const pea = (time: number) => Math.sin(2 * Math.PI * speed * time + 40 * (drift[Math.round(time * 24_000)] ?? 0));
  const gate = (time: number) => level(time) * (0.56 + 0.44 * pea(time));
  const pitch = (hz: number) => (time: number) => hz * rise(time) * (1 + 0.012 * pea(time));
  const sound = tone(seconds, pitch(2640), (time) => 0.6 * gate(time));
  add(
    sound,
    tone(seconds, pitch(2788), (time) => 0.42 * gate(time)),
  );
  add(
    sound,
    tone(seconds, pitch(5290), (time) => 0.07 * gate(time)),
  );
  const breath = filtered(noise(seconds, random), "bandpass", 2900, { q: 1.2 });
  return add(
    sound,
    shaped(breath, (time) => 0.2 * level(time)),
  );
}

const withRoom = (sound: Samples): Samples => {
  const longer = add(silence(sound.length / 24_000 + 0.18), sound);
  for (const [at, gain] of [
    [0.031, 0.14],
    [0.057, 0.1],
    [0.093, 0.07],
    [0.134, 0.04],
  ] as const)
    add(longer, filtered(sound, "lowpass", 3600), { at, gain });
  return finished(longer, { fadeMs: 60 });
};

export const kickOffWhistle = (): Samples => withRoom(blast(0.5, 301));

export const goalWhistle = (): Samples => withRoom(blast(0.26, 302));

/** Two short blasts and a long one. */
export function fullTimeWhistle(): Samples {
  const sound = silence(1.72);
  add(sound, blast(0.22, 303));
  add(sound, blast(0.22, 304), { at: 0.34 });
  add(sound, blast(1, 305), { at: 0.7 });
  return withRoom(sound);
}
