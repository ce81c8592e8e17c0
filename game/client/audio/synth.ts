/**
 * A small synthesizer: sounds are tones written down as numbers, and WebAudio plays them. Browsers allow sound only after
 * the visitor has done something; what should have sounded before that is forgotten.
 */

/** One tone of a sound; times in milliseconds from the sound's start. */
export type Tone = {
  readonly shape: OscillatorType;
  /** In hertz; `glideTo` is where it ends, by default where it began. */
  readonly pitch: number;
  readonly glideTo?: number;
  readonly atMs: number;
  readonly lastsMs: number;
  /** 0 to 1. */
  readonly loudness: number;
};

export type Sound = readonly Tone[];

export type Synth = {
  /** From now on sounds are heard: to be called in answer to a key or a click. */
  unlock(): void;
  /** `volume` is 0 to 1. */
  play(sound: Sound, volume: number): void;
};

/** Tones rise this fast: without, they click. */
const ATTACK_S = 0.006;
/** An exponential fall never gets to nothing; this cannot be heard. */
const SILENT = 0.0001;

export function createSynth(makeContext: () => AudioContext): Synth {
  let context: AudioContext | undefined;
  return {
    unlock() {
      // A browser that has no sound at all is no reason for anything else to fail.
      try {
        context ??= makeContext();
        if (context.state === "suspended") void context.resume().catch(() => undefined);
      } catch {
        context = undefined;
      }
    },
    play(sound, volume) {
      if (context?.state !== "running" || volume <= 0) return;
      for (const tone of sound) playTone(context, tone, volume);
    },
  };
}

function playTone(context: AudioContext, tone: Tone, volume: number): void {
  const start = context.currentTime + tone.atMs / 1000;
  const end = start + tone.lastsMs / 1000;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.type = tone.shape;
  oscillator.frequency.setValueAtTime(tone.pitch, start);
  if (tone.glideTo !== undefined) oscillator.frequency.exponentialRampToValueAtTime(tone.glideTo, end);
  gain.gain.setValueAtTime(SILENT, start);
  gain.gain.linearRampToValueAtTime(tone.loudness * volume, start + ATTACK_S);
  gain.gain.exponentialRampToValueAtTime(SILENT, end);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(end);
}
