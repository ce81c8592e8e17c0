/** The order of keys in objects: the author's, and for new keys that of the format. */
import type { ListKey, ObjectKey } from "./document.ts";

const ROOT = [
  ...["name", "width", "height", "maxViewWidth", "cameraFollow", "spawnDistance", "canBeStored", "kickOffReset", "bg"],
  ...["traits", "vertexes", "segments", "planes", "goals", "discs", "joints", "redSpawnPoints", "blueSpawnPoints"],
  ...["playerPhysics", "ballPhysics"],
];
const DISC = ["pos", "speed", "gravity", "radius", "bCoef", "invMass", "damping", "color", "cMask", "cGroup"];
const POINT: readonly string[] = [];

const ORDERS: Readonly<Record<ListKey | ObjectKey | "root" | "trait", readonly string[]>> = {
  root: ROOT,
  bg: ["type", "width", "height", "kickOffRadius", "cornerRadius", "goalLine", "color"],
  vertexes: ["x", "y", "trait", "bCoef", "cMask", "cGroup"],
  segments: ["v0", "v1", "trait", "curve", "curveF", "bias", "vis", "color", "bCoef", "cMask", "cGroup"],
  planes: ["normal", "unit", "dist", "trait", "bCoef", "cMask", "cGroup"],
  goals: ["p0", "p1", "team", "trait"],
  discs: ["pos", "trait", ...DISC.slice(1)],
  joints: ["d0", "d1", "trait", "length", "strength", "color"],
  redSpawnPoints: POINT,
  blueSpawnPoints: POINT,
  ballPhysics: DISC,
  playerPhysics: [
    ...["radius", "bCoef", "invMass", "damping", "acceleration", "kickingAcceleration", "kickingDamping"],
    ...["kickStrength", "kickback", "gravity", "cGroup"],
  ],
  trait: ["vis", "curve", "curveF", "bias", "radius", "invMass", "damping", "color", "bCoef", "cMask", "cGroup"],
};

export type OrderName = keyof typeof ORDERS;

/** The keys in the author's order, and those that were added since in the format's; unknown ones at the end, by name. */
export function orderedKeys(
  keys: readonly string[],
  authored: readonly string[] | undefined,
  name: OrderName,
): string[] {
  const order = ORDERS[name];
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const usual = keys.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  if (authored === undefined) return usual;
  const present = new Set(keys);
  const first = authored.filter((key) => present.has(key));
  const known = new Set(first);
  return [...first, ...usual.filter((key) => !known.has(key))];
}
