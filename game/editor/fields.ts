/** The keys of the format, for panels that edit them: kind of value and default. Source: the description of `.hbs` files. */
import { DEFAULT_BALL, DEFAULT_DISC } from "#stadium/disc.ts";
import { DEFAULT_PLAYER_PHYSICS } from "#stadium/player-physics.ts";
import type { ListKey, ObjectKey } from "./document.ts";

export type FieldType =
  | "number"
  | "point"
  | "color"
  | "mask"
  | "flag"
  | "text"
  | "vertex"
  | "disc"
  /** Of joints: as far apart as drawn, a number, or a range. */
  | "length"
  /** Of joints: rigid, or the strength of a spring. */
  | "strength";

export type Field = {
  readonly key: string;
  readonly type: FieldType | { readonly choices: readonly string[] };
  /** What an absent key means; undefined where the key must be there. */
  readonly default?: unknown;
  /** Distance of neighbouring values of a number, for arrow keys. */
  readonly step?: number;
};

export type FieldGroup = ListKey | ObjectKey | "root";

const BOUNCE = { key: "bCoef", type: "number", default: 1, step: 0.1 } as const;
const MASKS = [
  { key: "cMask", type: "mask", default: ["all"] },
  { key: "cGroup", type: "mask", default: ["wall"] },
] as const;
const ZERO = [0, 0] as const;

const DISC_FIELDS: readonly Field[] = [
  { key: "radius", type: "number", default: DEFAULT_DISC.radius, step: 1 },
  { key: "color", type: "color", default: "FFFFFF" },
  { key: "invMass", type: "number", default: DEFAULT_DISC.invMass, step: 0.1 },
  { key: "damping", type: "number", default: DEFAULT_DISC.damping, step: 0.01 },
  { key: "bCoef", type: "number", default: DEFAULT_DISC.bCoef, step: 0.1 },
  { key: "speed", type: "point", default: ZERO, step: 0.1 },
  { key: "gravity", type: "point", default: ZERO, step: 0.01 },
  { key: "cMask", type: "mask", default: ["all"] },
  { key: "cGroup", type: "mask", default: ["all"] },
];

const SPAWN_FIELDS: readonly Field[] = [];

export const FIELDS: Readonly<Record<FieldGroup, readonly Field[]>> = {
  root: [
    { key: "name", type: "text" },
    { key: "width", type: "number", step: 10 },
    { key: "height", type: "number", step: 10 },
    { key: "spawnDistance", type: "number", default: 200, step: 10 },
    { key: "maxViewWidth", type: "number", default: 0, step: 10 },
    { key: "cameraFollow", type: { choices: ["ball", "player"] }, default: "ball" },
    { key: "kickOffReset", type: { choices: ["partial", "full"] }, default: "partial" },
    { key: "canBeStored", type: "flag", default: true },
  ],
  bg: [
    { key: "type", type: { choices: ["none", "grass", "hockey"] }, default: "none" },
    { key: "width", type: "number", default: 0, step: 10 },
    { key: "height", type: "number", default: 0, step: 10 },
    { key: "kickOffRadius", type: "number", default: 0, step: 5 },
    { key: "cornerRadius", type: "number", default: 0, step: 5 },
    { key: "goalLine", type: "number", default: 0, step: 5 },
    { key: "color", type: "color", default: "718C5A" },
  ],
  vertexes: [{ key: "x", type: "number", step: 1 }, { key: "y", type: "number", step: 1 }, BOUNCE, ...MASKS],
  segments: [
    { key: "v0", type: "vertex" },
    { key: "v1", type: "vertex" },
    { key: "curve", type: "number", default: 0, step: 5 },
    { key: "curveF", type: "number", default: null, step: 0.1 },
    { key: "bias", type: "number", default: 0, step: 5 },
    { key: "vis", type: "flag", default: true },
    { key: "color", type: "color", default: "000000" },
    BOUNCE,
    ...MASKS,
  ],
  planes: [{ key: "normal", type: "point", step: 0.1 }, { key: "dist", type: "number", step: 10 }, BOUNCE, ...MASKS],
  goals: [
    { key: "p0", type: "point", step: 1 },
    { key: "p1", type: "point", step: 1 },
    { key: "team", type: { choices: ["red", "blue"] } },
  ],
  discs: [{ key: "pos", type: "point", default: ZERO, step: 1 }, ...DISC_FIELDS],
  joints: [
    { key: "d0", type: "disc" },
    { key: "d1", type: "disc" },
    { key: "length", type: "length", default: null, step: 5 },
    { key: "strength", type: "strength", default: "rigid", step: 0.1 },
    { key: "color", type: "color", default: "000000" },
  ],
  redSpawnPoints: SPAWN_FIELDS,
  blueSpawnPoints: SPAWN_FIELDS,
  playerPhysics: [
    { key: "radius", type: "number", default: DEFAULT_PLAYER_PHYSICS.radius, step: 1 },
    { key: "acceleration", type: "number", default: DEFAULT_PLAYER_PHYSICS.acceleration, step: 0.01 },
    { key: "damping", type: "number", default: DEFAULT_PLAYER_PHYSICS.damping, step: 0.01 },
    { key: "kickStrength", type: "number", default: DEFAULT_PLAYER_PHYSICS.kickStrength, step: 0.5 },
    { key: "kickingAcceleration", type: "number", default: DEFAULT_PLAYER_PHYSICS.kickingAcceleration, step: 0.01 },
    { key: "kickingDamping", type: "number", default: DEFAULT_PLAYER_PHYSICS.kickingDamping, step: 0.01 },
    { key: "kickback", type: "number", default: DEFAULT_PLAYER_PHYSICS.kickback, step: 0.5 },
    { key: "bCoef", type: "number", default: DEFAULT_PLAYER_PHYSICS.bCoef, step: 0.1 },
    { key: "invMass", type: "number", default: DEFAULT_PLAYER_PHYSICS.invMass, step: 0.1 },
    { key: "gravity", type: "point", default: ZERO, step: 0.01 },
    { key: "cGroup", type: "mask", default: [] },
  ],
  ballPhysics: DISC_FIELDS.map((field) =>
    field.key === "cGroup" ? { ...field, default: ["ball"] } : { ...field },
  ).concat([{ key: "pos", type: "point", default: [DEFAULT_BALL.x, DEFAULT_BALL.y], step: 1 }]),
};

/** Keys that a trait can give to any item. */
export const TRAIT_FIELDS: readonly Field[] = [
  { key: "vis", type: "flag", default: true },
  { key: "color", type: "color", default: "000000" },
  { key: "curve", type: "number", default: 0, step: 5 },
  { key: "bias", type: "number", default: 0, step: 5 },
  { key: "bCoef", type: "number", step: 0.1 },
  { key: "radius", type: "number", default: DEFAULT_DISC.radius, step: 1 },
  { key: "invMass", type: "number", default: DEFAULT_DISC.invMass, step: 0.1 },
  { key: "damping", type: "number", default: DEFAULT_DISC.damping, step: 0.01 },
  { key: "cMask", type: "mask" },
  { key: "cGroup", type: "mask" },
];

/** Kinds whose items can have a trait. */
export function hasTrait(kind: ListKey): boolean {
  return kind !== "redSpawnPoints" && kind !== "blueSpawnPoints";
}
