/** The camera that a room's script sets for the page. */
import { beforeEach, describe, expect, it } from "vitest";
import { CameraController } from "#client/scene/camera-controller.ts";
import { createFrame, type Frame, type FrameSource } from "#client/session/frame.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { RED_TEAM } from "#room/team.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { createPlayerInfo } from "../support/player-info.ts";

let session: Session;
let frame: Frame;
let source: FrameSource;
let controller: CameraController;

/** The middle of the view, and CSS pixels per map unit, after this time. */
function after(ms: number) {
  let scale = 0;
  for (let t = 0; t < ms; t += 20) scale = controller.update(source, frame, 20);
  const { x, y, width, height } = controller.area;
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2), scale };
}

beforeEach(() => {
  session = createSession();
  session.players.value = [createPlayerInfo({ id: 1, team: RED_TEAM }), createPlayerInfo({ id: 2, team: RED_TEAM })];
  session.myId.value = 1;
  frame = createFrame(3);
  frame.count = 3;
  frame.owner.set([-1, 1, 2]);
  frame.x.set([-50, 100, 300]);
  frame.y.set([20, 0, -100]);
  // Larger than the view.
  source = { stadium: { ...builtinStadium("Classic"), width: 2000, height: 1000 }, sample: () => frame };
  controller = new CameraController(session, { width: 900, height: 450, ratio: 1 });
});

describe("the camera of a script", () => {
  it("follows a player or the ball, smoothly, until the page's own is given back", () => {
    expect(after(20)).toEqual({ x: 25, y: 10, scale: 1.1 });
    session.scriptCamera.value = { follow: 2, zoom: null };
    expect(after(20).x).toBeLessThan(60);
    expect(after(4000)).toMatchObject({ x: 300, y: -100 });
    session.scriptCamera.value = { follow: "ball", zoom: null };
    expect(after(4000)).toMatchObject({ x: -50, y: 20 });
    session.scriptCamera.value = null;
    expect(after(4000)).toMatchObject({ x: 25, y: 10 });
  });

  it("stays the page's own while the player to follow is not on the pitch", () => {
    session.scriptCamera.value = { follow: 7, zoom: null };
    expect(after(4000)).toMatchObject({ x: 25, y: 10 });
  });

  it("shows a point with a zoom that eases and may exceed the limit of the stadium", () => {
    source = { ...source, stadium: { ...source.stadium, maxViewWidth: 800 } };
    after(20);
    session.scriptCamera.value = { x: 3000, y: -50, zoom: 0.5 };
    expect(after(40).scale).toBeGreaterThan(0.7);
    const shown = after(6000);
    expect(shown).toMatchObject({ x: 3000, y: -50 });
    expect(shown.scale).toBeCloseTo(0.55);
    expect(controller.resolution(source)).toBeCloseTo(0.55);
  });

  it("is not used when the player has switched it off", () => {
    session.scriptCamera.value = { x: 900, y: 0, zoom: 3 };
    session.scriptCameraAllowed.value = false;
    expect(after(4000)).toMatchObject({ x: 25, y: 10, scale: 1.1 });
  });
});
