/** Stadiums to start from: an empty ground, and pitches with walls, goals and nets in five sizes. */
import type { JsonValues } from "./json-object.ts";

/** Half extents in map units. `corner`: radius of the corners. */
export type PitchSize = {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly goal: number;
  readonly circle: number;
  readonly corner: number;
};

export const PITCH_SIZES: readonly PitchSize[] = [
  { id: "1v1", width: 230, height: 110, goal: 45, circle: 45, corner: 0 },
  { id: "2v2", width: 300, height: 140, goal: 54, circle: 60, corner: 0 },
  { id: "3v3", width: 370, height: 170, goal: 64, circle: 75, corner: 0 },
  { id: "4v4", width: 460, height: 210, goal: 72, circle: 75, corner: 40 },
  { id: "5v5", width: 550, height: 240, goal: 80, circle: 80, corner: 60 },
];

/** Map units between the field and the end of the ground. */
const RUN_OFF = 60;
/** Depth of nets. */
const NET = 40;
const NET_CORNER = 14;

/** A ground without anything on it. */
export function emptyStadium(name: string): JsonValues {
  return {
    ...{ name, width: 420, height: 220 },
    bg: { type: "grass", width: 370, height: 170, kickOffRadius: 75, cornerRadius: 0 },
    traits: {},
    ...{ vertexes: [], segments: [], planes: bounds(400, 200), goals: [], discs: [] },
  };
}

/** A pitch that can be played at once: walls for the ball, goals with posts and nets, a kick-off circle. */
export function pitchStadium(name: string, size: PitchSize): JsonValues {
  const { width, height, goal, circle, corner } = size;
  const right = halfPitch(size, 1);
  const left = halfPitch(size, -1);
  return {
    ...{ name, width: width + RUN_OFF, height: height + RUN_OFF, spawnDistance: Math.round(width * 0.46) },
    bg: { type: "grass", width, height, kickOffRadius: circle, cornerRadius: corner },
    traits: {
      ballArea: { vis: false, bCoef: 1, cMask: ["ball"] },
      goalPost: { radius: 8, invMass: 0, bCoef: 0.5 },
      goalNet: { vis: true, color: "FFFFFF", bCoef: 0.1, cMask: ["ball"] },
      kickOffBarrier: { vis: false, bCoef: 0.1, cGroup: ["redKO", "blueKO"], cMask: ["red", "blue"] },
    },
    vertexes: [...left.vertexes, ...right.vertexes, ...barrierVertexes(size)],
    segments: [
      ...left.segments,
      ...right.segments.map((segment) => shifted(segment, left.vertexes.length)),
      ...barrierSegments(left.vertexes.length + right.vertexes.length),
    ],
    planes: [
      { normal: [0, 1], dist: -height, trait: "ballArea" },
      { normal: [0, -1], dist: -height, trait: "ballArea" },
      ...bounds(width + RUN_OFF - 10, height + RUN_OFF - 10),
    ],
    goals: [
      { p0: [-width - 4, goal], p1: [-width - 4, -goal], team: "red" },
      { p0: [width + 4, goal], p1: [width + 4, -goal], team: "blue" },
    ],
    discs: [-1, 1].flatMap((side) =>
      [-goal, goal].map((y) => ({ pos: [side * width, y], trait: "goalPost", color: side < 0 ? "FFCCCC" : "CCCCFF" })),
    ),
  };
}

function bounds(width: number, height: number): readonly JsonValues[] {
  return [
    { normal: [0, 1], dist: -height, bCoef: 0.1 },
    { normal: [0, -1], dist: -height, bCoef: 0.1 },
    { normal: [1, 0], dist: -width, bCoef: 0.1 },
    { normal: [-1, 0], dist: -width, bCoef: 0.1 },
  ];
}

type Half = { readonly vertexes: readonly JsonValues[]; readonly segments: readonly JsonValues[] };

/** The walls beside a goal, its corners and its net. `side`: -1 left, 1 right. */
function halfPitch({ width, height, goal, corner }: PitchSize, side: 1 | -1): Half {
  const x = side * width;
  const [net, netStart] = [side * (width + NET), side * (width + NET - NET_CORNER)];
  const at = (atX: number, y: number, trait: string) => ({ x: atX, y, trait });
  const curve = side * 90;
  const vertexes = [
    ...[at(x, -goal, "ballArea"), at(x, -height + corner, "ballArea")],
    ...[at(x, goal, "ballArea"), at(x, height - corner, "ballArea")],
    ...[at(x, -goal, "goalNet"), at(netStart, -goal, "goalNet"), at(net, -goal + NET_CORNER, "goalNet")],
    ...[at(net, goal - NET_CORNER, "goalNet"), at(netStart, goal, "goalNet"), at(x, goal, "goalNet")],
  ];
  const segments: JsonValues[] = [
    { v0: 0, v1: 1, trait: "ballArea" },
    { v0: 2, v1: 3, trait: "ballArea" },
    { v0: 4, v1: 5, trait: "goalNet" },
    { v0: 5, v1: 6, trait: "goalNet", curve },
    { v0: 6, v1: 7, trait: "goalNet" },
    { v0: 7, v1: 8, trait: "goalNet", curve },
    { v0: 8, v1: 9, trait: "goalNet" },
  ];
  if (corner <= 0) return { vertexes, segments };
  const line = { trait: "ballArea", vis: true, color: "C7E6BD" };
  return {
    vertexes: [...vertexes, ...[-height, height].map((y) => at(x - side * corner, y, "ballArea"))],
    segments: [...segments, { v0: 1, v1: 10, ...line, curve: -curve }, { v0: 3, v1: 11, ...line, curve }],
  };
}

function shifted(segment: JsonValues, by: number): JsonValues {
  return { ...segment, v0: Number(segment["v0"]) + by, v1: Number(segment["v1"]) + by };
}

/** The line and the circle that keep the teams in their halves until the kick-off. */
function barrierVertexes({ height, circle }: PitchSize): readonly JsonValues[] {
  return [-height - RUN_OFF, -circle, circle, height + RUN_OFF].map((y) => ({ x: 0, y, trait: "kickOffBarrier" }));
}

function barrierSegments(first: number): readonly JsonValues[] {
  const trait = "kickOffBarrier";
  return [
    { v0: first, v1: first + 1, trait },
    { v0: first + 2, v1: first + 3, trait },
    { v0: first + 1, v1: first + 2, trait, curve: 180, cGroup: ["redKO"] },
    { v0: first + 1, v1: first + 2, trait, curve: -180, cGroup: ["blueKO"] },
  ];
}
