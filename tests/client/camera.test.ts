import { TICK_MS } from "#sim/step.ts";
import { describe, expect, it } from "vitest";
import { type CameraTarget, easedShare, moveCamera, panCamera, snapCamera } from "#client/scene/camera.ts";

const classic = { width: 420, height: 200, cameraFollow: "ball" } as const;
const target = (change: Partial<CameraTarget>): CameraTarget => ({
  rules: classic,
  ball: { x: 0, y: 0 },
  player: undefined,
  followed: undefined,
  viewWidth: 400,
  viewHeight: 200,
  ...change,
});

describe("the camera", () => {
  it("follows the middle between ball and player", () => {
    const camera = { x: 0, y: 0 };
    snapCamera(camera, target({ ball: { x: 100, y: 0 }, player: { x: 40, y: 20 } }));
    expect(camera).toEqual({ x: 70, y: 10 });
  });

  it("keeps the own player 50 units inside the screen, however far away the ball is", () => {
    const camera = { x: 0, y: 0 };
    snapCamera(camera, target({ ball: { x: 400, y: 0 }, player: { x: -200, y: 0 } }));
    expect(camera.x).toBe(-50);
  });

  it("follows only the player in stadiums that require it", () => {
    const camera = { x: 0, y: 0 };
    const rules = { ...classic, cameraFollow: "player" } as const;
    snapCamera(camera, target({ rules, ball: { x: 200, y: 0 }, player: { x: -60, y: 5 } }));
    expect(camera).toEqual({ x: -60, y: 5 });
  });

  it("follows the ball for spectators, also in stadiums that follow players", () => {
    const camera = { x: 0, y: 0 };
    snapCamera(camera, target({ rules: { ...classic, cameraFollow: "player" }, ball: { x: 90, y: -30 } }));
    expect(camera).toEqual({ x: 90, y: -30 });
  });

  it("follows the player whom a spectator has chosen", () => {
    const camera = { x: 0, y: 0 };
    snapCamera(camera, target({ ball: { x: 90, y: -30 }, followed: { x: -120, y: 40 } }));
    expect(camera).toEqual({ x: -120, y: 40 });
  });

  it("follows the own player, also after another was followed as a spectator", () => {
    const camera = { x: 0, y: 0 };
    snapCamera(camera, target({ ball: { x: 20, y: 0 }, player: { x: 0, y: 0 }, followed: { x: -200, y: 0 } }));
    expect(camera.x).toBe(10);
  });

  it("pans inside the stadium's bounds for a spectator", () => {
    const camera = { x: 10, y: 0 };
    panCamera(camera, classic, -60, 30);
    expect(camera).toEqual({ x: -50, y: 30 });
    panCamera(camera, classic, -1000, 1000);
    expect(camera).toEqual({ x: -420, y: 200 });
  });

  it("shows nothing outside of the stadium's camera rectangle", () => {
    const camera = { x: 0, y: 0 };
    snapCamera(camera, target({ ball: { x: 400, y: -190 } }));
    expect(camera).toEqual({ x: 220, y: -100 });
  });

  it("is centred on an axis on which the whole stadium fits on the screen", () => {
    const camera = { x: 0, y: 0 };
    snapCamera(camera, target({ ball: { x: 300, y: 150 }, viewWidth: 900, viewHeight: 300 }));
    expect(camera).toEqual({ x: 0, y: 50 });
  });

  it("covers 4 % of the distance in one sixtieth of a second", () => {
    const camera = { x: 0, y: 0 };
    moveCamera(camera, target({ ball: { x: 100, y: 50 } }), TICK_MS);
    expect(camera.x).toBeCloseTo(4, 10);
    expect(camera.y).toBeCloseTo(2, 10);
  });

  it("reaches the same position at 30, 60 and 144 frames per second", () => {
    const after = (fps: number) => {
      const camera = { x: 0, y: 0 };
      for (let i = 0; i < fps; i++) moveCamera(camera, target({ ball: { x: 100, y: 50 } }), 1000 / fps);
      return camera.x;
    };
    expect(after(30)).toBeCloseTo(after(60), 9);
    expect(after(144)).toBeCloseTo(after(60), 9);
  });

  it("eases by the same share in one step as in two", () => {
    const left = (1 - easedShare(10)) * (1 - easedShare(23));
    expect(1 - left).toBeCloseTo(easedShare(33), 12);
    expect(easedShare(0)).toBe(0);
  });
});
