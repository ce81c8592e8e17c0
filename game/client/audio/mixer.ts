/** Plays the sounds of the bank: a limited number of voices, small variations, and no sound many times at once. */
import type { AudioOutput, SoundGroup } from "./audio-output.ts";
import type { SoundName } from "./sound-bank.ts";

/** Sounds that play at the same time. One more takes the place of the quietest, or of the oldest of equal ones. */
export const VOICES_MAX = 24;

/** A sound is played at most once within this time, in seconds: scripted maps bounce a thousand times a second. */
export const REPEAT_S = 0.05;

/** Largest deviation of the pitch. */
const PITCH = 0.04;

export type PlayOptions = {
  readonly group: SoundGroup;
  /** 0 to 1. */
  readonly gain: number;
  /** -1 left to 1 right. */
  readonly pan?: number;
  /** 1: as made. */
  readonly rate?: number;
  /** False for signals, whose pitch stays the same. */
  readonly varied?: boolean;
  /** Sounds with the same name for this share the limit of repetitions; by default the name of the sound. */
  readonly kind?: string;
};

export type Buffers = ReadonlyMap<SoundName, readonly AudioBuffer[]>;

type Voice = { readonly source: AudioBufferSourceNode; readonly gain: number };

export class Mixer {
  readonly #output: AudioOutput;
  readonly #buffers: Buffers;
  readonly #random: () => number;
  /** The oldest first. */
  #voices: Voice[] = [];
  /** When a kind was played last, in seconds of the context. */
  readonly #played = new Map<string, number>();
  readonly #variants = new Map<SoundName, number>();

  constructor(output: AudioOutput, buffers: Buffers, random: () => number) {
    this.#output = output;
    this.#buffers = buffers;
    this.#random = random;
  }

  /** False when the sound is not played: none is audible now, it is a repetition, or too quiet beside the others. */
  play(name: SoundName, options: PlayOptions): boolean {
    const { gain, group, pan = 0, rate = 1, varied = true, kind = name } = options;
    const context = this.#output.context;
    const to = this.#output.group(group);
    if (context?.state !== "running" || to === undefined || gain <= 0.003 || this.#output.muted) return false;
    if (context.currentTime < (this.#played.get(kind) ?? -Infinity) + REPEAT_S) return false;
    const buffer = this.#variant(name);
    if (buffer === undefined || !this.#makeRoom(gain)) return false;
    this.#played.set(kind, context.currentTime);
    const deviation = varied ? 1 + (this.#random() * 2 - 1) * PITCH : 1;
    const source = new AudioBufferSourceNode(context, { buffer, playbackRate: rate * deviation });
    source.connect(new GainNode(context, { gain })).connect(new StereoPannerNode(context, { pan })).connect(to);
    const voice = { source, gain };
    this.#voices.push(voice);
    source.onended = () => (this.#voices = this.#voices.filter((each) => each !== voice));
    source.start();
    return true;
  }

  /** A source of a loop that is not counted as a voice; undefined without a context. */
  loop(name: SoundName): AudioBufferSourceNode | undefined {
    const context = this.#output.context;
    const buffer = this.#buffers.get(name)?.[0];
    if (context === undefined || buffer === undefined) return undefined;
    return new AudioBufferSourceNode(context, { buffer, loop: true });
  }

  /** Ends all voices. */
  stop(): void {
    for (const { source } of this.#voices) source.stop();
    this.#voices = [];
  }

  get voiceCount(): number {
    return this.#voices.length;
  }

  /** Never the same variation twice in a row. */
  #variant(name: SoundName): AudioBuffer | undefined {
    const buffers = this.#buffers.get(name) ?? [];
    const last = this.#variants.get(name) ?? -1;
    const others = buffers.length > 1 && last >= 0 ? buffers.length - 1 : buffers.length;
    const picked = Math.floor(this.#random() * others);
    const variant = others < buffers.length && picked >= last ? picked + 1 : picked;
    this.#variants.set(name, variant);
    return buffers[variant];
  }

  #makeRoom(gain: number): boolean {
    if (this.#voices.length < VOICES_MAX) return true;
    const quietest = this.#voices.reduce((least, voice) => (voice.gain < least.gain ? voice : least));
    if (quietest.gain > gain) return false;
    quietest.source.stop();
    this.#voices = this.#voices.filter((voice) => voice !== quietest);
    return true;
  }
}
