/** A client whose world differs from the server's detects it, reports it and gets a keyframe within a second. */
import { describe, expect, it } from "vitest";
import { decide } from "#bot/decide.ts";
import { createBotMemory } from "#bot/memory.ts";
import { hashWorld } from "#sim/hash.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { SPECTATORS } from "#sim/world.ts";
import { createVirtualMatch } from "../support/network/virtual-match.ts";
import { PERFECT } from "../support/network/virtual-channel.ts";

describe("a client whose confirmed world was tampered with", () => {
  it.each(["a position by one bit", "a held key", "the score"])("detects it: %s", (what) => {
    const quality = { ...PERFECT, delayMs: 30 };
    const match = createVirtualMatch({ seed: 6, stadium: builtinStadium("Classic"), clients: 2, quality });
    match.clients.forEach((client, i) => {
      const memory = createBotMemory(i);
      client.decide = (world, id) => decide(world, id, "hard", memory);
    });
    const [tampered, other] = match.clients;
    let detectedMs = NaN;
    tampered!.onPatch = (result) => {
      if (result !== "diverged") return;
      if (Number.isNaN(detectedMs)) detectedMs = match.clock.nowMs;
      match.server.requestKeyframe();
    };
    other!.onPatch = (result) => expect(result).not.toBe("diverged");
    match.clock.runUntil(5000);
    const world = tampered!.frames.confirmed.world!;
    if (what === "the score") world.game.red += 1;
    else if (what === "a held key") world.players.wait[0] = 50;
    else world.discs.x[0] = world.discs.x[0]! + 2 ** -40;
    match.clock.runUntil(7000);
    expect(detectedMs - 5000).toBeLessThanOrEqual(1050);
    const digests = new Map<number, string>();
    match.server.onTick = () => {
      digests.set(match.server.match.world.game.tick, hashWorld(match.server.match.world).whole);
    };
    let compared = 0;
    tampered!.onPatch = (result) => {
      expect(result).not.toBe("diverged");
      const expected = digests.get(tampered!.frames.confirmed.world!.game.tick);
      if (expected === undefined) return;
      expect(hashWorld(tampered!.frames.confirmed.world!).whole).toBe(expected);
      compared++;
    };
    match.clock.runUntil(9000);
    expect(compared).toBeGreaterThan(15);
  });
});

describe("a spectator", () => {
  it("is shown the confirmed match at an even speed although patches arrive in bunches", () => {
    const quality = { delayMs: 40, jitterMs: 15, stallChance: 0, stallMs: 0 };
    const match = createVirtualMatch({
      seed: 8,
      stadium: builtinStadium("Classic"),
      clients: 1,
      quality,
      match: { bots: "full", botLevel: "hard" },
      settings: { teamSize: 2 },
    });
    const [client] = match.clients;
    match.clock.runUntil(500);
    match.server.match.queue.push({ kind: "team", id: client!.id, team: SPECTATORS });
    match.clock.runUntil(3000);
    let last: { x: number; y: number } | undefined;
    let frames = 0;
    client!.onFrame = (frame) => {
      if (frame.count === 0) return;
      const position = { x: frame.x[5]!, y: frame.y[5]! };
      const moved = last === undefined ? 0 : Math.hypot(position.x - last.x, position.y - last.y);
      // A player's disc moves at most 2.5 units a tick, a little more when pushed. Two ticks in one frame would exceed this.
      expect(moved).toBeLessThan(4.5);
      last = position;
      frames++;
    };
    match.clock.runUntil(6000);
    expect(frames).toBeGreaterThan(150);
  });
});
