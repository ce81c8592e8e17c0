/** What a frame has of a world besides the positions, which are interpolated or smoothed first. */
import { canKick } from "#sim/player-control.ts";
import { PAUSED } from "#sim/rules/game.ts";
import type { World } from "#sim/world.ts";
import { type Frame, shownCoordinate } from "../../session/frame.ts";

/** Writes discs, kick rings and the pause. */
export function describeWorld(frame: Frame, world: World): void {
  const { discs, players, game } = world;
  frame.count = discs.count;
  frame.radius.set(discs.radius);
  frame.owner.set(discs.owner);
  frame.ring.fill(0);
  for (let p = 0; p < players.count; p++) {
    if (players.disc[p]! >= 0 && canKick(world, p)) frame.ring[players.disc[p]!] = 1;
  }
  frame.paused = game.pauseTicks > 0;
  frame.resumeFraction = game.pauseTicks / PAUSED;
}

/** Brings the positions into the range of frames. */
export function boundPositions({ x, y }: Frame, { discs }: World): void {
  for (let i = 0; i < discs.count; i++) {
    x[i] = shownCoordinate(x[i]!);
    y[i] = shownCoordinate(y[i]!);
  }
}
