import { describe, expect, it } from "vitest";
import type { PlayerInfo } from "#client/session/player.ts";
import {
  boundZoom,
  FIXED_ZOOMS,
  followed,
  followNext,
  ZOOM_MAX,
  ZOOM_MIN,
  zoomedBy,
} from "#client/session/spectating.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { createPlayerInfo } from "../support/player-info.ts";

const players: readonly PlayerInfo[] = [
  createPlayerInfo({ id: 1, team: BLUE_TEAM }),
  createPlayerInfo({ id: 2, team: SPECTATORS }),
  createPlayerInfo({ id: 3, team: RED_TEAM }),
  createPlayerInfo({ id: 4, team: RED_TEAM }),
];
const on = (id: number) => ({ kind: "player", id }) as const;

describe("a spectator's camera", () => {
  it("switches through red and then blue players in both directions, wrapping around", () => {
    expect(followNext({ kind: "ball" }, players, 1)).toEqual(on(3));
    expect(followNext(on(3), players, 1)).toEqual(on(4));
    expect(followNext(on(4), players, 1)).toEqual(on(1));
    expect(followNext(on(1), players, 1)).toEqual(on(3));
    expect(followNext(on(3), players, -1)).toEqual(on(1));
    expect(followNext({ kind: "free" }, players, -1)).toEqual(on(1));
  });

  it("follows the ball when no player is on the pitch", () => {
    expect(followNext(on(3), [players[1]!], 1)).toEqual({ kind: "ball" });
  });

  it("stops following players who become spectators or leave", () => {
    expect(followed(on(3), players)?.id).toBe(3);
    expect(followed(on(2), players)).toBeUndefined();
    expect(followed(on(9), players)).toBeUndefined();
    expect(followed({ kind: "ball" }, players)).toBeUndefined();
  });
});

describe("the zoom factor", () => {
  it("returns to 1 after equal numbers of steps in and out", () => {
    let zoom = 1;
    for (let i = 0; i < 5; i++) zoom = zoomedBy(zoom, 1);
    for (let i = 0; i < 5; i++) zoom = zoomedBy(zoom, -1);
    expect(zoom).toBe(1);
  });

  it("stays within its bounds", () => {
    expect(zoomedBy(1, 100)).toBe(ZOOM_MAX);
    expect(zoomedBy(1, -100)).toBe(ZOOM_MIN);
    expect(FIXED_ZOOMS.map(boundZoom)).toEqual(FIXED_ZOOMS);
  });

  it("is 1 for invalid stored values", () => {
    expect(boundZoom(NaN)).toBe(1);
    expect(boundZoom(Infinity)).toBe(1);
  });
});
