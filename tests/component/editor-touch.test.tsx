/** A play of the editor on a touch screen: its controls, and what the editor shows meanwhile. */
import { signal } from "@preact/signals-core";
import { fireEvent } from "@testing-library/preact";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { keepSeen } from "#client/editor/view/keep-seen.ts";
import { PlayMode } from "#client/editor/play-mode.ts";
import { listenToPointer } from "#client/editor/pointer.ts";
import { createHeldKeys } from "#client/input/held-keys.ts";
import type { Turn } from "#client/session/device.ts";
import { PlayBar } from "#client/ui/editor/play-bar.tsx";
import { PlayTouch } from "#client/ui/editor/play-touch.tsx";
import { useEditor } from "#client/ui/editor/editor-context.ts";
import { KICK_KEY, RIGHT, UP } from "#sim/input.ts";
import { renderEditor } from "../support/editor-ui.tsx";
import { rendered, settled, violations } from "../support/rendered-ui.ts";
import { click } from "../support/user.ts";

const FILE = {
  ...{ name: "Test", width: 400, height: 200, bg: {}, spawnDistance: 60 },
  goals: [{ p0: [150, -100], p1: [150, 100], team: "blue" }],
};
const OFFSET = { x: 500, y: 500, scale: 3 };

// The first load of the controls' file takes longer than a turn of the event loop.
beforeEach(async () => void (await import("#client/ui/hud/touch-controls.tsx")));

async function renderPlay() {
  const reported: number[] = [];
  const plays = signal<PlayMode | null>(null);
  const turn = signal<Turn>(0);
  const size = signal({ width: 800, height: 600 });
  const heldKeys = createHeldKeys({
    turn: signal<Turn>(0),
    onChange(keys) {
      reported.push(keys);
      plays.peek()?.holdKeys(keys);
    },
  });
  const Screen = () => {
    const { state, session } = useEditor();
    const play = plays.value;
    if (play?.isPlaying.value !== true) return null;
    return (
      <>
        <PlayBar play={play} keyboard={keyboard} isTouch />
        <PlayTouch
          state={state}
          turn={turn.value}
          isPlacing={play.placing.value !== null}
          settings={session.settings}
          heldKeys={heldKeys}
          loadPart={(load) => load()}
        />
      </>
    );
  };
  const ui = renderEditor(Screen, FILE);
  const bounds = { left: -400, top: -200, right: 400, bottom: 200 };
  const { viewpoint, wholeTurn } = ui.state;
  onTestFinished(keepSeen({ viewpoint, wholeTurn, size: () => size.value, bounds: () => bounds }));
  viewpoint.value = OFFSET;
  const play = new PlayMode(ui.state, () => 0);
  rendered(() => {
    plays.value = play;
    play.start();
  });
  await settled();
  await settled();
  return { ...ui, play, size, turn, heldKeys, reported };
}

const zone = (name: "stick" | "kick") => document.querySelector<HTMLElement>(`.touch-${name}-zone`)!;
/** Of a keyboard on which every key has the name of its code. */
const keyboard = { keyLabelOf: (code: string) => code };

const finger = (pointerId: number, clientX = 0, clientY = 0) => ({ pointerId, clientX, clientY, pointerType: "touch" });

describe("stick and kick over a play", () => {
  it("make one byte of held keys with the keyboard, and let go when the play ends", async () => {
    const { heldKeys, reported, page } = await renderPlay();
    fireEvent.pointerDown(zone("stick"), finger(1, 100, 300));
    fireEvent.pointerMove(zone("stick"), finger(1, 150, 300));
    heldKeys.hold("keys", UP);
    fireEvent.pointerDown(zone("kick"), finger(2));
    heldKeys.hold("keys", 0);
    expect(reported).toEqual([RIGHT, RIGHT | UP, RIGHT | UP | KICK_KEY, RIGHT | KICK_KEY]);
    expect(await violations()).toEqual([]);
    rendered(() => click(page.getByRole("button", { name: "Stop" })));
    expect(document.querySelector(".touch")).toBeNull();
    expect(reported.at(-1)).toBe(0);
  });

  it("move the author's player until the ball is in the goal", async () => {
    const { play } = await renderPlay();
    play.options.blue.value = 0;
    fireEvent.pointerDown(zone("stick"), finger(1, 100, 300));
    fireEvent.pointerMove(zone("stick"), finger(1, 150, 300));
    for (let nowMs = 0; nowMs < 4000; nowMs += 16) play.frame(nowMs);
    expect(play.score.value).toEqual({ red: 1, blue: 0 });
  });
});

describe("a press on the map of a play", () => {
  /** A canvas of the size of the view, and where a map's point is on it. */
  function listen({ play, state, size }: Awaited<ReturnType<typeof renderPlay>>) {
    const canvas = document.createElement("canvas");
    onTestFinished(
      listenToPointer({
        ...{ canvas, state, size: () => size.value, isPanning: () => false, isPlaying: () => play.isPlaying.value },
        tool: () => expect.fail("a tool is used"),
        place: (point) => play.place(point),
        onTouch: () => undefined,
      }),
    );
    const { x, y, scale } = state.viewpoint.value;
    const tap = (point: { readonly x: number; readonly y: number }) => {
      const [clientX, clientY] = [400 + (point.x - x) * scale, 300 + (point.y - y) * scale];
      rendered(() => fireEvent.pointerDown(canvas, { ...finger(5, clientX, clientY), button: 0 }));
    };
    return { tap };
  }

  it("puts the ball there once its button is pressed, and only then", async () => {
    const ui = await renderPlay();
    const { tap } = listen(ui);
    ui.play.options.blue.value = 0;
    tap({ x: 250, y: 0 });
    expect(ui.play.score.value.red).toBe(0);
    const button = ui.page.getByRole("button", { name: "Place the ball" });
    rendered(() => click(button));
    expect(button.getAttribute("aria-pressed")).toBe("true");
    expect(ui.page.getByRole("status").textContent).toBe("Press a place on the map.");
    expect(document.querySelector(".touch")).toBeNull();
    expect(await violations()).toEqual([]);
    // Just before the goal line, with the player behind it.
    tap({ x: 140, y: 60 });
    expect(button.getAttribute("aria-pressed")).toBe("false");
    rendered(() => click(ui.page.getByRole("button", { name: "Place your player" })));
    tap({ x: 100, y: 60 });
    await settled();
    fireEvent.pointerDown(zone("stick"), finger(1, 100, 300));
    fireEvent.pointerMove(zone("stick"), finger(1, 150, 300));
    for (let nowMs = 0; nowMs < 2000; nowMs += 16) ui.play.frame(nowMs);
    expect(ui.play.score.value).toEqual({ red: 1, blue: 0 });
  });
});

describe("the view of a play by touch", () => {
  it("is the whole map, also after a turn of the screen, and the one before when it ends", async () => {
    const { play, state, size, turn } = await renderPlay();
    expect(state.viewpoint.value).toEqual({ x: 0, y: 0, scale: (800 - 96) / 800 });
    rendered(() => (size.value = { width: 400, height: 800 }));
    expect(state.viewpoint.value).toEqual({ x: 0, y: 0, scale: (400 - 96) / 800 });
    rendered(() => (turn.value = -1));
    // The map's height across the screen.
    expect(state.viewpoint.value).toEqual({ x: 0, y: 0, scale: (400 - 96) / 400, turn: -1 });
    rendered(() => play.stop());
    rendered(() => (size.value = { width: 800, height: 600 }));
    expect(state.viewpoint.value).toEqual(OFFSET);
  });
});
