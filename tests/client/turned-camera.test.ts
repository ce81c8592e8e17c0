/** The camera over a pitch that is shown turned by a quarter, as on upright phones. */
import { beforeEach, describe, expect, it } from "vitest";
import { screenAxes } from "#client/render/render-context.ts";
import { CameraController } from "#client/scene/camera-controller.ts";
import { playerAt } from "#client/scene/pick.ts";
import { createFrame, type Frame, type FrameSource } from "#client/session/frame.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS, type TeamId } from "#room/team.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { createPlayerInfo } from "../support/player-info.ts";

let session: Session;
let frame: Frame;
let source: FrameSource;
let controller: CameraController;
const update = () => controller.update(source, frame, 20);

function join(team: TeamId): void {
  session.players.value = [createPlayerInfo({ id: 1, team }), createPlayerInfo({ id: 2, team: RED_TEAM })];
}

beforeEach(() => {
  session = createSession();
  session.myId.value = 1;
  session.device.portrait.value = true;
  session.device.used.value = "touch";
  join(SPECTATORS);
  frame = createFrame(2);
  frame.count = 2;
  frame.owner.set([-1, 2]);
  frame.x.set([0, 200]);
  frame.y.set([0, -100]);
  frame.radius.set([10, 15]);
  source = { stadium: { ...builtinStadium("Classic"), width: 2000, height: 1000 }, sample: () => frame };
  controller = new CameraController(session, { width: 390, height: 844, ratio: 2 });
});

describe("a turned pitch", () => {
  it("has its length along the height of the screen, and the usual zoom of a screen on its side", () => {
    const scale = update() / 2;
    const turned = { ...controller.area };
    session.settings.controls.value = { ...session.settings.controls.value, turn: "never" };
    controller.viewport = { width: 844, height: 390, ratio: 2 };
    controller.reset();
    expect(update() / 2).toBe(scale);
    expect(turned).toEqual(controller.area);
    expect(turned.width).toBeCloseTo(844 / scale);
  });

  it.each([
    [RED_TEAM, -1],
    [BLUE_TEAM, 1],
    [SPECTATORS, -1],
  ] as const)("has the own goal of team %i below", (team, turn) => {
    join(team);
    expect(session.device.turn.value).toBe(turn);
  });

  it("is moved by dragging in the direction of the finger", () => {
    session.spectating.value = { kind: "free" };
    const scale = update() / 2;
    const { x, y } = controller.area;
    // A finger that moves down shows what is further up: red's direction of play.
    session.cameraInput.dragY = 30;
    update();
    expect(controller.area.x - x).toBeCloseTo(30 / scale);
    session.cameraInput.dragX = 30;
    update();
    expect(controller.area.y - y).toBeCloseTo(-30 / scale);
  });

  it("finds the player that was clicked, and the name below the disc on the screen", () => {
    const scale = update() / 2;
    const { x, y, width, height } = controller.area;
    const middle = { x: x + width / 2, y: y + height / 2 };
    // To the right on the screen is downwards on the map, upwards is to the right.
    const click = { x: 195 + (-100 - middle.y) * scale, y: 422 - (200 - middle.x) * scale };
    session.cameraInput.click = click;
    update();
    expect(session.spectating.value).toEqual({ kind: "player", id: 2 });
    expect(playerAt(frame, 200 - 28, -100, -1)).toBe(2);
    expect(playerAt(frame, 200 - 28, -100, 0)).toBeUndefined();
  });

  it("has sprites that are turned back", () => {
    expect(screenAxes(0)).toEqual({ rotation: 0, right: { x: 1, y: 0 }, down: { x: 0, y: 1 } });
    expect(screenAxes(-1)).toEqual({ rotation: Math.PI / 2, right: { x: 0, y: 1 }, down: { x: -1, y: 0 } });
    expect(screenAxes(1)).toEqual({ rotation: -Math.PI / 2, right: { x: 0, y: -1 }, down: { x: 1, y: 0 } });
  });
});
