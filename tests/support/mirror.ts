/**
 * The mirror image of a stadium, of what happens on it, and of a world: x turned round and the teams swapped, every list
 * in its order. Negating a number is exact, so the image of a match should be the match of the image, bit for bit.
 */
import { BLUE, BLUE_KO, RED, RED_KO } from "#sim/masks.ts";
import { LEFT, RIGHT } from "#sim/input.ts";
import type { DiscChange } from "#sim/set-disc.ts";
import type { Masked, Point, Segment, Stadium } from "#sim/stadium.ts";
import { BLUE_TEAM, RED_TEAM, type World } from "#sim/world.ts";
import type { Course, Deed } from "./match-arbitraries.ts";

const swapBits = (value: number, a: number, b: number): number =>
  (value & ~(a | b)) | ((value & a) === 0 ? 0 : b) | ((value & b) === 0 ? 0 : a);

const mirrorMask = (mask: number): number => swapBits(swapBits(mask, RED, BLUE), RED_KO, BLUE_KO);

const masked = <T extends Masked>(thing: T): T => ({
  ...thing,
  cMask: mirrorMask(thing.cMask),
  cGroup: mirrorMask(thing.cGroup),
});

const mirrorPoint = (point: Point): Point => ({ x: -point.x, y: point.y });

export const mirrorTeam = (team: number): number =>
  team === RED_TEAM ? BLUE_TEAM : team === BLUE_TEAM ? RED_TEAM : team;

/**
 * A straight segment keeps its ends, so that distances are taken from the same one; its normal then is on the other side,
 * and so is its bias. An arc bulges to one side of the way between its ends, so it goes the other way.
 */
function mirrorSegment(segment: Segment): Segment {
  if (!Number.isFinite(segment.curveF)) return masked({ ...segment, bias: -segment.bias });
  return masked({ ...segment, v0: segment.v1, v1: segment.v0 });
}

export function mirrorStadium(stadium: Stadium): Stadium {
  const { playerPhysics } = stadium;
  return {
    ...stadium,
    vertexes: stadium.vertexes.map((vertex) => masked({ ...vertex, x: -vertex.x })),
    segments: stadium.segments.map(mirrorSegment),
    planes: stadium.planes.map((plane) => masked({ ...plane, normal: mirrorPoint(plane.normal) })),
    goals: stadium.goals.map(({ p0, p1, team }) => ({
      // The ends change places: then a path that ends exactly on a vertical line is on the same side of it.
      p0: mirrorPoint(p1),
      p1: mirrorPoint(p0),
      team: team === "red" ? "blue" : "red",
    })),
    discs: stadium.discs.map((disc) => masked({ ...disc, x: -disc.x, vx: -disc.vx, gx: -disc.gx })),
    redSpawnPoints: stadium.blueSpawnPoints.map(mirrorPoint),
    blueSpawnPoints: stadium.redSpawnPoints.map(mirrorPoint),
    playerPhysics: { ...playerPhysics, gx: -playerPhysics.gx, cGroup: mirrorMask(playerPhysics.cGroup) },
  };
}

export const mirrorCourse = (course: Course): Course => course.map(({ at, deed }) => ({ at, deed: mirrorDeed(deed) }));

function mirrorDeed(deed: Deed): Deed {
  if (deed.kind === "keys") return { ...deed, keys: swapBits(deed.keys, LEFT, RIGHT) };
  if (deed.kind === "team") return { ...deed, team: mirrorTeam(deed.team) };
  return deed.kind === "disc" ? { ...deed, change: mirrorChange(deed.change) } : deed;
}

function mirrorChange(change: DiscChange): DiscChange {
  const mirrored: { -readonly [K in keyof DiscChange]: number } = { ...change };
  for (const key of ["x", "vx", "gx"] as const) if (mirrored[key] !== undefined) mirrored[key] = -mirrored[key];
  for (const key of ["cMask", "cGroup"] as const) {
    if (mirrored[key] !== undefined) mirrored[key] = mirrorMask(mirrored[key]);
  }
  return mirrored;
}

/** What a world is like, as plain numbers; seen in the mirror if asked. The sign of zero is dropped. */
export function portrait({ game, discs, players }: World, mirrored = false) {
  const sign = mirrored ? -1 : 1;
  const team = (value: number) => (mirrored ? mirrorTeam(value) : value);
  const mask = (value: number) => (mirrored ? mirrorMask(value) : value);
  const { red, blue, state, time, goalTicks, pauseTicks, kickOffTeam } = game;
  return {
    game: [state, ...(mirrored ? [blue, red] : [red, blue]), time, goalTicks, pauseTicks, team(kickOffTeam)],
    discs: Array.from({ length: discs.count }, (_, i) => [
      ...[sign * discs.x[i]! + 0, discs.y[i]! + 0, sign * discs.vx[i]! + 0, discs.vy[i]! + 0],
      ...[discs.owner[i], discs.damping[i], mask(discs.cMask[i]!), mask(discs.cGroup[i]!)],
    ]),
    players: Array.from({ length: players.count }, (_, p) => [
      ...[players.id[p], team(players.team[p]!), players.armed[p], players.wait[p], players.budget[p]],
      ...[players.disc[p], players.number[p]],
    ]),
  };
}
