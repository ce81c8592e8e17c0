/**
 * Where discs are shown: between the last two predicted ticks, plus what is left of corrections. When the server corrects
 * a prediction, the disc is not moved on the screen at that moment; the difference is kept and melts away.
 */
import type { World } from "#sim/world.ts";

/** Time constant of melting: 63 % of a correction is gone after it. */
const MELT_MS = 80;

/** A correction is never faster than this on top of the disc's own motion: 1.9 units per 60th of a second. */
const MELT_UNITS_PER_MS = 1.9 / (1000 / 60);

/** A disc that is farther from where it was shown than this did not drift: it was put somewhere else. */
const TELEPORT_UNITS = 160;

type Track = {
  /** Positions before and after the last tick. */
  px: number;
  py: number;
  x: number;
  y: number;
  /** What is left of corrections: the disc is shown this far from where it is. */
  ex: number;
  ey: number;
  /** Where it was shown before the adoption at hand; NaN for a disc that was not there. */
  sx: number;
  sy: number;
  /** How far the last adoption moved it, and how much of corrections the last frame showed, in units. */
  fresh: number;
  melted: number;
};

export class DiscMotion {
  /** By identity, so that tracks survive renumbering. */
  readonly #tracks = new Map<number, Track>();

  /** Remembers the positions before the last tick. */
  readonly markPrevious = (world: World): void => {
    for (let i = 0; i < world.discs.count; i++) {
      const track = this.#track(world, i);
      track.px = world.discs.x[i]!;
      track.py = world.discs.y[i]!;
    }
  };

  /** Takes over the positions after the last tick. */
  markCurrent(world: World): void {
    for (let i = 0; i < world.discs.count; i++) {
      const track = this.#track(world, i);
      track.x = world.discs.x[i]!;
      track.y = world.discs.y[i]!;
    }
  }

  /**
   * Runs `change` (an adoption of the server's world, which marks previous and current) and keeps what is shown at
   * `alpha` where it is. `jump` lets everything go where it belongs at once.
   */
  correct(world: () => World | undefined, alpha: number, jump: boolean, change: () => void): void {
    for (const track of this.#tracks.values()) {
      track.sx = shownX(track, alpha);
      track.sy = shownY(track, alpha);
    }
    change();
    const now = world();
    if (now === undefined) return;
    const present = new Set<number>();
    for (let i = 0; i < now.discs.count; i++) {
      const key = keyOf(now, i);
      const track = this.#track(now, i);
      present.add(key);
      const known = !Number.isNaN(track.sx);
      const plainX = track.px + (track.x - track.px) * alpha;
      const plainY = track.py + (track.y - track.py) * alpha;
      track.fresh = known ? Math.hypot(track.sx - track.ex - plainX, track.sy - track.ey - plainY) : 0;
      const keep = known && !jump && Math.hypot(track.sx - plainX, track.sy - plainY) <= TELEPORT_UNITS;
      track.ex = keep ? track.sx - plainX : 0;
      track.ey = keep ? track.sy - plainY : 0;
    }
    for (const key of this.#tracks.keys()) if (!present.has(key)) this.#tracks.delete(key);
  }

  /** How far the last adoption moved a disc from where it was predicted, in units. */
  correctionOf(key: number): number {
    return this.#tracks.get(key)?.fresh ?? 0;
  }

  /** How much of its corrections the last frame showed, in units. */
  meltOf(key: number): number {
    return this.#tracks.get(key)?.melted ?? 0;
  }

  /** Lets corrections melt for `elapsedMs`. */
  melt(elapsedMs: number): void {
    for (const track of this.#tracks.values()) {
      const size = Math.sqrt(track.ex * track.ex + track.ey * track.ey);
      track.melted = 0;
      if (size === 0) continue;
      const wanted = size * (1 - Math.exp(-elapsedMs / MELT_MS));
      const moved = size < 0.01 ? size : Math.min(wanted, MELT_UNITS_PER_MS * elapsedMs);
      track.melted = moved;
      track.ex *= 1 - moved / size;
      track.ey *= 1 - moved / size;
    }
  }

  /** Writes where every disc is shown at `alpha` (0 … 1) between the last two ticks. */
  read(world: World, alpha: number, x: Float64Array, y: Float64Array): void {
    for (let i = 0; i < world.discs.count; i++) {
      const track = this.#track(world, i);
      x[i] = shownX(track, alpha);
      y[i] = shownY(track, alpha);
    }
  }

  #track(world: World, i: number): Track {
    const key = keyOf(world, i);
    let track = this.#tracks.get(key);
    if (track === undefined) {
      const x = world.discs.x[i]!;
      const y = world.discs.y[i]!;
      track = { px: x, py: y, x, y, ex: 0, ey: 0, sx: NaN, sy: NaN, fresh: 0, melted: 0 };
      this.#tracks.set(key, track);
    }
    return track;
  }
}

/** What a disc is known by: a player's by his id, a stadium's by its number. The ball is 0. */
export function discKey(owner: number, i: number): number {
  return owner < 0 ? i : PLAYER_KEYS + owner;
}

/** More than there can be discs in a stadium. */
const PLAYER_KEYS = 1000;

function keyOf(world: World, i: number): number {
  return discKey(world.discs.owner[i]!, i);
}

function shownX(track: Track, alpha: number): number {
  return track.px + (track.x - track.px) * alpha + track.ex;
}

function shownY(track: Track, alpha: number): number {
  return track.py + (track.y - track.py) * alpha + track.ey;
}
