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
import { somebody } from "../support/somebody.ts";

const people: readonly PlayerInfo[] = [
  somebody({ id: 1, team: 2 }),
  somebody({ id: 2, team: 0 }),
  somebody({ id: 3, team: 1 }),
  somebody({ id: 4, team: 1 }),
];
const on = (id: number) => ({ kind: "player", id }) as const;

describe("who watches", () => {
  it("goes through red and then blue, round and round, and back", () => {
    expect(followNext({ kind: "ball" }, people, 1)).toEqual(on(3));
    expect(followNext(on(3), people, 1)).toEqual(on(4));
    expect(followNext(on(4), people, 1)).toEqual(on(1));
    expect(followNext(on(1), people, 1)).toEqual(on(3));
    expect(followNext(on(3), people, -1)).toEqual(on(1));
    expect(followNext({ kind: "free" }, people, -1)).toEqual(on(1));
  });

  it("looks at the ball when nobody is on the pitch", () => {
    expect(followNext(on(3), [people[1]!], 1)).toEqual({ kind: "ball" });
  });

  it("follows nobody who has gone to the spectators or home", () => {
    expect(followed(on(3), people)?.id).toBe(3);
    expect(followed(on(2), people)).toBeUndefined();
    expect(followed(on(9), people)).toBeUndefined();
    expect(followed({ kind: "ball" }, people)).toBeUndefined();
  });
});

describe("what somebody wants of the zoom", () => {
  it("comes back to the usual view with as many steps", () => {
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

  it("is as usual when what was remembered makes no sense", () => {
    expect(boundZoom(NaN)).toBe(1);
    expect(boundZoom(Infinity)).toBe(1);
  });
});
