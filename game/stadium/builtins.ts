/**
 * The ten standard stadiums that room scripts name, made from their parameters. The order inside every list
 * is part of the rules, since collisions are resolved in it: vertexes and segments of nets, kick-off barrier, lines
 * beside the goals (grass only), rounded corners.
 */
import { ALL, BALL, BLUE, BLUE_KO, RED, RED_KO, WALL } from "#sim/masks.ts";
import type { Disc, Goal, Masked, Plane, Segment, Stadium, Vertex } from "#sim/stadium.ts";
import { curveFactor, STRAIGHT } from "./curve.ts";
import { DEFAULT_BALL, DEFAULT_DISC } from "./disc.ts";
import { DEFAULT_PLAYER_PHYSICS } from "./player-physics.ts";

/** In the order room scripts number them. */
export const BUILTIN_NAMES = [
  "Classic",
  "Easy",
  "Small",
  "Big",
  "Rounded",
  "Hockey",
  "Big Hockey",
  "Big Easy",
  "Big Rounded",
  "Huge",
] as const;

export type BuiltinName = (typeof BUILTIN_NAMES)[number];

/**
 * Half extents of the camera and of the pitch, half the goal's height, then radii; goalLine is its distance from the
 * end.
 */
type Plan = {
  readonly kind: "grass" | "hockey";
  readonly camera: readonly [width: number, height: number];
  readonly pitch: readonly [width: number, height: number];
  readonly goal: number;
  readonly kickOff: number;
  readonly corner: number;
  readonly goalLine: number;
};

const PLANS: Readonly<Record<BuiltinName, Plan>> = {
  Classic: grass([420, 200], [370, 170], 64, 75, 0),
  Easy: grass([420, 200], [370, 170], 90, 75, 0),
  Small: grass([420, 200], [320, 130], 55, 70, 0),
  Big: grass([600, 270], [550, 240], 80, 80, 0),
  Rounded: grass([420, 200], [370, 170], 64, 75, 75),
  Hockey: hockey([420, 204], [398, 182], 68, 100, 120),
  "Big Hockey": hockey([600, 270], [550, 240], 90, 150, 160),
  "Big Easy": grass([600, 270], [550, 240], 95, 80, 0),
  "Big Rounded": grass([600, 270], [550, 240], 80, 75, 100),
  Huge: grass([750, 350], [700, 320], 100, 80, 0),
};

const GRASS_GREEN = 0x718c5a;
const POST_RED = 0xffcccc;
const POST_BLUE = 0xccccff;
const POST_RADIUS = 8;
/** How far behind the goal line the net begins and ends, and by how much its back is narrower at either side. */
const NET_FRONT = 8;
const NET_BACK = 30;
const NET_TAPER = 22;
/** Nets and barriers hardly bounce. */
const SOFT = 0.1;
const FARTHEST_SPAWN = 400;

/** One of the standard stadiums, made anew; null for any other name. */
export function builtinStadium(name: BuiltinName): Stadium;
export function builtinStadium(name: string): Stadium | null;
export function builtinStadium(name: string): Stadium | null {
  const known = BUILTIN_NAMES.find((builtin) => builtin === name);
  return known === undefined ? null : build(known, PLANS[known]);
}

function build(name: string, plan: Plan): Stadium {
  const [width, height] = plan.camera;
  return {
    name,
    width,
    height,
    maxViewWidth: 0,
    cameraFollow: "ball",
    canBeStored: true,
    spawnDistance: Math.min(FARTHEST_SPAWN, 0.75 * goalX(plan)),
    fullKickOffReset: false,
    bg: {
      type: plan.kind,
      width: plan.pitch[0],
      height: plan.pitch[1],
      kickOffRadius: plan.kickOff,
      cornerRadius: plan.corner,
      goalLine: plan.goalLine,
      color: plan.kind === "grass" ? GRASS_GREEN : 0,
    },
    ...outline(plan),
    planes: planes(plan),
    goals: [goal(plan, 1, "blue"), goal(plan, -1, "red")],
    discs: [DEFAULT_BALL, post(plan, 1, -1), post(plan, 1, 1), post(plan, -1, -1), post(plan, -1, 1)],
    joints: [],
    redSpawnPoints: [],
    blueSpawnPoints: [],
    playerPhysics: DEFAULT_PLAYER_PHYSICS,
  };
}

type Outline = { readonly vertexes: Vertex[]; readonly segments: Segment[] };

function outline(plan: Plan): Outline {
  const drawn: Outline = { vertexes: [], segments: [] };
  addNet(drawn, plan, 1);
  addNet(drawn, plan, -1);
  addBarrier(drawn, plan);
  if (plan.kind === "grass") addEndLines(drawn, plan);
  if (plan.corner > 0) addCorners(drawn, plan);
  return drawn;
}

/** `side` is 1 for the right goal. Two quarter arcs and a straight back, open to the pitch. */
function addNet(drawn: Outline, plan: Plan, side: 1 | -1): void {
  const material = { bCoef: SOFT, cMask: plan.kind === "grass" ? BALL : ALL, cGroup: WALL };
  const front = side * (goalX(plan) + NET_FRONT);
  const back = side * (goalX(plan) + NET_BACK);
  const inner = plan.goal - NET_TAPER;
  const first = drawn.vertexes.length;
  for (const [x, y] of [
    [front, -plan.goal],
    [front, plan.goal],
    [back, -inner],
    [back, inner],
  ] as const) {
    drawn.vertexes.push({ x, y, ...material });
  }
  const [top, bottom, backTop, backBottom] = [first, first + 1, first + 2, first + 3];
  const curveF = curveFactor(90);
  drawn.segments.push(
    side > 0 ? line(top, backTop, material, true, curveF) : line(backTop, top, material, true, curveF),
  );
  drawn.segments.push(line(backBottom, backTop, material, true));
  drawn.segments.push(
    side > 0 ? line(backBottom, bottom, material, true, curveF) : line(bottom, backBottom, material, true, curveF),
  );
}

/** The halfway line keeps both teams back, and one half circle the team that does not kick off. */
function addBarrier(drawn: Outline, plan: Plan): void {
  const material = { bCoef: SOFT, cMask: RED | BLUE, cGroup: RED_KO | BLUE_KO };
  const height = plan.camera[1];
  const first = drawn.vertexes.length;
  for (const y of [-height, -plan.kickOff, plan.kickOff, height]) drawn.vertexes.push({ x: 0, y, ...material });
  const half = curveFactor(180);
  drawn.segments.push(line(first, first + 1, material, false));
  drawn.segments.push(line(first + 2, first + 3, material, false));
  drawn.segments.push(line(first + 1, first + 2, { ...material, cGroup: RED_KO }, false, half));
  drawn.segments.push(line(first + 2, first + 1, { ...material, cGroup: BLUE_KO }, false, half));
}

/** The lines beside the goals keep the ball in; their ends touch nothing. */
function addEndLines(drawn: Outline, plan: Plan): void {
  const [width, height] = plan.pitch;
  const first = drawn.vertexes.length;
  const right = [-height, -plan.goal, plan.goal, height].map((y) => ({ x: width, y }));
  const left = [height, plan.goal, -plan.goal].map((y) => ({ x: -width, y }));
  for (const point of [{ x: -width, y: -height }, ...right, ...left]) drawn.vertexes.push({ ...point, ...ghost });
  for (const [v0, v1] of [
    [1, 2],
    [3, 4],
    [5, 6],
    [7, 0],
  ] as const) {
    drawn.segments.push(line(first + v0, first + v1, ballWall, false));
  }
}

/** Quarter arcs in the four corners: top left, bottom left, bottom right, top right. */
function addCorners(drawn: Outline, plan: Plan): void {
  const [width, height] = plan.pitch;
  for (const [x, y] of [
    [-1, -1],
    [-1, 1],
    [1, 1],
    [1, -1],
  ] as const) {
    const onSide = drawn.vertexes.length;
    drawn.vertexes.push({ x: x * (width - plan.corner), y: y * height, ...ghost });
    drawn.vertexes.push({ x: x * width, y: y * (height - plan.corner), ...ghost });
    const [v0, v1] = x * y > 0 ? [onSide + 1, onSide] : [onSide, onSide + 1];
    drawn.segments.push(line(v0, v1, ballWall, false, curveFactor(90)));
  }
}

const ballWall = { bCoef: 1, cMask: BALL, cGroup: WALL };
const ghost = { bCoef: 1, cMask: 0, cGroup: WALL };

function line(v0: number, v1: number, material: Masked & { bCoef: number }, vis: boolean, curveF = STRAIGHT): Segment {
  return { v0, v1, curveF, bias: 0, vis, color: 0, ...material };
}

/**
 * Planes of the camera's rectangle stop every disc; those of the pitch's long sides (hockey: of all sides) return the
 * ball.
 */
function planes(plan: Plan): Plane[] {
  const [width, height] = plan.camera;
  const [pitchWidth, pitchHeight] = plan.pitch;
  const outer = { bCoef: 0, cMask: ALL, cGroup: WALL };
  const rows = [plane(0, 1, height, outer), plane(0, -1, height, outer)];
  rows.push(plane(1, 0, width, outer), plane(-1, 0, width, outer));
  rows.push(plane(0, 1, pitchHeight, ballWall), plane(0, -1, pitchHeight, ballWall));
  if (plan.kind === "hockey") rows.push(plane(1, 0, pitchWidth, ballWall), plane(-1, 0, pitchWidth, ballWall));
  return rows;
}

function plane(x: number, y: number, distance: number, material: Masked & { bCoef: number }): Plane {
  return { normal: { x, y }, dist: -distance, ...material };
}

function goal(plan: Plan, side: 1 | -1, team: Goal["team"]): Goal {
  const x = side * goalX(plan);
  return { p0: { x, y: -plan.goal }, p1: { x, y: plan.goal }, team };
}

function post(plan: Plan, side: 1 | -1, end: 1 | -1): Disc {
  const place = { x: side * goalX(plan), y: end * plan.goal };
  return { ...DEFAULT_DISC, ...place, radius: POST_RADIUS, invMass: 0, color: side > 0 ? POST_BLUE : POST_RED };
}

/** The goal line's distance from the middle. */
function goalX(plan: Plan): number {
  return plan.pitch[0] - plan.goalLine;
}

type Extents = readonly [width: number, height: number];

function grass(camera: Extents, pitch: Extents, goalHalf: number, kickOff: number, corner: number): Plan {
  return { kind: "grass", camera, pitch, goal: goalHalf, kickOff, corner, goalLine: 0 };
}

function hockey(camera: Extents, pitch: Extents, goalHalf: number, corner: number, goalLine: number): Plan {
  return { kind: "hockey", camera, pitch, goal: goalHalf, kickOff: 75, corner, goalLine };
}
