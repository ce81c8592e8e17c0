/**
 * Smooth corrections. When the server corrects a prediction, the disc is not moved on the screen at that moment: it is
 * shown with an offset to where it is, and the offset decays.
 */
import { TICK_MS } from "#sim/step.ts";
import type { World } from "#sim/world.ts";
import { discKey, poseX, poseY, type DiscPoses } from "./disc-poses.ts";

/** Time constant of the decay: 63 % of a correction is gone after it. */
const DECAY_MS = 80;

/** A correction is never faster than this on top of the disc's own motion: 1.9 units per tick. */
const DECAY_UNITS_PER_MS = 1.9 / TICK_MS;

/** A disc farther than this from where it was shown did not drift: it was moved to another place. */
const TELEPORT_UNITS = 160;

type Offset = {
  /** Where the disc is shown, relative to its pose. */
  x: number;
  y: number;
  /** Where it was shown before the correction at hand; NaN for a disc that was not there. */
  shownX: number;
  shownY: number;
  /** Length of the correction at the last frame, and how much of all corrections that frame showed, in units. */
  correction: number;
  decayed: number;
};

export class Smoothing {
  readonly #offsets = new Map<number, Offset>();

  /** Before a correction: records where each disc is shown, at `alpha` between its two poses. */
  capture({ byKey }: DiscPoses, alpha: number): void {
    for (const [key, pose] of byKey) {
      const offset = this.#of(key);
      offset.shownX = poseX(pose, alpha) + offset.x;
      offset.shownY = poseY(pose, alpha) + offset.y;
    }
  }

  /** After it: keeps every disc where it was shown. `jump` shows all discs at their poses at once. */
  absorb(world: World, poses: DiscPoses, alpha: number, jump: boolean): void {
    for (let i = 0; i < world.discs.count; i++) {
      const pose = poses.of(world, i);
      const offset = this.#of(discKey(world.discs.owner[i]!, i));
      const known = !Number.isNaN(offset.shownX);
      const x = poseX(pose, alpha);
      const y = poseY(pose, alpha);
      offset.correction = known ? Math.hypot(offset.shownX - offset.x - x, offset.shownY - offset.y - y) : 0;
      const keep = known && !jump && Math.hypot(offset.shownX - x, offset.shownY - y) <= TELEPORT_UNITS;
      offset.x = keep ? offset.shownX - x : 0;
      offset.y = keep ? offset.shownY - y : 0;
    }
    for (const key of this.#offsets.keys()) if (!poses.byKey.has(key)) this.#offsets.delete(key);
  }

  /** No correction at this frame. */
  rest(): void {
    for (const offset of this.#offsets.values()) offset.correction = 0;
  }

  /** Lets the offsets decay for `elapsedMs`. */
  decay(elapsedMs: number): void {
    for (const offset of this.#offsets.values()) {
      const size = Math.sqrt(offset.x * offset.x + offset.y * offset.y);
      offset.decayed = 0;
      if (size === 0) continue;
      const wanted = size * (1 - Math.exp(-elapsedMs / DECAY_MS));
      const moved = size < 0.01 ? size : Math.min(wanted, DECAY_UNITS_PER_MS * elapsedMs);
      offset.decayed = moved;
      offset.x *= 1 - moved / size;
      offset.y *= 1 - moved / size;
    }
  }

  /** Writes where every disc is shown at `alpha` (0 … 1) between its two poses, into columns of map units. */
  place(world: World, poses: DiscPoses, alpha: number, x: Float64Array, y: Float64Array): void {
    for (let i = 0; i < world.discs.count; i++) {
      const pose = poses.of(world, i);
      const offset = this.#of(discKey(world.discs.owner[i]!, i));
      x[i] = poseX(pose, alpha) + offset.x;
      y[i] = poseY(pose, alpha) + offset.y;
    }
  }

  /** How far the correction at the last frame moved a disc from where it was predicted, in units. */
  correctionOf(key: number): number {
    return this.#offsets.get(key)?.correction ?? 0;
  }

  /** How much of its corrections the last frame showed, in units. */
  decayedOf(key: number): number {
    return this.#offsets.get(key)?.decayed ?? 0;
  }

  #of(key: number): Offset {
    let offset = this.#offsets.get(key);
    if (offset === undefined) {
      offset = { x: 0, y: 0, shownX: NaN, shownY: NaN, correction: 0, decayed: 0 };
      this.#offsets.set(key, offset);
    }
    return offset;
  }
}
