/** Generators: stadiums as the simulation uses them, and raw objects similar to `.hbs` files. */
import fc from "fast-check";
import type {
  Background,
  Disc,
  Goal,
  Joint,
  Plane,
  PlayerPhysics,
  Point,
  Segment,
  Stadium,
  Vertex,
} from "#sim/stadium.ts";
import { unit } from "#stadium/plane.ts";

/** fast-check likes objects without a prototype; comparisons here are about numbers. */
function record<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record<T>(model, { noNullPrototype: true });
}

/** Numbers at the ends of a double's range, and some that real maps have: they overflow or vanish in products. */
export const EXTREMES = [Number.MAX_VALUE, 1e307, 7.5e307, 1e250, 1e160, 1e30, 1e-307, 2.5e-308, 5e-324] as const;

/** Any finite number, never -0 (JSON lacks it). */
export const stadiumNumber: fc.Arbitrary<number> = fc
  .oneof(
    { weight: 6, arbitrary: fc.integer({ min: -1000, max: 1000 }) },
    { weight: 6, arbitrary: fc.double({ min: -1000, max: 1000, noNaN: true }) },
    { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
    { weight: 1, arbitrary: fc.constantFrom(...EXTREMES.flatMap((number) => [number, -number])) },
  )
  .map((number) => number + 0);

export const stadiumMask: fc.Arbitrary<number> = fc.oneof(fc.constantFrom(0, 1, 32, 39, 63, 193, -1), fc.integer());

export const stadiumColor: fc.Arbitrary<number> = fc.integer({ min: -1, max: 0xffffff });

export const stadiumPoint: fc.Arbitrary<Point> = record({ x: stadiumNumber, y: stadiumNumber });

/** A vector divided by its length, as loading does it: not always of length 1 to the last bit. */
export const unitVector: fc.Arbitrary<Point> = fc.record({ x: stadiumNumber, y: stadiumNumber }).chain((vector) => {
  const direction = unit(vector);
  return direction === null ? fc.constant({ x: 0.6, y: 0.8 }) : fc.constant(direction);
});

const vertex: fc.Arbitrary<Vertex> = record({
  x: stadiumNumber,
  y: stadiumNumber,
  bCoef: stadiumNumber,
  cMask: stadiumMask,
  cGroup: stadiumMask,
});

const plane: fc.Arbitrary<Plane> = record({
  normal: unitVector,
  dist: stadiumNumber,
  bCoef: stadiumNumber,
  cMask: stadiumMask,
  cGroup: stadiumMask,
});

const goal: fc.Arbitrary<Goal> = record({
  p0: stadiumPoint,
  p1: stadiumPoint,
  team: fc.constantFrom("red" as const, "blue" as const),
});

const disc: fc.Arbitrary<Disc> = record({
  x: stadiumNumber,
  y: stadiumNumber,
  vx: stadiumNumber,
  vy: stadiumNumber,
  gx: stadiumNumber,
  gy: stadiumNumber,
  radius: stadiumNumber,
  bCoef: stadiumNumber,
  invMass: stadiumNumber,
  damping: stadiumNumber,
  color: stadiumColor,
  cMask: stadiumMask,
  cGroup: stadiumMask,
});

const playerPhysics: fc.Arbitrary<PlayerPhysics> = record({
  radius: stadiumNumber,
  bCoef: stadiumNumber,
  invMass: stadiumNumber,
  damping: stadiumNumber,
  acceleration: stadiumNumber,
  kickingAcceleration: stadiumNumber,
  kickingDamping: stadiumNumber,
  kickStrength: stadiumNumber,
  kickback: stadiumNumber,
  gx: stadiumNumber,
  gy: stadiumNumber,
  cGroup: stadiumMask,
});

const background: fc.Arbitrary<Background> = record({
  type: fc.constantFrom("grass" as const, "hockey" as const, "none" as const),
  width: stadiumNumber,
  height: stadiumNumber,
  kickOffRadius: stadiumNumber,
  cornerRadius: stadiumNumber,
  goalLine: stadiumNumber,
  color: stadiumColor,
});

function segment(vertexes: number): fc.Arbitrary<Segment> {
  const end = fc.nat({ max: vertexes - 1 });
  return record({
    v0: end,
    v1: end,
    bCoef: stadiumNumber,
    curveF: fc.oneof(fc.constant(Infinity), stadiumNumber),
    bias: stadiumNumber,
    vis: fc.boolean(),
    color: stadiumColor,
    cMask: stadiumMask,
    cGroup: stadiumMask,
  });
}

function joint(discs: number): fc.Arbitrary<Joint> {
  const end = fc.nat({ max: discs - 1 });
  return record({
    d0: end,
    d1: end,
    minLength: stadiumNumber,
    maxLength: stadiumNumber,
    strength: fc.oneof(fc.constant(Infinity), stadiumNumber),
    color: stadiumColor,
  });
}

/** Any stadium that the simulation could be given. */
export const stadium: fc.Arbitrary<Stadium> = fc
  .tuple(fc.array(vertex, { maxLength: 8 }), fc.array(disc, { minLength: 1, maxLength: 6 }))
  .chain(([vertexes, discs]) =>
    record({
      name: fc.string({ unit: "grapheme", maxLength: 40 }),
      width: stadiumNumber,
      height: stadiumNumber,
      maxViewWidth: fc.integer(),
      cameraFollow: fc.constantFrom("ball" as const, "player" as const),
      canBeStored: fc.boolean(),
      spawnDistance: stadiumNumber,
      fullKickOffReset: fc.boolean(),
      bg: background,
      vertexes: fc.constant(vertexes),
      segments: vertexes.length === 0 ? fc.constant([]) : fc.array(segment(vertexes.length), { maxLength: 8 }),
      planes: fc.array(plane, { maxLength: 5 }),
      goals: fc.array(goal, { maxLength: 4 }),
      discs: fc.constant(discs),
      joints: fc.array(joint(discs.length), { maxLength: 4 }),
      redSpawnPoints: fc.array(stadiumPoint, { maxLength: 3 }),
      blueSpawnPoints: fc.array(stadiumPoint, { maxLength: 3 }),
      playerPhysics,
    }),
  );

/** Values of every kind, biased to those the format uses, for a key that may have any value. */
const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: stadiumNumber },
  { weight: 1, arbitrary: fc.constantFrom(null, undefined, true, false, "", "12", "true", "all", "FFF", "rigid") },
  { weight: 1, arbitrary: fc.constantFrom(Infinity, NaN, 1e31, 0.5, -1, 300, [], {}, [1], [1, 2], [1, "2"], ["ball"]) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);

const rawMask = fc.oneof(
  fc.array(fc.constantFrom("ball", "red", "blue", "redKO", "wall", "all", "kick", "score", "c0", "c3", "bit9", "n/d")),
  fc.constantFrom(undefined, null, "ball"),
);
const rawColor = fc.constantFrom<unknown>(undefined, "FFFFFF", "abc", "transparent", [1, 2, 3], "#FFF", "FFFFFFFF");
const rawPoint = fc.tuple(stadiumNumber, stadiumNumber);
const rawTrait = fc.constantFrom(undefined, "wall", "missing", "__proto__", "constructor");

/**
 * An object whose keys each are as they should be with probability `1 - noise`, absent sometimes, or anything. With
 * noise 0 every reading succeeds.
 */
function rawItem(keys: { [key: string]: fc.Arbitrary<unknown> }, noise: number): fc.Arbitrary<unknown> {
  const noisy = Object.entries(keys).map(([key, value]) => [
    key,
    noise === 0 ? value : fc.oneof({ weight: 10 - noise, arbitrary: value }, { weight: noise, arbitrary: anyValue }),
  ]);
  return record(Object.fromEntries(noisy) as { [key: string]: fc.Arbitrary<unknown> });
}

/** A raw stadium object like those in `.hbs` files. `noise` 0: always valid. 1 to 9: tenths of it that are junk. */
export function rawStadium(noise: number): fc.Arbitrary<unknown> {
  const number = fc.oneof({ weight: 3, arbitrary: stadiumNumber }, { weight: 1, arbitrary: fc.constant(undefined) });
  const masked = { cMask: rawMask, cGroup: rawMask, trait: rawTrait, bCoef: number };
  const item = (keys: { [key: string]: fc.Arbitrary<unknown> }): fc.Arbitrary<unknown> => rawItem(keys, noise);
  const vertexes = fc.array(item({ x: stadiumNumber, y: stadiumNumber, ...masked }), { minLength: 3, maxLength: 6 });
  const end = fc.nat({ max: 2 });
  const segmentKeys = { v0: end, v1: end, curve: number, bias: number, vis: fc.boolean(), color: rawColor, ...masked };
  const discKeys = { pos: rawPoint, speed: rawPoint, radius: number, invMass: number, color: rawColor, ...masked };
  const jointLength = fc.oneof(fc.constant(null), stadiumNumber, rawPoint);
  const jointKeys = { d0: end, d1: end, length: jointLength, strength: fc.oneof(fc.constant("rigid"), stadiumNumber) };
  return item({
    name: fc.string(),
    width: number,
    height: number,
    maxViewWidth: number,
    bg: item({ type: fc.constantFrom("grass", "hockey", "none", ""), width: number, color: rawColor }),
    traits: fc.constant({ wall: { bCoef: 0.3, cMask: ["ball"], vis: false, x: 7 }, ["__proto__"]: { radius: 3 } }),
    vertexes,
    segments: fc.array(item(segmentKeys), { maxLength: 6 }),
    planes: fc.array(item({ normal: rawPoint, dist: stadiumNumber, ...masked }), { maxLength: 4 }),
    goals: fc.array(item({ p0: rawPoint, p1: rawPoint, team: fc.constantFrom("red", "blue") }), { maxLength: 3 }),
    discs: fc.array(item(discKeys), { minLength: 3, maxLength: 5 }),
    joints: fc.array(item(jointKeys), { maxLength: 4 }),
    redSpawnPoints: fc.array(rawPoint, { maxLength: 3 }),
    playerPhysics: item({ radius: number, kickStrength: number, gravity: rawPoint, cGroup: rawMask }),
    ballPhysics: fc.oneof(fc.constantFrom("disc0", ["disc0"], null), item(discKeys)),
  });
}
