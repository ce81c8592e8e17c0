/** The physics of one tick: all discs move, then overlaps are resolved. */
import { collideDiscs } from "./collision/disc-disc.ts";
import { collidePlanes } from "./collision/disc-plane.ts";
import { collideSegments } from "./collision/disc-segment.ts";
import { collideVertexes } from "./collision/disc-vertex.ts";
import { refreshCandidates } from "./collision/candidates.ts";
import type { EventLog } from "./event.ts";
import type { Discs } from "./fields.ts";
import type { World } from "./world.ts";

/** Position first, with the old velocity; then gravity and damping. Immovable discs with a velocity move too. */
export function integrate(discs: Discs): void {
  const { count, x, y, vx, vy, gx, gy, damping } = discs;
  for (let i = 0; i < count; i++) {
    x[i] = x[i]! + vx[i]!;
    y[i] = y[i]! + vy[i]!;
    vx[i] = damping[i]! * (vx[i]! + gx[i]!);
    vy[i] = damping[i]! * (vy[i]! + gy[i]!);
  }
}

/**
 * Disc by disc: against every later disc, then planes, segments and vertexes in file order. There is no continuous
 * collision detection, as in the original: a disc that moves farther than its size in a tick can tunnel.
 */
export function collide(world: World, log: EventLog): void {
  const { arena, discs, candidates } = world;
  if (!candidates.valid) refreshCandidates(candidates, arena, discs);
  if (log.observer !== null) log.observer.begin(discs);
  for (let i = 0; i < discs.count; i++) {
    collideDiscs(world, i, log);
    const profile = candidates.profiles[i]!;
    if (profile === null) continue;
    if (profile.planes.length > 0) collidePlanes(discs, i, arena.planes, profile, log);
    if (profile.segments.length > 0) collideSegments(discs, i, arena.segments, profile, log);
    if (profile.vertexes.length > 0) collideVertexes(discs, i, arena.vertexes, profile, log);
  }
}
