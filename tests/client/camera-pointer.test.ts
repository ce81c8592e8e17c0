import { beforeEach, describe, expect, it } from "vitest";
import { listenToCameraPointer } from "#client/input/camera-pointer.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { somebody } from "../support/somebody.ts";

/** As much of the stage as a pointer touches. */
class Stage extends EventTarget {
  readonly classList = {
    toggle: (name: string, on: boolean) => void (on ? this.classes.add(name) : this.classes.delete(name)),
  };
  readonly classes = new Set<string>();
  setPointerCapture(): void {}
  getBoundingClientRect() {
    return { left: 10, top: 20 };
  }
}

let stage: Stage;
let session: Session;
let stop: () => void;

function point(type: string, clientX: number, clientY: number, pointerId = 1): void {
  stage.dispatchEvent(Object.assign(new Event(type), { clientX, clientY, pointerId, button: 0 }));
}

function turn(deltaY: number, more: { readonly ctrlKey?: boolean; readonly deltaMode?: number } = {}): Event {
  const event = Object.assign(new Event("wheel", { cancelable: true }), { deltaY, deltaMode: 0, ...more });
  stage.dispatchEvent(event);
  return event;
}

function join(team: 0 | 1): void {
  session.players.value = [somebody({ id: 1, team })];
  session.myId.value = 1;
  session.screen.value = { kind: "room" };
}

beforeEach(() => {
  stage = new Stage();
  session = createSession();
  join(0);
  stop = listenToCameraPointer({ stage: stage as unknown as HTMLElement, session });
});

describe("a pointer of somebody who watches", () => {
  it("drags the view along, from the first real movement on", () => {
    point("pointerdown", 100, 100);
    point("pointermove", 102, 101);
    expect(session.spectating.value).toEqual({ kind: "ball" });
    point("pointermove", 130, 90);
    expect(session.spectating.value).toEqual({ kind: "free" });
    expect(session.cameraHand).toMatchObject({ dragX: 28, dragY: -11 });
  });

  it("clicks a place of the stage when it hardly moves", () => {
    point("pointerdown", 100, 100);
    point("pointermove", 101, 101);
    point("pointerup", 101, 101);
    expect(session.cameraHand.click).toEqual({ x: 91, y: 81 });
  });

  it("clicks nothing after a drag, nor when the browser took it away", () => {
    point("pointerdown", 100, 100);
    point("pointermove", 150, 100);
    point("pointerup", 150, 100);
    point("pointerdown", 100, 100);
    point("pointercancel", 100, 100);
    expect(session.cameraHand.click).toBeUndefined();
  });

  it("shows that the pitch can be dragged, until nobody listens", () => {
    expect(stage.classes.has("stage-watching")).toBe(true);
    join(1);
    expect(stage.classes.has("stage-watching")).toBe(false);
    stop();
    turn(-100);
    expect(session.zoom.value).toBe(1);
  });
});

describe("a pointer of anybody", () => {
  beforeEach(() => join(1));

  it("zooms with the wheel, up for nearer", () => {
    expect(turn(-100).defaultPrevented).toBe(true);
    expect(session.zoom.value).toBeCloseTo(1.1, 10);
    turn(3, { deltaMode: 1 });
    expect(session.zoom.value).toBeLessThan(1.1);
  });

  it("gathers the small turns of a touchpad", () => {
    for (let i = 0; i < 10; i++) turn(-10);
    expect(session.zoom.value).toBeCloseTo(1.1, 2);
  });

  it("leaves the browser its own zoom", () => {
    expect(turn(-100, { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(session.zoom.value).toBe(1);
  });

  it("zooms with two fingers by as much as they part", () => {
    point("pointerdown", 100, 100, 1);
    point("pointerdown", 200, 100, 2);
    point("pointermove", 250, 100, 2);
    expect(session.zoom.value).toBeCloseTo(1.5, 10);
    point("pointerup", 250, 100, 2);
    point("pointermove", 0, 100, 1);
    expect(session.zoom.value).toBeCloseTo(1.5, 10);
    expect(session.spectating.value).toEqual({ kind: "ball" });
  });

  it("neither drags nor clicks for a player", () => {
    point("pointerdown", 100, 100);
    point("pointermove", 150, 100);
    point("pointerup", 150, 100);
    point("pointerdown", 100, 100);
    point("pointerup", 100, 100);
    expect(session.cameraHand).toMatchObject({ dragX: 0, dragY: 0, click: undefined });
  });
});
