/** What a frame has of a world besides the positions, which are interpolated or smoothed first. */
import { canKick } from "#sim/player-control.ts";
import { PAUSED } from "#sim/rules/game.ts";
import type { World } from "#sim/world.ts";
import { type Frame, shownCoordinate } from "../../session/frame.ts";

/** Writes discs, kick rings and the pause. */
export function describeWorld(frame: Frame, world: World): void {
  const { discs, game } = world;
  frame.count = discs.count;
  frame.radius.set(discs.radius);
  frame.owner.set(discs.owner);
  frame.ring.fill(0);
  writeKickRings(world, frame.ring, 0);
  frame.paused = game.pauseTicks > 0;
  frame.resumeFraction = game.pauseTicks / PAUSED;
}

/** Sets 1 for each disc with a kick ring, from this place of a column on. */
export function writeKickRings(world: World, column: Uint8Array, from: number): void {
  const { players } = world;
  for (let p = 0; p < players.count; p++) {
    const disc = players.disc[p]!;
    if (disc >= 0 && canKick(world, p)) column[from + disc] = 1;
  }
}

/** Brings the positions into the range of frames. */
export function boundPositions({ x, y }: Frame, { discs }: World): void {
  for (let i = 0; i < discs.count; i++) {
    x[i] = shownCoordinate(x[i]!);
    y[i] = shownCoordinate(y[i]!);
  }
}
