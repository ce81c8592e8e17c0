import { signal } from "@preact/signals-core";
import { beforeEach, describe, expect, it } from "vitest";
import { CHAT_SOUNDS, playChatSounds, type SoundWishes } from "#client/audio/chat-sounds.ts";
import { createSynth, type Sound } from "#client/audio/synth.ts";
import type { ChatLine } from "#client/session/chat.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { somebody } from "../support/somebody.ts";

type Notice = ChatLine["notice"];

let session: Session;
let page: { hidden: boolean };
let heard: [string | undefined, number][];
let muted: Set<number>;
let key: number;
const wishes = signal<SoundWishes>({ volume: 0.5, ticks: true, comings: true });

const nameOf = (sound: Sound) => Object.entries(CHAT_SOUNDS).find(([, each]) => each === sound)?.[0];

function happen(...notices: Notice[]): void {
  session.chat.value = [...session.chat.value, ...notices.map((notice) => ({ key: ++key, at: 0, old: false, notice }))];
}
const said = (text: string, more: Partial<Extract<Notice, { kind: "chat" }>> = {}): Notice => ({
  kind: "chat",
  from: 2,
  name: "Bob",
  team: 0,
  text,
  scope: "room",
  ...more,
});
const names = () => heard.map(([name]) => name);

beforeEach(() => {
  session = createSession();
  session.players.value = [somebody({ id: 1, name: "Ann" }), somebody({ id: 2, name: "Bob" })];
  session.myId.value = 1;
  page = { hidden: false };
  heard = [];
  muted = new Set();
  key = 0;
  wishes.value = { volume: 0.5, ticks: true, comings: true };
  const synth = {
    unlock: () => undefined,
    play: (sound: Sound, volume: number) => void heard.push([nameOf(sound), volume]),
  };
  playChatSounds({ session, synth, page, wishes, isMuted: (from) => muted.has(from) });
});

describe("the sounds of the chat", () => {
  it("tell a line, a call, a private line, a vote and a coming apart, at the chosen volume", () => {
    happen(said("hello"));
    happen(said("hello @ann"));
    happen(said("psst", { scope: "private", to: { id: 1, name: "Ann" } }));
    happen({ kind: "voteCalled", subject: "restart", object: "", by: "Bob" });
    happen({ kind: "left", id: 2, name: "Bob" });
    happen({ kind: "started", by: "Bob" });
    expect(names()).toEqual(["line", "call", "whisper", "vote", "coming"]);
    expect(heard[0]?.[1]).toBe(0.5);
  });

  it("are one for several lines at once, the one that matters most", () => {
    happen(said("hello"), said("hello @ann"), { kind: "joined", id: 3, name: "Zoe" });
    expect(names()).toEqual(["call"]);
  });

  it("are not made by oneself, by who is muted, or by what was said before", () => {
    muted.add(2);
    happen(said("hello @ann"));
    happen(said("hello", { from: 1 }));
    session.chat.value = [...session.chat.value, { key: ++key, at: 0, old: true, notice: said("hello", { from: 5 }) }];
    expect(names()).toEqual([]);
  });

  it("are only what is wanted", () => {
    wishes.value = { volume: 1, ticks: false, comings: true };
    happen(said("hello"), { kind: "joined", id: 3, name: "Zoe" });
    happen(said("@ann"));
    wishes.value = { volume: 1, ticks: true, comings: false };
    happen({ kind: "joined", id: 3, name: "Zoe" });
    expect(names()).toEqual(["call"]);
  });

  it("call whoever is about to lose his seat, in the background too", () => {
    page.hidden = true;
    happen({ kind: "awaySoon", seconds: 10 });
    expect(names()).toEqual(["call"]);
  });

  it("are heard from a page in the background only when somebody is called", () => {
    page.hidden = true;
    happen(said("hello"));
    happen(said("@ann"));
    expect(names()).toEqual(["call"]);
  });

  it("do not repeat when something else changes, and go on in the next room", () => {
    happen(said("hello"));
    session.players.value = [...session.players.value];
    wishes.value = { ...wishes.value };
    expect(names()).toEqual(["line"]);
    session.chat.value = [];
    key = 0;
    happen(said("hello"));
    expect(names()).toEqual(["line", "line"]);
  });
});

/** As much of WebAudio as is played on. */
class FakeContext {
  state = "suspended";
  readonly currentTime = 10;
  readonly destination = {};
  readonly started: number[] = [];
  resume(): Promise<void> {
    this.state = "running";
    return Promise.resolve();
  }
  createGain() {
    return { gain: parameter(), connect: () => undefined };
  }
  createOscillator() {
    const start = (at: number) => void this.started.push(at);
    return { type: "", frequency: parameter(), connect: <T>(next: T) => next, start, stop: () => undefined };
  }
}
function parameter() {
  const set = (value: number) => expect(value).toBeGreaterThan(0);
  return { setValueAtTime: set, linearRampToValueAtTime: set, exponentialRampToValueAtTime: set };
}

describe("the synthesizer", () => {
  const context = () => new FakeContext();

  it("is silent until the visitor has done something", () => {
    const made = context();
    const synth = createSynth(() => made as unknown as AudioContext);
    synth.play(CHAT_SOUNDS.line, 1);
    expect(made.started).toEqual([]);
    synth.unlock();
    synth.play(CHAT_SOUNDS.call, 1);
    expect(made.started).toEqual(CHAT_SOUNDS.call.map(({ atMs }) => 10 + atMs / 1000));
  });

  it("plays nothing at volume 0", () => {
    const made = context();
    const synth = createSynth(() => made as unknown as AudioContext);
    synth.unlock();
    synth.play(CHAT_SOUNDS.line, 0);
    expect(made.started).toEqual([]);
  });

  it("fails quietly in a browser without sound", () => {
    const synth = createSynth(() => {
      throw new Error("no sound here");
    });
    synth.unlock();
    expect(() => synth.play(CHAT_SOUNDS.line, 1)).not.toThrow();
  });
});
