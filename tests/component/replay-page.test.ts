/** The page of recordings, with the sample of tests/support/recordings.ts and without the view of the match. */
import { fireEvent, within } from "@testing-library/preact";
import { render } from "preact";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createPageKeyboard } from "#client/input/page-keyboard.ts";
import { createReplayOpener } from "#client/replay/open-replay.ts";
import { createReplayState } from "#client/session/replay.ts";
import type { RecordingInfo } from "#client/session/recording.ts";
import { createSession } from "#client/session/session.ts";
import { mountReplay } from "#client/ui/replay/mount-replay.tsx";
import { completeHappyDom } from "../support/happy-dom.ts";
import { VECTOR } from "../support/recordings.ts";
import { rendered, settled, violations } from "../support/rendered-ui.ts";
import { chooseFile, click, dropFile, press } from "../support/user.ts";
import { waitFor } from "../support/wait-for.ts";

function renderReplay(recordings: readonly RecordingInfo[] = []) {
  completeHappyDom();
  document.documentElement.lang = "en";
  const root = document.body.appendChild(document.createElement("div"));
  const getJson = (path: string) => {
    expect(path).toBe("/api/recordings");
    return Promise.resolve({ kind: "loaded", status: 200, body: { recordings, next: null } } as const);
  };
  const session = createSession();
  const state = createReplayState();
  let clock = 0;
  let drawn = (_canvas: HTMLCanvasElement) => undefined as void;
  const view = { onDrawn: (listener: typeof drawn) => ((drawn = listener), () => (drawn = () => undefined)) };
  const replay = createReplayOpener({ session, state, now: () => clock++, view: () => Promise.resolve(view) });
  const keyboard = createPageKeyboard({ window, page: document, layout: undefined });
  onTestFinished(() => {
    render(null, root);
    root.remove();
    keyboard.stop();
  });
  rendered(() => mountReplay(root, { session, state, actions: replay, keyboard, getJson }));
  const page = within(document.body);
  const frames = (count: number) =>
    rendered(() => {
      for (let i = 0; i < count; i++) {
        replay.frame((i * 1000) / 64);
        drawn(document.createElement("canvas"));
      }
    });
  const open = (code: string | null = null) => {
    rendered(() => replay.openBytes(VECTOR, { file: "sample.hbr2", code }));
    frames(10);
  };
  const key = (name: string, code?: string) => rendered(() => press(name, code));
  return { page, session, state, frames, open, key };
}

/** In the place of the browser's MediaRecorder and canvas: notes the texts that are drawn. */
function fakeRecorder() {
  const texts: string[] = [];
  const recorders: EventTarget[] & { state: string }[] = [];
  const context = new Proxy(
    { fillText: (text: string) => texts.push(text) },
    { get: (target, name) => Reflect.get(target, name) ?? (() => undefined), set: () => true },
  );
  class Recorder extends EventTarget {
    static readonly isTypeSupported = () => true;
    state = "inactive";
    start() {
      this.state = "recording";
      recorders.push(this);
    }
    stop() {
      this.state = "inactive";
      this.dispatchEvent(Object.assign(new Event("dataavailable"), { data: new Blob(["picture"]) }));
      this.dispatchEvent(new Event("stop"));
    }
  }
  vi.stubGlobal("MediaRecorder", Recorder);
  Object.assign(HTMLCanvasElement.prototype, { captureStream: () => ({}) });
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(context as unknown as RenderingContext);
  onTestFinished(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    Reflect.deleteProperty(HTMLCanvasElement.prototype, "captureStream");
  });
  return { texts, recorders };
}

const sample = () => new File([VECTOR], "sample.hbr2");

describe("the page of recordings", () => {
  it("opens files that are chosen or dropped, and names what is wrong with others", async () => {
    const { page, state } = renderReplay();
    expect(await violations()).toEqual([]);
    rendered(() => dropFile(document.body, new File(["hello"], "notes.txt")));
    await settled();
    expect(page.getByRole("alert").textContent).toMatch(
      /^notes\.txt cannot be played: .*HBR2 \(byte 0 of the file\)$/u,
    );
    rendered(() => chooseFile(page.getByLabelText("Choose a file"), sample()));
    await settled();
    expect(page.getByRole("heading", { name: "Demo" })).toBeDefined();
    expect(state.playing.value).toBe(true);
  });

  it("lists the latest recordings of the server", async () => {
    const info = { code: "K3X9", title: "", stadium: "Classic", red: 2, blue: 1, seconds: 83.4, at: 0, size: 1 };
    const { page } = renderReplay([info]);
    await settled();
    const link = page.getByRole("link", { name: /Quick match.*Classic · 1:23/u });
    expect(link.getAttribute("href")).toBe("/replay/K3X9");
    expect(await violations()).toEqual([]);
  });

  it("has the score, the check of the host, and controls with names", async () => {
    const { page, open, key } = renderReplay();
    open();
    expect(page.getByText("Verified")).toBeDefined();
    expect(await violations()).toEqual([]);
    key("End");
    expect(page.getByRole("group", { name: /^Red 1, Blue 0/u })).toBeDefined();
    expect(page.getByRole("slider").getAttribute("aria-valuetext")).toBe("0:06 of 0:06");
    expect(page.getByRole("log").textContent).toContain("gl ☺");
  });

  it("has the keys of video players", () => {
    const { state, open, key, session } = renderReplay();
    open();
    const at = () => state.tick.value;
    const shown: number[] = [];
    for (const [name, code] of [
      ...[["End"], ["j"], ["ArrowLeft"], ["5"], [".", "Period"], [",", "Comma"], ["ArrowRight"], ["l"], ["Home"]],
    ] as [string, string?][]) {
      key(name, code);
      shown.push(at());
    }
    expect(shown).toEqual([400, 0, 0, 200, 201, 200, 400, 400, 0]);
    key("k");
    expect(state.playing.value).toBe(true);
    key(" ", "Space");
    expect(state.playing.value).toBe(false);
    key("ArrowUp");
    expect(state.speed.value).toBe(2);
    for (let i = 0; i < 9; i++) key("ArrowDown");
    expect(state.speed.value).toBe(0.1);
    key("n");
    expect(session.namesShown.value).toBe(false);
    key("]", "BracketRight");
    expect(session.spectating.value).toEqual({ kind: "player", id: 1 });
  });

  it("has the goals with scorer and speed, and the table of each game", async () => {
    const { page, state, open, key } = renderReplay();
    open();
    key("s");
    await expect.poll(() => state.statistics.value).not.toBeNull();
    await settled();
    const dialog = within(page.getByRole("dialog", { name: "Statistics" }));
    const [, goal] = dialog.getByRole("table", { name: "Goals" }).querySelectorAll("tr");
    expect([...goal!.children].map(({ textContent }) => textContent)).toEqual([
      "0:04",
      "1–0",
      "Ann",
      "–",
      expect.stringMatching(/^\d+ km\/h$/u),
    ]);
    expect(dialog.getAllByRole("rowheader", { name: "Ann" })).toHaveLength(2);
    const heat = within(dialog.getByRole("table", { name: "Time in parts of the pitch" }));
    const player = heat.getByRole("button", { name: "Ann (Red)" });
    expect(player.getAttribute("aria-pressed")).toBe("true");
    expect(heat.getAllByRole("cell")[0]!.textContent).toMatch(/^\d+%$/u);
    rendered(() => click(heat.getAllByRole("button").at(-1)!));
    expect(dialog.getByRole("img").getAttribute("aria-label")).toMatch(/^Heat map of /u);
    expect(await violations()).toEqual([]);
    rendered(() => click(dialog.getByRole("button", { name: "Watch the goal at 0:04" })));
    expect(page.queryByRole("dialog")).toBeNull();
    expect(state.playing.value).toBe(true);
  });

  it("jumps to goals by their marks, and along the timeline by the pointer", () => {
    const { page, state, open } = renderReplay();
    open();
    rendered(() => click(page.getByRole("button", { name: /^Goal for red at 0:0\d: 1–0$/u })));
    expect(state.tick.value).toBe(state.marks.value.goals[0]!.tick - 120);
    const slider = page.getByRole("slider");
    Object.assign(slider, {
      getBoundingClientRect: () => ({ left: 100, width: 800 }),
      setPointerCapture: () => undefined,
      hasPointerCapture: () => true,
    });
    rendered(() => fireEvent.pointerDown(slider, { button: 0, pointerId: 1, clientX: 300 }));
    expect(state.tick.value).toBe(100);
    rendered(() => fireEvent.pointerMove(slider, { pointerId: 1, clientX: 2000 }));
    expect(state.tick.value).toBe(400);
  });
});

describe("a part of a recording", () => {
  it("chooses a part for a clip, and plays it", async () => {
    const { page, state, open, key, frames } = renderReplay();
    open("K3X9");
    for (const name of ["2", "i", "4", "o"]) key(name);
    expect(state.part.value).toEqual({ from: 80, to: 160 });
    const clip = within(page.getByRole("region", { name: "Clip" }));
    expect(clip.getByRole("status").textContent).toBe("0:01.33 – 0:02.66");
    expect(clip.getByRole("button", { name: "Copy link" })).toBeDefined();
    expect(await violations()).toEqual([]);
    rendered(() => click(clip.getByRole("button", { name: "Play clip" })));
    frames(200);
    expect(state).toMatchObject({ tick: { value: 160 }, playing: { value: false } });
    key("x");
    expect(state.part.value).toBeNull();
  });

  it("records a video of the part, with score and names in each picture", async () => {
    const { page, state, open, key, frames } = renderReplay();
    const { texts, recorders } = fakeRecorder();
    const saved = vi.spyOn(URL, "createObjectURL");
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
    open();
    for (const name of ["5", "i", "8", "o", "1"]) key(name);
    rendered(() => click(page.getByRole("button", { name: "Save video" })));
    await waitFor(() => (frames(1), expect(recorders).toHaveLength(1)));
    frames(30);
    const dialog = within(page.getByRole("dialog", { name: "Recording video" }));
    expect(dialog.getByRole("timer").textContent).toBe("2 seconds left");
    expect(await violations()).toEqual([]);
    await waitFor(() => (frames(100), expect(saved).toHaveBeenCalledOnce()));
    expect((saved.mock.calls[0]![0] as Blob).type).toBe("video/webm");
    const once = ["Red", "Blue", "0", "1", "Demo", "Rondo", "0:01", "0:02", "Goal!", "Red scores. 1–0"];
    expect(new Set(texts)).toEqual(new Set(once));
    expect(state).toMatchObject({ video: { value: null }, tick: { value: 40 }, playing: { value: false } });
  });

  it("cancels a video, and names browsers without one", async () => {
    const { page, state, open, key, frames } = renderReplay();
    open();
    key("x");
    expect(page.getByRole("button", { name: "No video in this browser" })).toHaveProperty("disabled", true);
    key("x");
    const { recorders } = fakeRecorder();
    key("x");
    rendered(() => click(page.getByRole("button", { name: "Save video" })));
    await waitFor(() => (frames(1), expect(recorders).toHaveLength(1)));
    rendered(() => click(page.getByRole("button", { name: "Cancel" })));
    await waitFor(() => expect(state.video.value).toBeNull());
    await settled();
    expect(recorders[0]!.state).toBe("inactive");
    expect(page.queryByText("Video saved")).toBeNull();
  });

  it("has handles on the timeline, for keys and for the pointer", async () => {
    const { page, state, open, key } = renderReplay();
    open();
    for (const name of ["2", "i", "8", "o"]) key(name);
    const handle = (name: string) => page.getByRole("slider", { name });
    expect(handle("Clip start").getAttribute("aria-valuetext")).toBe("0:01.33");
    expect(await violations()).toEqual([]);
    const pressOn = (name: string, ...keys: readonly string[]) => {
      for (const each of keys) rendered(() => fireEvent.keyDown(handle(name), { key: each, code: each }));
    };
    pressOn("Clip start", "ArrowLeft", ".");
    expect(state).toMatchObject({ part: { value: { from: 75, to: 320 } }, tick: { value: 75 } });
    pressOn("Clip end", "Home");
    expect(state.part.value).toEqual({ from: 75, to: 76 });
    pressOn("Clip end", "PageUp", "End", "End");
    pressOn("Clip start", "End");
    expect(state.part.value).toEqual({ from: 399, to: 400 });
    pressOn("Clip start", "Home");
    const track = page.getByRole("slider", { name: "Timeline" });
    Object.assign(track, { getBoundingClientRect: () => ({ left: 100, width: 800 }) });
    const end = handle("Clip end");
    Object.assign(end, { setPointerCapture: () => undefined, hasPointerCapture: () => true });
    rendered(() => fireEvent.pointerDown(end, { button: 0, pointerId: 1 }));
    rendered(() => fireEvent.pointerMove(end, { pointerId: 1, clientX: 500 }));
    expect(state).toMatchObject({ part: { value: { from: 0, to: 200 } }, tick: { value: 200 } });
  });
});

describe("the page for screen readers and on small screens", () => {
  it("announces goals and kick-offs while playing, not at high speeds and not on jumps", () => {
    const { state, open, key, frames } = renderReplay();
    open();
    const announced = () =>
      [...document.querySelectorAll(".visually-hidden[role=status]")].map(({ textContent }) => textContent).join("");
    const goal = state.marks.value.goals[0]!.tick;
    key("End");
    expect(announced()).toBe("");
    // A frame and the one before it, which sets the clock.
    const play = (count: number) => Array.from({ length: count }, () => frames(2));
    state.speed.value = 8;
    key("k");
    play(64);
    expect(announced()).toBe("");
    key("Home");
    state.speed.value = 2;
    if (!state.playing.value) key("k");
    play(80);
    expect(announced()).toMatch(/^Kick-off at 0:0\d$/u);
    play(80);
    expect(state.tick.value).toBeGreaterThan(goal);
    expect(announced()).toMatch(/^Goal for red at 0:0\d: 1–0$/u);
  });

  it("has further tools in a menu", async () => {
    const { page, open, session } = renderReplay();
    open("K3X9");
    rendered(() => click(page.getByRole("button", { name: "More" })));
    const menu = within(page.getByRole("menu", { name: "More" }));
    expect(menu.getAllByRole("menuitem").map(({ textContent }) => textContent)).toEqual([
      ...["Hide names", "Hide chat", "Sound off", "Copy link to this moment", "Download"],
      ...["Open another recording", "Keyboard shortcuts"],
    ]);
    expect(await violations()).toEqual([]);
    rendered(() => click(menu.getByRole("menuitem", { name: "Hide names" })));
    expect(session.namesShown.value).toBe(false);
    expect(page.queryByRole("menu")).toBeNull();
    rendered(() => click(page.getByRole("button", { name: "More" })));
    expect(page.getByRole("menuitem", { name: "Show names" })).toBeDefined();
  });
});
