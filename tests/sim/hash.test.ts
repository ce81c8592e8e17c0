import { describe, expect, it } from "vitest";
import { DISC_FLOATS, DISC_MASKS } from "#sim/fields.ts";
import { hashWord, hashWorld } from "#sim/hash.ts";
import { RIGHT } from "#sim/input.ts";
import { setPaused } from "#sim/rules/game.ts";
import { addPlayer } from "#sim/rules/player-list.ts";
import { setDisc } from "#sim/set-disc.ts";
import type { World } from "#sim/world.ts";
import { field, play } from "../support/world-builder.ts";

const start = () => play(field(), { red: [1], blue: [2] });

/** The parts in which a world differs from a fresh one after something was done to it. */
function partsChangedBy(change: (world: World) => void): string[] {
  const fresh = hashWorld(start().world);
  const { world } = start();
  change(world);
  const changed = hashWorld(world);
  return (["game", "discs", "players"] as const).filter((part) => changed[part] !== fresh[part]);
}

describe("the digest of a world", () => {
  it("is 16 hexadecimal digits, whole and for each part", () => {
    const hash = hashWorld(start().world);
    expect(Object.keys(hash)).toEqual(["whole", "game", "discs", "players"]);
    for (const digits of Object.values(hash)) expect(digits).toMatch(/^[0-9a-f]{16}$/);
  });

  it("is the same for equal worlds, and its first half is available as a number", () => {
    const a = start().world;
    const b = start().world;
    expect(hashWorld(a)).toEqual(hashWorld(b));
    expect(hashWord(a).toString(16).padStart(8, "0")).toBe(hashWorld(b).whole.slice(0, 8));
  });

  it("locates the part that differs", () => {
    expect(partsChangedBy((world) => setPaused(world, true))).toEqual(["game"]);
    expect(partsChangedBy((world) => setDisc(world, 0, { x: 1e-300 }))).toEqual(["discs"]);
    expect(partsChangedBy((world) => addPlayer(world, 3))).toEqual(["players"]);
  });

  it("treats -0 as 0", () => {
    expect(partsChangedBy((world) => setDisc(world, 0, { x: -0, vy: -0 }))).toEqual([]);
  });

  it.each([...DISC_FLOATS, ...DISC_MASKS])("depends on a disc's %s", (key) => {
    expect(partsChangedBy((world) => setDisc(world, 2, { [key]: 12345 }))).toEqual(["discs"]);
  });

  it("depends on held keys", () => {
    const a = start();
    const b = start();
    b.press(1, RIGHT);
    expect(hashWorld(a.world).players).not.toBe(hashWorld(b.world).players);
    expect(hashWorld(a.world).whole).not.toBe(hashWorld(b.world).whole);
  });

  it("depends on which disc has which value", () => {
    const a = start();
    const b = start();
    a.change(0, { x: 3 });
    a.change(0, { y: 5 });
    b.change(0, { x: 5 });
    b.change(0, { y: 3 });
    expect(hashWorld(a.world).discs).not.toBe(hashWorld(b.world).discs);
  });
});
