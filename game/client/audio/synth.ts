/**
 * A small synthesizer on Web Audio: a sound is a list of tones. Browsers allow audio only after a user gesture; sounds
 * before that are dropped.
 */

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

export type Synth = {
  /** Enables audio; must be called in a key or pointer event. */
  unlock(): void;
  /** `volume` is 0 to 1. */
  play(sound: Sound, volume: number): void;
};

/** Repetitions of a sound within this time are left out: scripts can play it hundreds of times at once. */
const REPEAT_S = 0.05;

/** A tone without a rise starts with a click. */
const ATTACK_S = 0.006;
/** Inaudible; exponential ramps cannot end at 0. */
const SILENCE = 0.0001;

export function createSynth(makeContext: () => AudioContext): Synth {
  let context: AudioContext | undefined;
  const started = new Map<Sound, number>();
  return {
    unlock() {
      // A browser without audio must not break the page.
      try {
        context ??= makeContext();
        if (context.state === "suspended") void context.resume().catch(() => undefined);
      } catch {
        context = undefined;
      }
    },
    play(sound, volume) {
      if (context?.state !== "running" || volume <= 0) return;
      const { currentTime } = context;
      if (currentTime < (started.get(sound) ?? -Infinity) + REPEAT_S) return;
      started.set(sound, currentTime);
      for (const tone of sound) playTone(context, tone, volume);
    },
  };
}

function playTone(context: AudioContext, tone: Tone, volume: number): void {
  const start = context.currentTime + tone.atMs / 1000;
  const end = start + tone.durationMs / 1000;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.type = tone.shape;
  oscillator.frequency.setValueAtTime(tone.pitch, start);
  if (tone.glideTo !== undefined) oscillator.frequency.exponentialRampToValueAtTime(tone.glideTo, end);
  gain.gain.setValueAtTime(SILENCE, start);
  gain.gain.linearRampToValueAtTime(tone.gain * volume, start + ATTACK_S);
  gain.gain.exponentialRampToValueAtTime(SILENCE, end);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(end);
}
