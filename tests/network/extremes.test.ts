/** Discs at the ends of a double's range: clients follow the server's world bit for bit, and frames can be drawn. */
import { describe, expect, it } from "vitest";
import { idleFrame } from "#client/scene/idle-frame.ts";
import { type Frame, SHOWN_MAX } from "#client/session/frame.ts";
import { KICK_KEY, RIGHT } from "#sim/input.ts";
import type { Stadium } from "#sim/stadium.ts";
import { SPECTATORS } from "#sim/world.ts";
import { PERFECT } from "../support/network/virtual-channel.ts";
import { createVirtualMatch } from "../support/network/virtual-match.ts";
import { ball, disc, field, joint, physics, plane } from "../support/world-builder.ts";

function expectDrawable(frame: Frame): void {
  for (let i = 0; i < frame.count; i++) {
    expect(Math.abs(frame.x[i]!), `x of disc ${i}`).toBeLessThanOrEqual(SHOWN_MAX);
    expect(Math.abs(frame.y[i]!), `y of disc ${i}`).toBeLessThanOrEqual(SHOWN_MAX);
  }
}

/** Two players, one of whom becomes a spectator, in a match on this stadium. Returns the number of checked frames. */
function watch(stadium: Stadium): number {
  const match = createVirtualMatch({ seed: 3, stadium, clients: 2, quality: { ...PERFECT, delayMs: 30 } });
  let frames = 0;
  for (const client of match.clients) {
    client.decide = () => RIGHT | (frames % 3 === 0 ? KICK_KEY : 0);
    client.onPatch = (result) => expect(result).not.toBe("diverged");
    client.onFrame = (frame) => {
      expectDrawable(frame);
      frames++;
    };
  }
  match.clock.runUntil(1500);
  match.server.match.queue.push({ kind: "team", id: match.clients[1]!.id, team: SPECTATORS });
  match.clock.runUntil(4000);
  return frames;
}

describe("a match", () => {
  it.each<[string, Partial<Stadium>]>([
    ["with a ball that jumps from end to end", { discs: [ball({ vx: 1, vy: 2, damping: -1e30 })] }],
    ["with a disc too far away for a distance", { discs: [ball(), disc({ x: 1.7e308, y: -1.7e308, vx: -1e308 })] }],
    [
      "with players that fly away",
      { playerPhysics: physics({ acceleration: 1e307, damping: 1.5 }), planes: [plane(1, 0, 1e308)] },
    ],
    [
      "with a kick of 7.5e307",
      { playerPhysics: physics({ kickStrength: 7.5e307, invMass: 1e307 }), spawnDistance: 26 },
    ],
    [
      "with a spring of 1e250",
      { discs: [ball(), disc({ x: 3, invMass: 1e250, cMask: 0 })], joints: [joint({ strength: 1e250 })] },
    ],
  ])("%s is followed by both", (_, changes) => {
    const stadium = field(changes);
    expect(watch(stadium)).toBeGreaterThan(200);
    expectDrawable(idleFrame(stadium));
  });
});
