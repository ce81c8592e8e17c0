import { signal } from "@preact/signals-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AudioOutput } from "#client/audio/audio-output.ts";
import { CHAT_SOUNDS, type ChatSoundSettings, playChatSounds } from "#client/audio/chat-sounds.ts";
import { createSynth, type Sound } from "#client/audio/synth.ts";
import type { ChatLine } from "#client/session/chat.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { SPECTATORS } from "#sim/world.ts";
import { FAKE_NODES, FakeAudioContext } from "../support/fake-audio.ts";
import { createPlayerInfo } from "../support/player-info.ts";

type Notice = ChatLine["notice"];

let session: Session;
let page: { hidden: boolean };
let played: (string | undefined)[];
let ignored: Set<number>;
let key: number;
const settings = signal<ChatSoundSettings>({ chat: true, everyMessage: true, presence: true, scriptSounds: true });

const nameOf = (sound: Sound) => Object.entries(CHAT_SOUNDS).find(([, each]) => each === sound)?.[0];

function receive(...notices: Notice[]): void {
  session.chat.value = [...session.chat.value, ...notices.map((notice) => ({ key: ++key, at: 0, old: false, notice }))];
}
const chat = (text: string, more: Partial<Extract<Notice, { kind: "chat" }>> = {}): Notice => ({
  kind: "chat",
  from: 2,
  name: "Bob",
  team: SPECTATORS,
  text,
  scope: "room",
  ...more,
});
const names = () => played;

beforeEach(() => {
  session = createSession();
  session.players.value = [createPlayerInfo({ id: 1, name: "Ann" }), createPlayerInfo({ id: 2, name: "Bob" })];
  session.myId.value = 1;
  page = { hidden: false };
  played = [];
  ignored = new Set();
  key = 0;
  settings.value = { chat: true, everyMessage: true, presence: true, scriptSounds: true };
  const synth = { play: (sound: Sound) => void played.push(nameOf(sound)) };
  playChatSounds({ session, synth, page, settings, isIgnored: (from) => ignored.has(from) });
});

describe("chat sounds", () => {
  it("differ for messages, mentions, whispers, votes and joining", () => {
    receive(chat("hello"));
    receive(chat("hello @ann"));
    receive(chat("psst", { scope: "private", to: { id: 1, name: "Ann" } }));
    receive({ kind: "voteCalled", subject: "restart", object: "", by: "Bob" });
    receive({ kind: "left", id: 2, name: "Bob" });
    receive({ kind: "started", by: "Bob" });
    expect(names()).toEqual(["message", "mention", "whisper", "vote", "presence"]);
  });

  it("are one for several messages at once: the most important one", () => {
    receive(chat("hello"), chat("hello @ann"), { kind: "joined", id: 3, name: "Zoe" });
    expect(names()).toEqual(["mention"]);
  });

  it("are not played for own messages, for ignored authors, or for history", () => {
    ignored.add(2);
    receive(chat("hello @ann"));
    receive(chat("hello", { from: 1 }));
    session.chat.value = [...session.chat.value, { key: ++key, at: 0, old: true, notice: chat("hello", { from: 5 }) }];
    expect(names()).toEqual([]);
  });

  it("are only those that the settings allow", () => {
    settings.value = { chat: true, everyMessage: false, presence: true, scriptSounds: true };
    receive(chat("hello"), { kind: "joined", id: 3, name: "Zoe" });
    receive(chat("@ann"));
    settings.value = { chat: true, everyMessage: true, presence: false, scriptSounds: true };
    receive({ kind: "joined", id: 3, name: "Zoe" });
    expect(names()).toEqual(["mention"]);
  });

  it("warn a player that is about to lose the seat, in the background too", () => {
    page.hidden = true;
    receive({ kind: "awaySoon", seconds: 10 });
    expect(names()).toEqual(["mention"]);
  });

  it("of scripts are sounds of the match, where these have loaded", () => {
    const banked: string[] = [];
    let loaded = false;
    const playFromBank = (name: string) => {
      if (loaded) banked.push(name);
      return loaded;
    };
    const synth = { play: (sound: Sound) => void banked.push(`synth ${nameOf(sound)}`) };
    const stop = playChatSounds({ session, synth, playFromBank, page, settings, isIgnored: () => false });
    session.scriptSound.value = { sound: "whistle" };
    loaded = true;
    for (const sound of ["whistle", "goal", "kick", "join"] as const) session.scriptSound.value = { sound };
    expect(banked).toEqual(["synth whistle", "whistleKickOff", "cheer", "kickMedium", "synth presence"]);
    stop();
  });

  it("can be turned off altogether", () => {
    settings.value = { ...settings.value, chat: false };
    receive(chat("hello"), chat("@ann"));
    session.scriptSound.value = { sound: "goal" };
    expect(names()).toEqual([]);
  });

  it("are played in a background page only for mentions", () => {
    page.hidden = true;
    receive(chat("hello"));
    receive(chat("@ann"));
    expect(names()).toEqual(["mention"]);
  });

  it("of scripts are those that they choose, unless the player has switched them off", () => {
    const line = { kind: "scriptLine", text: "Goal", color: null, style: "normal" } as const;
    for (const sound of [0, 1, 2] as const) receive({ ...line, sound });
    for (const sound of ["whistle", "goal", "kick", "join", "leave", "goal"] as const) {
      session.scriptSound.value = { sound };
    }
    expect(names()).toEqual(["message", "mention", "whistle", "goal", "kick", "presence", "leave", "goal"]);
    played = [];
    page.hidden = true;
    receive({ ...line, sound: 1 }, { ...line, sound: 2 });
    session.scriptSound.value = { sound: "goal" };
    session.scriptSound.value = { sound: "notification" };
    expect(names()).toEqual(["mention", "mention"]);
    played = [];
    page.hidden = false;
    settings.value = { ...settings.value, scriptSounds: false };
    receive({ ...line, sound: 2 });
    session.scriptSound.value = { sound: "goal" };
    expect(names()).toEqual([]);
  });

  it("do not repeat when other data changes, and continue in the next room", () => {
    receive(chat("hello"));
    session.players.value = [...session.players.value];
    settings.value = { ...settings.value };
    expect(names()).toEqual(["message"]);
    session.chat.value = [];
    key = 0;
    receive(chat("hello"));
    expect(names()).toEqual(["message", "message"]);
  });
});

describe("the synthesizer", () => {
  const create = () => {
    const context = new FakeAudioContext();
    const output = new AudioOutput({
      makeContext: () => context as unknown as AudioContext,
      schedule: () => undefined,
    });
    return { context, output, synth: createSynth(output) };
  };
  beforeEach(() => {
    for (const [name, node] of Object.entries(FAKE_NODES)) vi.stubGlobal(name, node);
  });
  afterEach(() => vi.unstubAllGlobals());

  it("is silent until a user gesture has unlocked it, and then runs for its sounds", () => {
    const { context, output, synth } = create();
    synth.play(CHAT_SOUNDS.message);
    expect(context.started).toEqual([]);
    output.unlock();
    expect(context.state).toBe("suspended");
    synth.play(CHAT_SOUNDS.mention);
    expect(context.state).toBe("running");
    expect(context.started.map(({ at }) => at)).toEqual(CHAT_SOUNDS.mention.map(({ atMs }) => 10 + atMs / 1000));
  });

  it("leaves out repetitions of a sound at the same time", () => {
    const { context, output, synth } = create();
    output.unlock();
    const count = [0, 0.049, 0.05].map((after) => {
      context.currentTime = 10 + after;
      synth.play(CHAT_SOUNDS.message);
      return context.started.length;
    });
    synth.play(CHAT_SOUNDS.kick);
    expect([count, context.started.length]).toEqual([[1, 1, 2], 3]);
  });
});
