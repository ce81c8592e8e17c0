/** Voices, repetitions, volumes and the state of the audio context, on a context without sound. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AudioOutput, type Volumes } from "#client/audio/audio-output.ts";
import { Mixer, REPEAT_S, VOICES_MAX } from "#client/audio/mixer.ts";
import type { SoundName } from "#client/audio/sound-bank.ts";
import { FAKE_NODES, FakeAudioContext } from "../support/fake-audio.ts";

const FULL: Volumes = { volume: 1, match: 1, crowd: 1, signals: 1, interface: 1, music: 1, muted: false };
const NAMES: readonly SoundName[] = ["kickHard", "kickSoft", "post", "cheer", "crowd"];

let context: FakeAudioContext;
let output: AudioOutput;
let mixer: Mixer;
let scheduled: (() => void)[];

beforeEach(() => {
  for (const [name, node] of Object.entries(FAKE_NODES)) vi.stubGlobal(name, node);
  context = new FakeAudioContext();
  scheduled = [];
  output = new AudioOutput({
    makeContext: () => context as unknown as AudioContext,
    schedule: (_ms, call) => void scheduled.push(call),
  });
  const buffers = NAMES.map((name) => [name, [0, 1, 2].map((i) => ({ name: `${name} ${i}` }))] as const);
  mixer = new Mixer(output, new Map(buffers) as never, () => 0.5);
  output.use("test", true);
  output.setVolumes(FULL);
});
afterEach(() => vi.unstubAllGlobals());

const play = (name: SoundName, more: object = {}) => mixer.play(name, { group: "match", gain: 0.5, ...more });

describe("the mixer", () => {
  it("is silent before the first gesture", () => {
    expect(play("post")).toBe(false);
    output.unlock();
    expect(play("post")).toBe(true);
  });

  it("has a limited number of voices: the quietest gives way, and a quieter one is not played", () => {
    output.unlock();
    for (let i = 0; i < VOICES_MAX; i++) expect(play("post", { gain: 0.2 + i / 100, kind: `${i}` })).toBe(true);
    expect(context.stopped).toBe(0);
    expect(play("kickHard", { gain: 0.9 })).toBe(true);
    expect([mixer.voiceCount, context.stopped]).toEqual([VOICES_MAX, 1]);
    expect(play("kickSoft", { gain: 0.1 })).toBe(false);
    context.sources[5]!.stop();
    expect(mixer.voiceCount).toBe(VOICES_MAX - 1);
    expect(play("kickSoft", { gain: 0.1 })).toBe(true);
    mixer.stop();
    expect(mixer.voiceCount).toBe(0);
  });

  it("plays sounds of a kind at most once within the time of repetitions", () => {
    output.unlock();
    const played = [0, REPEAT_S - 0.001, REPEAT_S].map((after) => {
      context.currentTime = 10 + after;
      return play("kickHard", { kind: "kick" });
    });
    expect(played).toEqual([true, false, true]);
    expect(play("kickSoft", { kind: "kick" })).toBe(false);
    expect(play("post")).toBe(true);
  });

  it("never plays a variation twice in a row, and changes the pitch by four percent at most", () => {
    output.unlock();
    for (const random of [0, 0.99, 0.5, 0.2, 0.99]) {
      mixer = new Mixer(output, new Map([["post", [{ name: "a" }, { name: "b" }]]]) as never, () => random);
      for (let i = 0; i < 4; i++) {
        context.currentTime += 1;
        play("post");
      }
    }
    const names = context.started.map(({ name }) => name);
    for (let i = 0; i < names.length; i++) if (i % 4 > 0) expect(names[i]).not.toBe(names[i - 1]);
    for (const { rate } of context.started) expect(Math.abs(rate - 1)).toBeLessThan(0.0401);
    context.currentTime += 1;
    play("post", { varied: false });
    expect(context.started.at(-1)!.rate).toBe(1);
  });

  it("follows the volumes of all sounds and of the group", () => {
    output.setVolumes({ ...FULL, volume: 0.5, crowd: 0.5 });
    output.unlock();
    play("post", { gain: 0.8, pan: -0.3 });
    play("cheer", { gain: 0.8, group: "crowd" });
    const [post, cheer] = context.started;
    expect(cheer!.gain / post!.gain).toBeCloseTo(0.5);
    expect(post!.pan).toBe(-0.3);
    output.setVolumes({ ...FULL, muted: true });
    context.currentTime += 1;
    expect(play("post")).toBe(false);
  });
});

describe("the audio context", () => {
  it("runs only while a part needs it and the sound is on", () => {
    output.use("test", false);
    output.unlock();
    expect(context.state).toBe("suspended");
    output.use("match", true);
    expect(context.state).toBe("running");
    output.setVolumes({ ...FULL, volume: 0 });
    expect(context.state).toBe("suspended");
    output.setVolumes(FULL);
    expect(context.state).toBe("running");
    output.use("match", false);
    expect(context.state).toBe("suspended");
  });

  it("runs for a moment until the last sound has ended", () => {
    output.use("test", false);
    output.unlock();
    expect([output.useFor(100), output.useFor(200)]).toEqual([true, true]);
    scheduled[0]!();
    expect(context.state).toBe("running");
    scheduled[1]!();
    expect(context.state).toBe("suspended");
    output.setVolumes({ ...FULL, muted: true });
    expect(output.useFor(100)).toBe(false);
  });

  it("may be missing in a browser", () => {
    const none = new AudioOutput({
      makeContext: () => {
        throw new Error("no audio");
      },
      schedule: () => undefined,
    });
    none.unlock();
    expect(none.context).toBeUndefined();
    expect(none.useFor(100)).toBe(false);
  });
});
