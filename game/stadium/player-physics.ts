/** `playerPhysics` of a stadium file: the physics of player discs. */
import type { PlayerPhysics } from "#sim/stadium.ts";
import { readMask, readNumber, readPoint } from "./field-readers.ts";
import { toHbsObject, type HbsObject, valueOf, warnUnknownKeys } from "./hbs-object.ts";
import { type JsonOutput, writeMask, writeNumber, writePair } from "./field-writers.ts";

export const DEFAULT_PLAYER_PHYSICS: PlayerPhysics = {
  radius: 15,
  bCoef: 0.5,
  invMass: 0.5,
  damping: 0.96,
  acceleration: 0.1,
  kickingAcceleration: 0.07,
  kickingDamping: 0.96,
  kickStrength: 5,
  kickback: 0,
  gx: 0,
  gy: 0,
  cGroup: 0,
};

const NUMBERS = [
  "radius",
  "bCoef",
  "invMass",
  "damping",
  "acceleration",
  "kickingAcceleration",
  "kickingDamping",
  "kickStrength",
  "kickback",
] as const;
const KNOWN: ReadonlySet<string> = new Set([...NUMBERS, "gravity", "cGroup"]);

/** The stadium's physics of player discs. Traits do not apply here. */
export function readPlayerPhysics(root: HbsObject): PlayerPhysics {
  const value = valueOf(root, "playerPhysics");
  const object = value === undefined ? undefined : toHbsObject(value, "playerPhysics", root.report);
  if (object === undefined) return DEFAULT_PLAYER_PHYSICS;
  warnUnknownKeys(object, KNOWN, new Set());
  const physics = { ...DEFAULT_PLAYER_PHYSICS };
  for (const key of NUMBERS) physics[key] = readNumber(object, key, physics[key]);
  const gravity = readPoint(object, "gravity", { x: 0, y: 0 });
  return { ...physics, gx: gravity.x, gy: gravity.y, cGroup: readMask(object, "cGroup", 0) };
}

export function writePlayerPhysics(physics: PlayerPhysics): JsonOutput {
  const output: JsonOutput = {};
  for (const key of NUMBERS) writeNumber(output, key, physics[key], DEFAULT_PLAYER_PHYSICS[key]);
  writePair(output, "gravity", physics.gx, physics.gy);
  writeMask(output, "cGroup", physics.cGroup, 0);
  return output;
}
