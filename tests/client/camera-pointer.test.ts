import { beforeEach, describe, expect, it } from "vitest";
import { listenToCameraPointer } from "#client/input/camera-pointer.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { RED_TEAM, SPECTATORS } from "#sim/world.ts";
import type { TeamId } from "#room/team.ts";
import { createPlayerInfo } from "../support/player-info.ts";

/** The parts of an HTMLElement that the listener uses. */
class FakeElement extends EventTarget {
  readonly classList = {
    toggle: (name: string, on: boolean) => void (on ? this.classes.add(name) : this.classes.delete(name)),
  };
  readonly classes = new Set<string>();
  setPointerCapture(): void {}
  getBoundingClientRect() {
    return { left: 10, top: 20 };
  }
}

let matchView: FakeElement;
let session: Session;
let stop: () => void;

function point(type: string, clientX: number, clientY: number, pointerId = 1): void {
  matchView.dispatchEvent(Object.assign(new Event(type), { clientX, clientY, pointerId, button: 0 }));
}

function turn(deltaY: number, more: { readonly ctrlKey?: boolean; readonly deltaMode?: number } = {}): Event {
  const event = Object.assign(new Event("wheel", { cancelable: true }), { deltaY, deltaMode: 0, ...more });
  matchView.dispatchEvent(event);
  return event;
}

function join(team: TeamId): void {
  session.players.value = [createPlayerInfo({ id: 1, team })];
  session.myId.value = 1;
}

beforeEach(() => {
  matchView = new FakeElement();
  session = createSession();
  join(SPECTATORS);
  stop = listenToCameraPointer({ matchView: matchView as unknown as HTMLElement, session, shown: () => true });
});

describe("the pointer of a spectator", () => {
  it("drags the camera once it has moved further than a click", () => {
    point("pointerdown", 100, 100);
    point("pointermove", 102, 101);
    expect(session.spectating.value).toEqual({ kind: "ball" });
    point("pointermove", 130, 90);
    expect(session.spectating.value).toEqual({ kind: "free" });
    expect(session.cameraInput).toMatchObject({ dragX: 28, dragY: -11 });
  });

  it("clicks a point of the match view when it hardly moves", () => {
    point("pointerdown", 100, 100);
    point("pointermove", 101, 101);
    point("pointerup", 101, 101);
    expect(session.cameraInput.click).toEqual({ x: 91, y: 81 });
  });

  it("does not click after a drag or when the browser cancels it", () => {
    point("pointerdown", 100, 100);
    point("pointermove", 150, 100);
    point("pointerup", 150, 100);
    point("pointerdown", 100, 100);
    point("pointercancel", 100, 100);
    expect(session.cameraInput.click).toBeUndefined();
  });

  it("shows a grab cursor for spectators, and stops with its listener", () => {
    expect(matchView.classes.has("match-view-draggable")).toBe(true);
    join(RED_TEAM);
    expect(matchView.classes.has("match-view-draggable")).toBe(false);
    stop();
    turn(-100);
    expect(session.zoom.value).toBe(1);
  });
});

describe("the pointer of a player", () => {
  beforeEach(() => join(1));

  it("zooms in with the wheel up and out with the wheel down", () => {
    expect(turn(-100).defaultPrevented).toBe(true);
    expect(session.zoom.value).toBeCloseTo(1.1, 10);
    turn(3, { deltaMode: 1 });
    expect(session.zoom.value).toBeLessThan(1.1);
  });

  it("sums up the small turns of a touchpad", () => {
    for (let i = 0; i < 10; i++) turn(-10);
    expect(session.zoom.value).toBeCloseTo(1.1, 2);
  });

  it("leaves the wheel with the control key to the browser's zoom", () => {
    expect(turn(-100, { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(session.zoom.value).toBe(1);
  });

  it("zooms with two touches in proportion to their distance", () => {
    point("pointerdown", 100, 100, 1);
    point("pointerdown", 200, 100, 2);
    point("pointermove", 250, 100, 2);
    expect(session.zoom.value).toBeCloseTo(1.5, 10);
    point("pointerup", 250, 100, 2);
    point("pointermove", 0, 100, 1);
    expect(session.zoom.value).toBeCloseTo(1.5, 10);
    expect(session.spectating.value).toEqual({ kind: "ball" });
  });

  it("neither drags nor clicks", () => {
    point("pointerdown", 100, 100);
    point("pointermove", 150, 100);
    point("pointerup", 150, 100);
    point("pointerdown", 100, 100);
    point("pointerup", 100, 100);
    expect(session.cameraInput).toMatchObject({ dragX: 0, dragY: 0, click: undefined });
  });
});
