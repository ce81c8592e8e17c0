/** The murmur of the spectators: one loop from the left and, shifted, from the right. It swells with the danger on the pitch. */
import type { AudioOutput } from "./audio-output.ts";
import type { Mixer } from "./mixer.ts";

/** Gains without and with full danger. */
const CALM = 0.1;
const EXCITED = 0.45;
/** Frequencies above it are left out; it opens with danger. In hertz. */
const CALM_HZ = 1100;
const EXCITED_HZ = 4200;
/** Seconds of a rise, a fall, and of the end. */
const RISE_S = 0.25;
const FALL_S = 1.4;
const END_S = 0.4;
/** Smaller changes are left out, to have few events in the audio thread. */
const STEP = 0.02;

type Running = {
  readonly sources: readonly AudioBufferSourceNode[];
  readonly gain: GainNode;
  readonly filter: BiquadFilterNode;
};

export class Crowd {
  readonly #output: AudioOutput;
  readonly #mixer: Mixer;
  #running: Running | undefined;
  #level = 0;

  constructor(output: AudioOutput, mixer: Mixer) {
    this.#output = output;
    this.#mixer = mixer;
  }

  /** `danger`: 0 to 1; undefined: silent. */
  follow(danger: number | undefined): void {
    if (danger === undefined) return this.stop();
    this.#running ??= this.#start();
    const context = this.#output.context;
    if (this.#running === undefined || context === undefined || Math.abs(danger - this.#level) < STEP) return;
    const seconds = danger > this.#level ? RISE_S : FALL_S;
    this.#level = danger;
    const { gain, filter } = this.#running;
    gain.gain.setTargetAtTime(CALM + (EXCITED - CALM) * danger, context.currentTime, seconds);
    filter.frequency.setTargetAtTime(CALM_HZ + (EXCITED_HZ - CALM_HZ) * danger, context.currentTime, seconds);
  }

  stop(): void {
    const running = this.#running;
    const context = this.#output.context;
    this.#running = undefined;
    this.#level = 0;
    if (running === undefined || context === undefined) return;
    running.gain.gain.setTargetAtTime(0, context.currentTime, END_S / 4);
    for (const source of running.sources) source.stop(context.currentTime + END_S);
  }

  #start(): Running | undefined {
    const context = this.#output.context;
    const to = this.#output.group("crowd");
    if (context === undefined || to === undefined) return undefined;
    const gain = new GainNode(context, { gain: 0 });
    const filter = new BiquadFilterNode(context, { type: "lowpass", frequency: CALM_HZ, Q: 0.5 });
    filter.connect(gain).connect(to);
    gain.gain.setTargetAtTime(CALM, context.currentTime, 1);
    const sources = [-0.7, 0.7].flatMap((pan, i) => {
      const source = this.#mixer.loop("crowd");
      if (source === undefined) return [];
      source.connect(new StereoPannerNode(context, { pan })).connect(filter);
      source.start(0, i * 0.47 * (source.buffer?.duration ?? 0));
      return [source];
    });
    return { sources, gain, filter };
  }
}
