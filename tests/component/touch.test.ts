/** The controls of touch screens: several fingers, releases, and when they are shown. */
import { fireEvent } from "@testing-library/preact";
import { beforeEach, describe, expect, it } from "vitest";
import { followDevice } from "#client/input/device.ts";
import { EXTRA_KEY_BITS } from "#room/extra-keys.ts";
import { KICK_KEY, RIGHT, UP } from "#sim/input.ts";
import { SPECTATORS } from "#sim/world.ts";
import { createGameInfo } from "../support/game-info.ts";
import {
  changePlayer,
  inRoom,
  rendered,
  renderUi,
  settled,
  violations,
  type RenderedUi,
  type RoomContents,
} from "../support/rendered-ui.ts";
import { press } from "../support/user.ts";

const zone = (name: "stick" | "kick") => document.querySelector<HTMLElement>(`.touch-${name}-zone`)!;
const finger = (pointerId: number, clientX = 0, clientY = 0) => ({ pointerId, clientX, clientY, pointerType: "touch" });
/** The bytes of held keys that were reported. */
const heldIn = ({ asked }: RenderedUi) =>
  asked.filter((each) => (each as string[])[0] === "holdKeys").map((each) => (each as number[])[1]);

async function renderTouch(contents: RoomContents = {}): Promise<RenderedUi> {
  const ui = renderUi(inRoom({ game: createGameInfo(), ...contents }));
  ui.change(({ device }) => (device.used.value = "touch"));
  await settled();
  await settled();
  return ui;
}

// The first load of the controls' file takes longer than a turn of the event loop.
beforeEach(async () => void (await import("#client/ui/hud/touch-controls.tsx")));

describe("stick and kick", () => {
  it("are held by a finger each, and released by each alone", async () => {
    const ui = await renderTouch();
    fireEvent.pointerDown(zone("stick"), finger(1, 100, 300));
    fireEvent.pointerMove(zone("stick"), finger(1, 140, 300));
    fireEvent.pointerDown(zone("kick"), finger(2));
    fireEvent.pointerDown(zone("kick"), finger(3));
    fireEvent.pointerUp(zone("kick"), finger(2));
    fireEvent.pointerMove(zone("stick"), finger(1, 100, 260));
    fireEvent.pointerUp(zone("stick"), finger(1));
    fireEvent.pointerUp(zone("kick"), finger(3));
    expect(heldIn(ui)).toEqual([RIGHT, RIGHT | KICK_KEY, UP | KICK_KEY, KICK_KEY, 0]);
    expect(await violations()).toEqual([]);
  });

  it.each<[string, () => void]>([
    ["a cancelled pointer", () => void fireEvent.pointerCancel(zone("kick"), finger(2))],
    ["a lost capture", () => void fireEvent(zone("kick"), new PointerEvent("lostpointercapture", { pointerId: 2 }))],
    ["a window that loses the focus", () => void fireEvent.blur(window)],
  ])("are released by %s", async (_what, lose) => {
    const ui = await renderTouch();
    fireEvent.pointerDown(zone("kick"), finger(2));
    rendered(lose);
    expect(heldIn(ui)).toEqual([KICK_KEY, 0]);
  });

  it("are released when the menu covers them, and when the player leaves the pitch", async () => {
    const ui = await renderTouch();
    fireEvent.pointerDown(zone("kick"), finger(2));
    rendered(() => (ui.menuOpen.value = true));
    expect(document.querySelector(".touch")).toBeNull();
    rendered(() => (ui.menuOpen.value = false));
    fireEvent.pointerDown(zone("kick"), finger(3));
    ui.change((session) => changePlayer(session, 1, { team: SPECTATORS }));
    expect(document.querySelector(".touch")).toBeNull();
    expect(heldIn(ui)).toEqual([KICK_KEY, 0, KICK_KEY, 0]);
  });

  it("have the extra keys of the room's script beside them", async () => {
    const ui = await renderTouch({ room: { extraKeys: ["Dash", "Tackle"] } });
    const button = ui.page.getByText("Tackle").closest("button")!;
    fireEvent.pointerDown(button, finger(4));
    fireEvent.pointerUp(button, finger(4));
    expect(heldIn(ui)).toEqual([EXTRA_KEY_BITS[1], 0]);
  });
});

describe("the device in use", () => {
  it("is the last one that was used; texts typed on the screen's keyboard do not count", () => {
    const { session, page } = renderUi(inRoom({ game: createGameInfo() }));
    const { device } = session;
    const root = document.createElement("div");
    const stop = followDevice({ window, device, root, matchMedia: (query) => matchMedia(query) });
    expect(root.dataset["device"]).toBe("keys");
    fireEvent.pointerDown(document.body, { pointerType: "touch" });
    expect(root.dataset["device"]).toBe("touch");
    press("Unidentified", "");
    expect(device.used.value).toBe("touch");
    rendered(() => press("Enter"));
    expect(device.used.value).toBe("keys");
    fireEvent.pointerDown(page.getByRole("combobox", { name: "Message" }), { pointerType: "touch" });
    press("x", "KeyX");
    expect(device.used.value).toBe("touch");
    fireEvent.pointerDown(document.body, { pointerType: "mouse" });
    expect(device.used.value).toBe("keys");
    stop();
  });
});
