/** Positions of all discs before and after the last predicted tick. Discs are known by identity, which survives renumbering. */
import type { World } from "#sim/world.ts";

export type Pose = {
  previousX: number;
  previousY: number;
  x: number;
  y: number;
};

/** More than the number of discs that a stadium can have. */
const PLAYER_KEYS = 1000;

/** Identity of a disc: by its player, or by its index for a disc of the stadium (`owner` < 0). The ball is 0. */
export function discKey(owner: number, index: number): number {
  return owner < 0 ? index : PLAYER_KEYS + owner;
}

/** Position between the previous tick (`alpha` 0) and the last one (1), in units. */
export function poseX({ previousX, x }: Pose, alpha: number): number {
  return previousX + (x - previousX) * alpha;
}

export function poseY({ previousY, y }: Pose, alpha: number): number {
  return previousY + (y - previousY) * alpha;
}

export class DiscPoses {
  readonly byKey = new Map<number, Pose>();

  /** Records the positions before the last tick. */
  recordPrevious(world: World): void {
    for (let i = 0; i < world.discs.count; i++) {
      const pose = this.of(world, i);
      pose.previousX = world.discs.x[i]!;
      pose.previousY = world.discs.y[i]!;
    }
  }

  /** Records the positions after the last tick. */
  recordLast(world: World): void {
    for (let i = 0; i < world.discs.count; i++) {
      const pose = this.of(world, i);
      pose.x = world.discs.x[i]!;
      pose.y = world.discs.y[i]!;
    }
  }

  /** The pose of disc `i`; a disc that was not there before stands still. */
  of(world: World, i: number): Pose {
    const key = discKey(world.discs.owner[i]!, i);
    let pose = this.byKey.get(key);
    if (pose === undefined) {
      const x = world.discs.x[i]!;
      const y = world.discs.y[i]!;
      pose = { previousX: x, previousY: y, x, y };
      this.byKey.set(key, pose);
    }
    return pose;
  }

  /** Removes the poses of discs that the world no longer has. */
  prune(world: World): void {
    if (this.byKey.size === world.discs.count) return;
    const present = new Set<number>();
    for (let i = 0; i < world.discs.count; i++) present.add(discKey(world.discs.owner[i]!, i));
    for (const key of this.byKey.keys()) if (!present.has(key)) this.byKey.delete(key);
  }
}
