/** The sound of a page: the first gesture, the match, hidden tabs, clicks, the theme, and when it loads. */
import { readFileSync } from "node:fs";
import { signal } from "@preact/signals-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { loadSound } from "#client/audio/load-sound.ts";
import { startPageSound } from "#client/audio/page-sound.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { FAKE_NODES, FakeAudioContext } from "../support/fake-audio.ts";
import { settled } from "../support/rendered-ui.ts";

const file = readFileSync("assets/audio/sounds.qoa");

let session: Session;
let contexts: FakeAudioContext[];
let hidden: boolean;
let fetched: number;
const inMatch = signal(false);
const atHome = signal(true);
let themes: string[];

beforeEach(() => {
  for (const [name, node] of Object.entries(FAKE_NODES)) vi.stubGlobal(name, node);
  contexts = [];
  vi.stubGlobal(
    "AudioContext",
    class extends FakeAudioContext {
      constructor() {
        super();
        contexts.push(this);
      }
    },
  );
  fetched = 0;
  vi.stubGlobal("fetch", () => {
    fetched++;
    return Promise.resolve(new Response(file));
  });
  vi.stubGlobal("requestIdleCallback", (call: () => void) => call());
  hidden = false;
  vi.spyOn(document, "hidden", "get").mockImplementation(() => hidden);
  session = createSession();
  inMatch.value = false;
  atHome.value = true;
  themes = [];
  startPageSound({
    ...{ session, window, page: document, inMatch, atHome, speed: () => 1 },
    chat: { settings: signal({ ...session.settings.sound.value, presence: true }), isIgnored: () => false },
    loadTheme: async () => ({
      startTheme: () => {
        themes.push("start");
        return () => themes.push("stop");
      },
      THEME_NOTES: [],
      THEME_COUNTS: 0,
    }),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const gesture = () => window.dispatchEvent(new Event("pointerdown"));
const hide = (value: boolean) => {
  hidden = value;
  document.dispatchEvent(new Event("visibilitychange"));
};
const change = (part: object) => (session.settings.sound.value = { ...session.settings.sound.value, ...part });

describe("the sound of a page", () => {
  it("starts with a gesture, and fetches the sounds with the first match that is audible, once", async () => {
    inMatch.value = true;
    expect([contexts.length, fetched]).toEqual([0, 0]);
    change({ muted: true });
    gesture();
    expect([contexts[0]!.state, fetched]).toEqual(["suspended", 0]);
    change({ muted: false });
    await settled();
    expect([contexts[0]!.state, fetched]).toEqual(["running", 1]);
    inMatch.value = false;
    expect(contexts[0]!.state).toBe("suspended");
    inMatch.value = true;
    gesture();
    await settled();
    expect([contexts.length, contexts[0]!.state, fetched]).toEqual([1, "running", 1]);
  });

  it("ends in a hidden tab, but for mentions", () => {
    inMatch.value = true;
    gesture();
    hide(true);
    expect(contexts[0]!.state).toBe("suspended");
    const notice = { kind: "awaySoon", seconds: 10 } as const;
    session.chat.value = [{ key: 1, at: 0, old: false, notice }];
    expect(contexts[0]!.state).toBe("running");
    expect(contexts[0]!.started.length).toBeGreaterThan(0);
    hide(false);
    expect(contexts[0]!.state).toBe("running");
  });

  it("clicks with buttons in matches only", async () => {
    gesture();
    const button = document.body.appendChild(document.createElement("button"));
    const clicks = () => contexts[0]!.started.filter(({ name }) => name === "0.04 s").length;
    button.click();
    inMatch.value = true;
    await settled();
    button.click();
    document.body.click();
    expect(clicks()).toBe(1);
    button.remove();
  });

  it("has a theme on the home page, if it is wanted", async () => {
    gesture();
    await settled();
    expect(themes).toEqual([]);
    change({ theme: true });
    await settled();
    expect([themes, contexts[0]!.state]).toEqual([["start"], "running"]);
    atHome.value = false;
    expect([themes, contexts[0]!.state]).toEqual([["start", "stop"], "suspended"]);
  });
});

describe("loading the sound", () => {
  it("waits until it is needed, and tries again after a failure", async () => {
    const needed = signal(false);
    const listener = vi.fn();
    let attempts = 0;
    const load = () => (++attempts === 1 ? Promise.reject(new Error("offline")) : Promise.resolve(listener));
    const frames = loadSound(needed, load);
    const shown = [{} as never, {} as never, {} as never, 0] as const;
    frames(...shown);
    expect(attempts).toBe(0);
    needed.value = true;
    await settled();
    frames(...shown);
    expect([attempts, listener.mock.calls.length]).toEqual([1, 0]);
    needed.value = false;
    needed.value = true;
    await settled();
    frames(...shown);
    expect([attempts, listener.mock.calls.length]).toEqual([2, 1]);
  });
});
