/** Gamepads: steering, emotes, moving the focus, and pads that come and go. */
import { describe, expect, it } from "vitest";
import { listenToGamepads, type PadMode, type PadState } from "#client/input/gamepad.ts";
import { EXTRA_KEY_BITS } from "#room/extra-keys.ts";
import { DOWN, KICK_KEY, LEFT, RIGHT, UP } from "#sim/input.ts";

type Presses = { readonly axes?: readonly number[]; readonly pressed?: readonly number[] };

const pad = ({ axes = [0, 0, 0, 0], pressed = [] }: Presses = {}, index = 0): PadState => ({
  index,
  connected: true,
  axes,
  buttons: Array.from({ length: 17 }, (_, i) => ({ pressed: pressed.includes(i), value: 0 })),
});

function createPage() {
  const window = new EventTarget();
  const calls: unknown[] = [];
  const frames: ((nowMs: number) => void)[] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      void calls.push([name, ...args]);
  const state = { pads: [] as readonly (PadState | null)[], mode: "steer" as PadMode, nowMs: 0, uses: 0 };
  const stop = listenToGamepads({
    window,
    gamepads: () => state.pads,
    nextFrame: (call) => void frames.push(call),
    mode: () => state.mode,
    onUse: () => state.uses++,
    onKeys: note("keys"),
    onMenu: note("menu"),
    onWheel: (wheel, ...args) => note(wheel)(...args),
    onMoveFocus: note("focus"),
    onPress: note("press"),
    onBack: note("back"),
  });
  /** The calls of the next animation frame. */
  const frame = (elapsedMs = 16) => {
    state.nowMs += elapsedMs;
    for (const call of frames.splice(0)) call(state.nowMs);
    return calls.splice(0);
  };
  const connect = (...pads: (PadState | null)[]) => {
    state.pads = pads;
    window.dispatchEvent(new Event("gamepadconnected"));
  };
  /** Changes what is pressed on the first pad. */
  const use = (presses: Presses) => {
    state.pads = [pad(presses)];
    return frame();
  };
  return { window, state, frames, frame, connect, use, stop };
}

describe("a gamepad", () => {
  it("is polled while it is connected, and releases everything when it is gone", () => {
    const page = createPage();
    expect(page.frames).toHaveLength(0);
    page.connect(pad({ axes: [1, 0] }), null);
    page.connect(pad({ axes: [1, 0] }), null);
    expect(page.frames).toHaveLength(1);
    expect(page.frame()).toEqual([["keys", RIGHT]]);
    expect(page.frame()).toEqual([]);
    page.state.pads = [null];
    expect(page.frame()).toEqual([["keys", 0]]);
    expect(page.frames).toHaveLength(0);
    page.connect(pad());
    expect(page.frames).toHaveLength(1);
    page.stop();
    page.frame();
    expect(page.frames).toHaveLength(0);
  });

  it("steers with stick or cross, and kicks with every face button and trigger", () => {
    const page = createPage();
    page.connect(pad());
    expect(page.use({ axes: [0.2, -0.2] })).toEqual([]);
    expect(page.state.uses).toBe(0);
    expect(page.use({ axes: [0.7, -0.7] })).toEqual([["keys", UP | RIGHT]]);
    expect(page.use({ pressed: [13, 14] })).toEqual([["keys", DOWN | LEFT]]);
    for (const button of [0, 1, 2, 3, 6, 7]) {
      expect(page.use({ pressed: [button] })).toEqual([["keys", KICK_KEY]]);
      expect(page.use({})).toEqual([["keys", 0]]);
    }
    page.state.pads = [
      { ...pad(), buttons: pad().buttons.map((each, i) => (i === 7 ? { pressed: false, value: 0.5 } : each)) },
    ];
    expect(page.frame()).toEqual([["keys", KICK_KEY]]);
    expect(page.use({ pressed: [5, 10, 11] })).toEqual([["keys", EXTRA_KEY_BITS.reduce((all, each) => all | each, 0)]]);
    expect(page.state.uses).toBeGreaterThan(10);
  });

  it("is one of several: what any of them holds counts", () => {
    const page = createPage();
    page.connect(pad());
    page.frame();
    page.connect(pad({ axes: [0.1, 0] }), pad({ axes: [-1, 0], pressed: [0] }, 1));
    expect(page.frame()).toEqual([["keys", LEFT | KICK_KEY]]);
    page.window.dispatchEvent(new Event("blur"));
    expect(page.frame()).toEqual([
      ["keys", 0],
      ["keys", LEFT | KICK_KEY],
    ]);
  });

  it("opens the emotes while the shoulder button is held, and sends the one it points at; the left stick goes on steering", () => {
    const page = createPage();
    page.connect(pad());
    page.use({ axes: [1, 0] });
    expect(page.use({ axes: [1, 0], pressed: [4] })).toEqual([["emotes", "open", 0]]);
    page.state.mode = "wheel";
    expect(page.use({ axes: [1, 0, 0, -1], pressed: [4] })).toEqual([["emotes", "choose", UP]]);
    expect(page.use({ axes: [1, 0, 0, -1] })).toEqual([["emotes", "send", UP]]);
  });

  it("opens the ready-made lines while Back is held", () => {
    const page = createPage();
    page.connect(pad());
    page.use({});
    expect(page.use({ pressed: [8] })).toEqual([["lines", "open", 0]]);
    page.state.mode = "wheel";
    expect(page.use({ axes: [0, 0, 1, 0], pressed: [8] })).toEqual([["lines", "choose", RIGHT]]);
    // The other wheel's button does not end it.
    expect(page.use({ axes: [0, 0, 1, 0], pressed: [4, 8] })).toEqual([["lines", "choose", RIGHT]]);
    expect(page.use({ axes: [0, 0, 1, 0], pressed: [4] })).toEqual([["lines", "send", RIGHT]]);
  });

  it("moves the focus where there is no match to steer: at once, and again while it is held", () => {
    const page = createPage();
    page.state.mode = "focus";
    page.connect(pad());
    expect(page.use({ axes: [0, 1] })).toEqual([["focus", DOWN]]);
    expect(page.frame()).toEqual([]);
    expect(page.frame(420)).toEqual([["focus", DOWN]]);
    expect(page.frame(140)).toEqual([["focus", DOWN]]);
    expect(page.use({ pressed: [15] })).toEqual([["focus", RIGHT]]);
    expect(page.use({ pressed: [0] })).toEqual([["press"]]);
    expect(page.frame()).toEqual([]);
    expect(page.use({ pressed: [1] })).toEqual([["back"]]);
    expect(page.use({ pressed: [9] })).toEqual([["menu"]]);
  });

  it("does not kick with the press that closed the menu", () => {
    const page = createPage();
    page.state.mode = "focus";
    page.connect(pad());
    expect(page.use({ pressed: [1] })).toEqual([["back"]]);
    page.state.mode = "steer";
    expect(page.frame()).toEqual([]);
    page.use({});
    expect(page.use({ pressed: [1] })).toEqual([["keys", KICK_KEY]]);
    page.state.mode = "focus";
    expect(page.frame()).toEqual([["keys", 0]]);
  });
});
