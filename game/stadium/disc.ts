import { ALL, BALL, KICK, SCORE } from "#sim/masks.ts";
import type { Disc } from "#sim/stadium.ts";
import { readColor, readMask, readNumber, readPoint } from "./field.ts";
import { asSource, describe, failAt, type Source, valueOf, warnUnknownKeys } from "./source.ts";
import { type Written, writeColor, writeMask, writeNumber, writePair } from "./written.ts";

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

/** The ball of a stadium that says nothing about it. */
export const DEFAULT_BALL: Disc = { ...DEFAULT_DISC, cGroup: BALL | KICK | SCORE };

export function readDisc(source: Source, cGroup: number = ALL): Disc {
  const pos = readPoint(source, "pos", ORIGIN);
  const speed = readPoint(source, "speed", ORIGIN);
  const gravity = readPoint(source, "gravity", ORIGIN);
  return {
    x: pos.x,
    y: pos.y,
    vx: speed.x,
    vy: speed.y,
    gx: gravity.x,
    gy: gravity.y,
    radius: readNumber(source, "radius", DEFAULT_DISC.radius),
    bCoef: readNumber(source, "bCoef", DEFAULT_DISC.bCoef),
    invMass: readNumber(source, "invMass", DEFAULT_DISC.invMass),
    damping: readNumber(source, "damping", DEFAULT_DISC.damping),
    color: readColor(source, "color", WHITE),
    cMask: readMask(source, "cMask", ALL),
    cGroup: readMask(source, "cGroup", cGroup),
  };
}

/**
 * The ball that `ballPhysics` asks for, or "disc0" if the first of the listed discs is it. A ball of its own always is
 * kickable and scores; disc 0 is taken as written. Traits do not apply here.
 */
export function readBall(root: Source): Disc | "disc0" {
  const value = valueOf(root, "ballPhysics");
  if (value === undefined) return DEFAULT_BALL;
  if (value === "disc0" || (Array.isArray(value) && value.length === 1 && value[0] === "disc0")) return "disc0";
  if (typeof value !== "object" || Array.isArray(value)) {
    failAt(root, "ballPhysics", `expected an object or "disc0", got ${describe(value)}`);
    return DEFAULT_BALL;
  }
  const source = asSource(value, "ballPhysics", root.report);
  if (source === undefined) return DEFAULT_BALL;
  warnUnknownKeys(source, KNOWN, new Set());
  const ball = readDisc(source, BALL);
  return { ...ball, cGroup: ball.cGroup | KICK | SCORE };
}

export function writeDisc(disc: Disc): Written {
  const written: Written = {};
  writePair(written, "pos", disc.x, disc.y);
  writePair(written, "speed", disc.vx, disc.vy);
  writePair(written, "gravity", disc.gx, disc.gy);
  writeNumber(written, "radius", disc.radius, DEFAULT_DISC.radius);
  writeNumber(written, "bCoef", disc.bCoef, DEFAULT_DISC.bCoef);
  writeNumber(written, "invMass", disc.invMass, DEFAULT_DISC.invMass);
  writeNumber(written, "damping", disc.damping, DEFAULT_DISC.damping);
  writeColor(written, "color", disc.color, WHITE);
  writeMask(written, "cMask", disc.cMask, ALL);
  writeMask(written, "cGroup", disc.cGroup, ALL);
  return written;
}
