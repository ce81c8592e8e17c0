/**
 * The mirror image of a stadium, of a schedule of actions and of a world: x is negated and the teams are swapped; lists
 * keep their order. Negation is exact, so the image of a match must equal the match of the images, bit for bit.
 */
import { BLUE, BLUE_KO, RED, RED_KO } from "#sim/masks.ts";
import { LEFT, RIGHT } from "#sim/input.ts";
import type { DiscChange } from "#sim/set-disc.ts";
import type { Masked, Point, Segment, Stadium } from "#sim/stadium.ts";
import { BLUE_TEAM, RED_TEAM, type World } from "#sim/world.ts";
import type { Schedule, WorldAction } from "./world-actions.ts";

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
 * A straight segment keeps its ends, so that distances are measured from the same one; its normal then points to the
 * other side, so the bias is negated. An arc bulges to one side of the line between its ends, so the ends are swapped.
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
      // The ends are swapped, so that a path that ends exactly on a vertical line counts as on the same side of it.
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

export const mirrorSchedule = (schedule: Schedule): Schedule =>
  schedule.map(({ at, action }) => ({ at, action: mirrorAction(action) }));

function mirrorAction(action: WorldAction): WorldAction {
  if (action.kind === "keys") return { ...action, keys: swapBits(action.keys, LEFT, RIGHT) };
  if (action.kind === "team") return { ...action, team: mirrorTeam(action.team) };
  return action.kind === "disc" ? { ...action, change: mirrorChange(action.change) } : action;
}

function mirrorChange(change: DiscChange): DiscChange {
  const mirrored: { -readonly [K in keyof DiscChange]: number } = { ...change };
  for (const key of ["x", "vx", "gx"] as const) if (mirrored[key] !== undefined) mirrored[key] = -mirrored[key];
  for (const key of ["cMask", "cGroup"] as const) {
    if (mirrored[key] !== undefined) mirrored[key] = mirrorMask(mirrored[key]);
  }
  return mirrored;
}

/** The state of a world, or of its mirror image, as plain numbers to compare. The sign of zero is dropped. */
export function comparableState({ game, discs, players }: World, mirrored = false) {
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
