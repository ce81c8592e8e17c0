/** Discs of a stadium file, and its ball. */
import { ALL, BALL, KICK, SCORE } from "#sim/masks.ts";
import type { Disc } from "#sim/stadium.ts";
import { readColor, readMask, readNumber, readPoint } from "./field-readers.ts";
import { toHbsObject, describe, failAt, type HbsObject, valueOf, warnUnknownKeys } from "./hbs-object.ts";
import { type JsonOutput, writeColor, writeMask, writeNumber, writePair } from "./field-writers.ts";

export const DISC_KEYS = [
  "pos",
  "speed",
  "gravity",
  "radius",
  "bCoef",
  "invMass",
  "damping",
  "color",
  "cMask",
  "cGroup",
] as const;

const KNOWN: ReadonlySet<string> = new Set(DISC_KEYS);
const WHITE = 0xffffff;
const ORIGIN = { x: 0, y: 0 };

export const DEFAULT_DISC: Disc = {
  x: 0,
  y: 0,
  vx: 0,
  vy: 0,
  gx: 0,
  gy: 0,
  radius: 10,
  bCoef: 0.5,
  invMass: 1,
  damping: 0.99,
  color: WHITE,
  cMask: ALL,
  cGroup: ALL,
};

/** The ball of a stadium without `ballPhysics`. */
export const DEFAULT_BALL: Disc = { ...DEFAULT_DISC, cGroup: BALL | KICK | SCORE };

export function readDisc(object: HbsObject, cGroup: number = ALL): Disc {
  const pos = readPoint(object, "pos", ORIGIN);
  const speed = readPoint(object, "speed", ORIGIN);
  const gravity = readPoint(object, "gravity", ORIGIN);
  return {
    x: pos.x,
    y: pos.y,
    vx: speed.x,
    vy: speed.y,
    gx: gravity.x,
    gy: gravity.y,
    radius: readNumber(object, "radius", DEFAULT_DISC.radius),
    bCoef: readNumber(object, "bCoef", DEFAULT_DISC.bCoef),
    invMass: readNumber(object, "invMass", DEFAULT_DISC.invMass),
    damping: readNumber(object, "damping", DEFAULT_DISC.damping),
    color: readColor(object, "color", WHITE),
    cMask: readMask(object, "cMask", ALL),
    cGroup: readMask(object, "cGroup", cGroup),
  };
}

/**
 * The ball that `ballPhysics` describes, or "disc0" if the first of the listed discs is the ball. A described ball is
 * always kickable and scores; disc 0 is used unchanged. Traits do not apply here.
 */
export function readBall(root: HbsObject): Disc | "disc0" {
  const value = valueOf(root, "ballPhysics");
  if (value === undefined) return DEFAULT_BALL;
  if (value === "disc0" || (Array.isArray(value) && value.length === 1 && value[0] === "disc0")) return "disc0";
  if (typeof value !== "object" || Array.isArray(value)) {
    failAt(root, "ballPhysics", `expected an object or "disc0", got ${describe(value)}`);
    return DEFAULT_BALL;
  }
  const object = toHbsObject(value, "ballPhysics", root.report);
  if (object === undefined) return DEFAULT_BALL;
  warnUnknownKeys(object, KNOWN, new Set());
  const ball = readDisc(object, BALL);
  return { ...ball, cGroup: ball.cGroup | KICK | SCORE };
}

export function writeDisc(disc: Disc): JsonOutput {
  const output: JsonOutput = {};
  writePair(output, "pos", disc.x, disc.y);
  writePair(output, "speed", disc.vx, disc.vy);
  writePair(output, "gravity", disc.gx, disc.gy);
  writeNumber(output, "radius", disc.radius, DEFAULT_DISC.radius);
  writeNumber(output, "bCoef", disc.bCoef, DEFAULT_DISC.bCoef);
  writeNumber(output, "invMass", disc.invMass, DEFAULT_DISC.invMass);
  writeNumber(output, "damping", disc.damping, DEFAULT_DISC.damping);
  writeColor(output, "color", disc.color, WHITE);
  writeMask(output, "cMask", disc.cMask, ALL);
  writeMask(output, "cGroup", disc.cGroup, ALL);
  return output;
}
