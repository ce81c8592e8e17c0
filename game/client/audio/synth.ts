/** A small synthesizer on Web Audio, for signals on all pages: a sound is a list of tones. Nothing has to be loaded for it. */
import type { AudioOutput } from "./audio-output.ts";

/** One tone of a sound; times in milliseconds from the sound's start. */
export type Tone = {
  readonly shape: OscillatorType;
  /** Hertz at the start; `glideTo` is the pitch at the end, by default the same. */
  readonly pitch: number;
  readonly glideTo?: number;
  readonly atMs: number;
  readonly durationMs: number;
  /** 0 to 1. */
  readonly gain: number;
};

export type Sound = readonly Tone[];

export type Synth = { play(sound: Sound): void };

/** Repetitions of a sound within this time are left out: scripts can play it hundreds of times at once. */
const REPEAT_S = 0.05;

/** A tone without a rise starts with a click. */
const ATTACK_S = 0.006;
/** Inaudible; exponential ramps cannot end at 0. */
const SILENCE = 0.0001;

/** Plays in the group of signals; sounds before the first gesture of the user are dropped. */
export function createSynth(output: AudioOutput): Synth {
  const started = new Map<Sound, number>();
  return {
    play(sound) {
      const to = output.group("signals");
      const { context } = output;
      if (context === undefined || to === undefined) return;
      const { currentTime } = context;
      if (currentTime < (started.get(sound) ?? -Infinity) + REPEAT_S) return;
      if (!output.useFor(durationOf(sound) + 250)) return;
      started.set(sound, currentTime);
      for (const tone of sound) playTone(context, tone, to);
    },
  };
}

function durationOf(sound: Sound): number {
  return Math.max(...sound.map(({ atMs, durationMs }) => atMs + durationMs));
}

function playTone(context: AudioContext, tone: Tone, to: AudioNode): void {
  const start = context.currentTime + tone.atMs / 1000;
  const end = start + tone.durationMs / 1000;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.type = tone.shape;
  oscillator.frequency.setValueAtTime(tone.pitch, start);
  if (tone.glideTo !== undefined) oscillator.frequency.exponentialRampToValueAtTime(tone.glideTo, end);
  gain.gain.setValueAtTime(SILENCE, start);
  gain.gain.linearRampToValueAtTime(tone.gain, start + ATTACK_S);
  gain.gain.exponentialRampToValueAtTime(SILENCE, end);
  oscillator.connect(gain).connect(to);
  oscillator.start(start);
  oscillator.stop(end);
}
