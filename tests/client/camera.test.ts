import { describe, expect, it } from "vitest";
import { easedShare, moveCamera, panCamera, placeCamera, type Look } from "#client/view/camera.ts";

const classic = { width: 420, height: 200, cameraFollow: "ball" } as const;
const look = (change: Partial<Look>): Look => ({
  scenery: classic,
  ball: { x: 0, y: 0 },
  player: undefined,
  followed: undefined,
  viewWidth: 400,
  viewHeight: 200,
  ...change,
});

describe("the camera", () => {
  it("looks half way between ball and player", () => {
    const camera = { x: 0, y: 0 };
    placeCamera(camera, look({ ball: { x: 100, y: 0 }, player: { x: 40, y: 20 } }));
    expect(camera).toEqual({ x: 70, y: 10 });
  });

  it("keeps the own player 50 units inside the view, however far away the ball is", () => {
    const camera = { x: 0, y: 0 };
    placeCamera(camera, look({ ball: { x: 400, y: 0 }, player: { x: -200, y: 0 } }));
    expect(camera.x).toBe(-50);
  });

  it("stays on the player where the stadium asks for it", () => {
    const camera = { x: 0, y: 0 };
    const scenery = { ...classic, cameraFollow: "player" } as const;
    placeCamera(camera, look({ scenery, ball: { x: 200, y: 0 }, player: { x: -60, y: 5 } }));
    expect(camera).toEqual({ x: -60, y: 5 });
  });

  it("follows the ball for spectators, also in stadiums that follow players", () => {
    const camera = { x: 0, y: 0 };
    placeCamera(camera, look({ scenery: { ...classic, cameraFollow: "player" }, ball: { x: 90, y: -30 } }));
    expect(camera).toEqual({ x: 90, y: -30 });
  });

  it("follows somebody else for a spectator, wherever the ball is", () => {
    const camera = { x: 0, y: 0 };
    placeCamera(camera, look({ ball: { x: 90, y: -30 }, followed: { x: -120, y: 40 } }));
    expect(camera).toEqual({ x: -120, y: 40 });
  });

  it("stays with who plays himself, whomever he followed before", () => {
    const camera = { x: 0, y: 0 };
    placeCamera(camera, look({ ball: { x: 20, y: 0 }, player: { x: 0, y: 0 }, followed: { x: -200, y: 0 } }));
    expect(camera.x).toBe(10);
  });

  it("goes where a spectator pushes it, as far as the stadium reaches", () => {
    const camera = { x: 10, y: 0 };
    panCamera(camera, classic, -60, 30);
    expect(camera).toEqual({ x: -50, y: 30 });
    panCamera(camera, classic, -1000, 1000);
    expect(camera).toEqual({ x: -420, y: 200 });
  });

  it("shows nothing outside of the camera rectangle", () => {
    const camera = { x: 0, y: 0 };
    placeCamera(camera, look({ ball: { x: 400, y: -190 } }));
    expect(camera).toEqual({ x: 220, y: -100 });
  });

  it("is centred on an axis on which the view is larger than the stadium", () => {
    const camera = { x: 0, y: 0 };
    placeCamera(camera, look({ ball: { x: 300, y: 150 }, viewWidth: 900, viewHeight: 300 }));
    expect(camera).toEqual({ x: 0, y: 50 });
  });

  it("covers 4 % of the way in a sixtieth of a second", () => {
    const camera = { x: 0, y: 0 };
    moveCamera(camera, look({ ball: { x: 100, y: 50 } }), 1000 / 60);
    expect(camera.x).toBeCloseTo(4, 10);
    expect(camera.y).toBeCloseTo(2, 10);
  });

  it("gets to the same place at 30, 60 and 144 frames per second", () => {
    const after = (fps: number) => {
      const camera = { x: 0, y: 0 };
      for (let i = 0; i < fps; i++) moveCamera(camera, look({ ball: { x: 100, y: 50 } }), 1000 / fps);
      return camera.x;
    };
    expect(after(30)).toBeCloseTo(after(60), 9);
    expect(after(144)).toBeCloseTo(after(60), 9);
  });

  it("eases by the same share, however the time is cut", () => {
    const left = (1 - easedShare(10)) * (1 - easedShare(23));
    expect(1 - left).toBeCloseTo(easedShare(33), 12);
    expect(easedShare(0)).toBe(0);
  });
});
