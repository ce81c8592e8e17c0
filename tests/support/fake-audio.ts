/** The parts of Web Audio that the page uses, without sound: what is started, with which gain, pan and pitch. */

export type Started = { readonly name: string; gain: number; pan: number; readonly rate: number; readonly at: number };

class FakeParam {
  value: number;
  constructor(value = 1) {
    this.value = value;
  }
  setValueAtTime(value: number): void {
    this.value = value;
  }
  linearRampToValueAtTime(value: number): void {
    this.value = value;
  }
  exponentialRampToValueAtTime(value: number): void {
    if (value <= 0) throw new Error("exponential ramp to 0");
    this.value = value;
  }
  setTargetAtTime(value: number): void {
    this.value = value;
  }
}

class FakeNode {
  readonly context: FakeAudioContext;
  next: FakeNode | undefined;
  constructor(context: unknown) {
    this.context = context as FakeAudioContext;
  }
  connect<T>(next: T): T {
    this.next = next as unknown as FakeNode;
    return next;
  }
  disconnect(): void {
    this.next = undefined;
  }
}

class FakeGain extends FakeNode {
  readonly gain: FakeParam;
  constructor(context: unknown, options: { gain?: number } = {}) {
    super(context);
    this.gain = new FakeParam(options.gain ?? 1);
  }
}

class FakePanner extends FakeNode {
  readonly pan: FakeParam;
  constructor(context: unknown, options: { pan?: number } = {}) {
    super(context);
    this.pan = new FakeParam(options.pan ?? 0);
  }
}

class FakeSource extends FakeNode {
  readonly frequency = new FakeParam(440);
  type = "";
  onended: (() => void) | undefined;
  readonly buffer: { readonly name?: string } | undefined;
  readonly rate: number;
  constructor(context: unknown, options: { buffer?: { name?: string }; playbackRate?: number } = {}) {
    super(context);
    this.buffer = options.buffer;
    this.rate = options.playbackRate ?? 1;
  }
  start(at = this.context.currentTime): void {
    let [gain, pan] = [1, 0];
    for (let node = this.next; node !== undefined; node = node.next) {
      if (node instanceof FakeGain) gain *= node.gain.value;
      if (node instanceof FakePanner) pan += node.pan.value;
    }
    this.context.started.push({ name: this.buffer?.name ?? "tone", gain, pan, rate: this.rate, at });
    this.context.sources.push(this);
  }
  stop(): void {
    this.context.stopped++;
    this.onended?.();
  }
}

export class FakeAudioContext {
  state: "running" | "suspended" = "running";
  currentTime = 10;
  stopped = 0;
  readonly destination = undefined;
  readonly started: Started[] = [];
  readonly sources: FakeSource[] = [];
  resume(): Promise<void> {
    this.state = "running";
    return Promise.resolve();
  }
  suspend(): Promise<void> {
    this.state = "suspended";
    return Promise.resolve();
  }
  createBuffer(_channels: number, length: number, rate: number) {
    return { name: `${(length / rate).toFixed(2)} s`, duration: length / rate, copyToChannel: () => undefined };
  }
  createGain(): FakeGain {
    return new FakeGain(this);
  }
  createOscillator(): FakeSource {
    return new FakeSource(this);
  }
}

/** Classes of Web Audio that are made with `new`, for the scope of a test. */
export const FAKE_NODES = {
  GainNode: FakeGain,
  StereoPannerNode: FakePanner,
  AudioBufferSourceNode: FakeSource,
  OscillatorNode: FakeSource,
  BiquadFilterNode: class extends FakeNode {
    readonly frequency = new FakeParam();
  },
  DynamicsCompressorNode: FakeNode,
};
