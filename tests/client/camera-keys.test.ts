import { beforeEach, describe, expect, it } from "vitest";
import { createKeyDispatcher } from "#client/input/key-dispatcher.ts";
import { listenToCameraKeys } from "#client/input/camera-keys.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { FIXED_ZOOMS } from "#client/session/spectating.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import type { TeamId } from "#room/team.ts";
import { createPlayerInfo } from "../support/player-info.ts";

class Page extends EventTarget {
  hidden = false;
}

let window: EventTarget;
let page: Page;
let session: Session;
let watching: boolean;

type KeyInit = {
  readonly key?: string;
  readonly ctrlKey?: boolean;
  readonly repeat?: boolean;
  readonly target?: unknown;
};

function send(type: "keydown" | "keyup", code: string, { target, ...init }: KeyInit = {}): Event {
  const event = Object.assign(new Event(type, { cancelable: true }), { code, key: "", ...init });
  if (target !== undefined) Object.defineProperty(event, "target", { value: target });
  window.dispatchEvent(event);
  return event;
}
const press = (code: string, init?: KeyInit) => send("keydown", code, init);
const lift = (code: string) => send("keyup", code);

function join(team: TeamId): void {
  session.players.value = [
    createPlayerInfo({ id: 1, team }),
    createPlayerInfo({ id: 2, team: RED_TEAM }),
    createPlayerInfo({ id: 3, team: BLUE_TEAM }),
  ];
  session.myId.value = 1;
}

beforeEach(() => {
  window = new EventTarget();
  page = new Page();
  session = createSession();
  watching = true;
  join(SPECTATORS);
  listenToCameraKeys({ keyboard: createKeyDispatcher({ window, page }), session, watching: () => watching });
});

describe("the camera keys of a spectator", () => {
  it("pan a free camera while they are held", () => {
    expect(press("KeyD").defaultPrevented).toBe(true);
    press("ArrowUp");
    expect(session.spectating.value).toEqual({ kind: "free" });
    expect(session.cameraInput).toMatchObject({ panX: 1, panY: -1 });
    lift("KeyD");
    expect(session.cameraInput).toMatchObject({ panX: 0, panY: -1 });
    lift("ArrowUp");
    expect(session.cameraInput).toMatchObject({ panX: 0, panY: 0 });
  });

  it("cancel each other out, and count once per direction", () => {
    press("KeyD");
    press("ArrowRight");
    expect(session.cameraInput.panX).toBe(1);
    press("KeyA");
    press("ArrowLeft");
    expect(session.cameraInput.panX).toBe(0);
  });

  it("switch between ball, free camera and players", () => {
    press("BracketRight");
    expect(session.spectating.value).toEqual({ kind: "player", id: 2 });
    press("PageDown");
    expect(session.spectating.value).toEqual({ kind: "player", id: 3 });
    press("BracketLeft");
    expect(session.spectating.value).toEqual({ kind: "player", id: 2 });
    press("KeyF");
    expect(session.spectating.value).toEqual({ kind: "free" });
    press("KeyB");
    expect(session.spectating.value).toEqual({ kind: "ball" });
  });

  it("are released when the page is hidden, when the match ends, and when a text field gets the focus", () => {
    press("KeyD");
    page.hidden = true;
    page.dispatchEvent(new Event("visibilitychange"));
    expect(session.cameraInput.panX).toBe(0);
    press("KeyD");
    watching = false;
    press("KeyW");
    expect(session.cameraInput).toMatchObject({ panX: 0, panY: 0 });
    watching = true;
    press("KeyD");
    const focus = new Event("focusin");
    Object.defineProperty(focus, "target", { value: { tagName: "INPUT" } });
    window.dispatchEvent(focus);
    expect(session.cameraInput.panX).toBe(0);
  });

  it("are ignored in a text field", () => {
    expect(press("KeyF", { target: { tagName: "INPUT" } }).defaultPrevented).toBe(false);
    expect(session.spectating.value).toEqual({ kind: "ball" });
  });
});

describe("the camera keys of a player", () => {
  it("do not move the camera", () => {
    join(RED_TEAM);
    expect(press("KeyD").defaultPrevented).toBe(false);
    press("KeyB");
    press("BracketRight");
    expect(session.spectating.value).toEqual({ kind: "ball" });
    expect(session.cameraInput.panX).toBe(0);
  });

  it("zoom by steps, by numbers, and back to the default", () => {
    join(RED_TEAM);
    press("BracketRight", { key: "+" });
    expect(session.zoom.value).toBeGreaterThan(1);
    press("NumpadSubtract", { key: "-" });
    expect(session.zoom.value).toBe(1);
    for (const [i, zoom] of FIXED_ZOOMS.entries()) {
      press(`Digit${i + 1}`, { key: String(i + 1) });
      expect(session.zoom.value).toBe(zoom);
    }
    press("Digit0", { key: "0" });
    expect(session.zoom.value).toBe(1);
  });

  it("leave the browser's zoom keys and the kick key of the number pad alone", () => {
    expect(press("Equal", { key: "+", ctrlKey: true }).defaultPrevented).toBe(false);
    expect(press("Numpad0", { key: "0" }).defaultPrevented).toBe(false);
    expect(press("Digit9", { key: "9" }).defaultPrevented).toBe(false);
    expect(session.zoom.value).toBe(1);
  });
});
