/**
 * Scripts that move discs in every tick: all clients still have the server's world, and patches grow by a few numbers.
 */
import { describe, expect, it } from "vitest";
import { hashWorld } from "#sim/hash.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { createVirtualMatch } from "../support/network/virtual-match.ts";
import { PERFECT } from "../support/network/virtual-channel.ts";

function bytesPerSecond(script: (tick: number) => { disc: number; change: object } | undefined): number {
  const match = createVirtualMatch({ seed: 1, stadium: builtinStadium("Classic"), clients: 4, quality: PERFECT });
  const digests = new Map<number, string>();
  match.server.onTick = () => {
    const { world } = match.server.match;
    digests.set(world.game.tick, hashWorld(world).whole);
    const nudge = script(world.game.tick);
    if (nudge !== undefined) match.server.match.queue.push({ kind: "disc", ...nudge });
  };
  let compared = 0;
  for (const client of match.clients) {
    client.decide = () => 8;
    client.onPatch = () => {
      const world = client.frames.confirmed.world;
      if (world === undefined) return;
      expect(hashWorld(world).whole).toBe(digests.get(world.game.tick));
      compared++;
    };
  }
  match.clock.runUntil(3000);
  const before = match.connections[0]!.down.bytes;
  match.clock.runUntil(8000);
  expect(compared).toBeGreaterThan(4 * 75);
  return (match.connections[0]!.down.bytes - before) / 5;
}

describe("a script that moves discs", () => {
  it("needs a few numbers per patch, even if it moves the ball in every tick", () => {
    const moved = bytesPerSecond((tick) => ({ disc: 0, change: { x: (tick % 300) - 150, y: tick % 40 } }));
    expect(moved).toBeLessThan(60 * 36);
  });

  it("may change all properties of a disc, name discs that do not exist, and give values out of bounds", () => {
    bytesPerSecond((tick) =>
      tick % 7 === 0
        ? {
            disc: tick % 40,
            change: { radius: 8 + (tick % 5), bCoef: 0.7, cMask: 63, invMass: tick % 3, damping: 1e300 },
          }
        : tick % 5 === 0
          ? { disc: 5, change: { vx: 3.3, vy: -0.1, gx: 0.01 } }
          : undefined,
    );
  });
});
