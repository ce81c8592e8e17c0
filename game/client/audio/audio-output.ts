/**
 * The audio of the page: one context, a volume per group of sounds, a limiter. Browsers allow audio only after a gesture of
 * the user. The context runs only while a part of the page needs it.
 */
export type SoundGroup = "match" | "crowd" | "signals" | "interface" | "music";

export const SOUND_GROUPS: readonly SoundGroup[] = ["match", "crowd", "signals", "interface", "music"];

/** 0 to 1 for each group, and for all of them. */
export type Volumes = Readonly<Record<SoundGroup, number>> & { readonly volume: number; readonly muted: boolean };

export type OutputPorts = {
  readonly makeContext: () => AudioContext;
  /** Calls once after this time. */
  readonly schedule: (ms: number, call: () => void) => void;
};

/** Time constant of changes of a volume, in seconds: sudden ones click. */
const SMOOTH_S = 0.02;

type Opened = { readonly context: AudioContext; readonly all: GainNode; readonly groups: Map<SoundGroup, GainNode> };

export class AudioOutput {
  readonly #ports: OutputPorts;
  readonly #users = new Set<string>();
  #opened: Opened | undefined;
  #volumes: Volumes | undefined;
  /** Sounds for a moment: the context runs until the last of them has ended. */
  #moments = 0;

  constructor(ports: OutputPorts) {
    this.#ports = ports;
  }

  /** Undefined before the first gesture, and in a browser without audio. */
  get context(): AudioContext | undefined {
    return this.#opened?.context;
  }

  /** What sounds of a group are connected to; undefined without a context. */
  group(name: SoundGroup): AudioNode | undefined {
    return this.#opened?.groups.get(name);
  }

  get muted(): boolean {
    return this.#volumes?.muted === true || this.#volumes?.volume === 0;
  }

  /** Must be called in a key or pointer event. */
  unlock(): void {
    // A browser without audio must not break the page.
    try {
      if (this.#opened === undefined) {
        this.#opened = open(this.#ports.makeContext());
        this.#applyVolumes();
      }
      if (this.#isNeeded) this.#resume();
      else this.#rest();
    } catch {
      this.#opened = undefined;
    }
  }

  setVolumes(volumes: Volumes): void {
    this.#volumes = volumes;
    this.#applyVolumes();
    this.#follow();
  }

  /** Keeps the context running, or no longer, for a user of this name. */
  use(name: string, needed: boolean): void {
    if (needed) this.#users.add(name);
    else this.#users.delete(name);
    this.#follow();
  }

  /** Runs the context for a sound of this duration. False when no sound is audible. */
  useFor(ms: number): boolean {
    if (this.#opened === undefined || this.muted) return false;
    this.#moments++;
    this.#follow();
    this.#ports.schedule(ms, () => {
      this.#moments--;
      this.#follow();
    });
    return true;
  }

  get #isNeeded(): boolean {
    return !this.muted && (this.#users.size > 0 || this.#moments > 0);
  }

  #follow(): void {
    if (this.#isNeeded) this.#resume();
    else this.#rest();
  }

  #resume(): void {
    const context = this.#opened?.context;
    if (context !== undefined && context.state !== "running") void context.resume().catch(() => undefined);
  }

  #rest(): void {
    const context = this.#opened?.context;
    if (context?.state === "running") void context.suspend().catch(() => undefined);
  }

  #applyVolumes(): void {
    if (this.#opened === undefined || this.#volumes === undefined) return;
    const { context, all, groups } = this.#opened;
    all.gain.setTargetAtTime(this.muted ? 0 : this.#volumes.volume, context.currentTime, SMOOTH_S);
    for (const [name, { gain }] of groups) gain.setTargetAtTime(this.#volumes[name], context.currentTime, SMOOTH_S);
  }
}

/** The limiter raises quiet sounds by about this factor, which is taken back. */
const LIMITER_GAIN = 0.7;

function open(context: AudioContext): Opened {
  const limiter = new DynamicsCompressorNode(context, {
    threshold: -9,
    knee: 6,
    ratio: 12,
    attack: 0.002,
    release: 0.12,
  });
  const level = new GainNode(context, { gain: LIMITER_GAIN });
  const all = new GainNode(context);
  all.connect(limiter).connect(level).connect(context.destination);
  const groups = new Map<SoundGroup, GainNode>();
  for (const name of SOUND_GROUPS) {
    const group = new GainNode(context);
    group.connect(all);
    groups.set(name, group);
  }
  return { context, all, groups };
}
