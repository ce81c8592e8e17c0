import type { PlayerPhysics } from "#sim/stadium.ts";
import { readMask, readNumber, readPoint } from "./field.ts";
import { asSource, type Source, valueOf, warnUnknownKeys } from "./source.ts";
import { type Written, writeMask, writeNumber, writePair } from "./written.ts";

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
export function readPlayerPhysics(root: Source): PlayerPhysics {
  const value = valueOf(root, "playerPhysics");
  const source = value === undefined ? undefined : asSource(value, "playerPhysics", root.report);
  if (source === undefined) return DEFAULT_PLAYER_PHYSICS;
  warnUnknownKeys(source, KNOWN, new Set());
  const physics = { ...DEFAULT_PLAYER_PHYSICS };
  for (const key of NUMBERS) physics[key] = readNumber(source, key, physics[key]);
  const gravity = readPoint(source, "gravity", { x: 0, y: 0 });
  return { ...physics, gx: gravity.x, gy: gravity.y, cGroup: readMask(source, "cGroup", 0) };
}

export function writePlayerPhysics(physics: PlayerPhysics): Written {
  const written: Written = {};
  for (const key of NUMBERS) writeNumber(written, key, physics[key], DEFAULT_PLAYER_PHYSICS[key]);
  writePair(written, "gravity", physics.gx, physics.gy);
  writeMask(written, "cGroup", physics.cGroup, 0);
  return written;
}
