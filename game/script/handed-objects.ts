/**
 * The objects that scripts receive: always fresh copies of what the replica has at that moment, so that writing to them changes
 * nothing.
 */
import type { Match } from "#match/match.ts";
import type { Member } from "#match/members.ts";
import type { DiscChange } from "#sim/set-disc.ts";
import { findPlayer, STOPPED, type World } from "#sim/world.ts";

export type Position = { x: number; y: number };

/** `auth` and `conn` are only in the object that onPlayerJoin receives. */
export type PlayerObject = {
  id: number;
  name: string;
  /** 0 spectators, 1 red, 2 blue. */
  team: number;
  admin: boolean;
  position: Position | null;
  auth?: string | null;
  conn?: string;
};

export type ScoresObject = { red: number; blue: number; time: number; scoreLimit: number; timeLimit: number };

export type DiscPropertiesObject = {
  x: number;
  y: number;
  xspeed: number;
  yspeed: number;
  xgravity: number;
  ygravity: number;
  radius: number;
  bCoeff: number;
  invMass: number;
  damping: number;
  color: number;
  cMask: number;
  cGroup: number;
};

export function playerObject({ world }: Match, member: Member, team = member.team): PlayerObject {
  const { id, name, admin } = member;
  return { id, name, team, admin, position: positionOf(world, discOf(world, id)) };
}

/** With the identity of the player. `conn` stands for the network, as a hash: no address can be derived from it. */
export function joinedPlayerObject(match: Match, member: Member): PlayerObject {
  const { key, network } = member;
  return { ...playerObject(match, member), auth: key === "" ? null : key, conn: hexOf(network) };
}

/** The characters of an ASCII text as hexadecimal digits, as scripts expect it of `conn`. */
function hexOf(text: string): string {
  return Array.from(text, (character) => character.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}

/** Null without a game. `timeLimit` in seconds. */
export function scoresObject({ world: { game } }: Match): ScoresObject | null {
  if (game.state === STOPPED) return null;
  const { red, blue, time, scoreLimit, timeLimit } = game;
  return { red, blue, time, scoreLimit, timeLimit: 60 * timeLimit };
}

/** The index of a player's disc; -1 when the player has none. */
export function discOf(world: World, id: number): number {
  const p = findPlayer(world, id);
  return p < 0 ? -1 : world.players.disc[p]!;
}

/** Null for a disc that does not exist. */
export function positionOf({ discs }: World, disc: number): Position | null {
  return disc >= 0 && disc < discs.count ? { x: discs.x[disc]!, y: discs.y[disc]! } : null;
}

/** The names of scripts and those of the simulation. */
const DISC_NAMES = {
  x: "x",
  y: "y",
  xspeed: "vx",
  yspeed: "vy",
  xgravity: "gx",
  ygravity: "gy",
  radius: "radius",
  bCoeff: "bCoef",
  invMass: "invMass",
  damping: "damping",
  cMask: "cMask",
  cGroup: "cGroup",
} as const satisfies Readonly<Record<Exclude<keyof DiscPropertiesObject, "color">, keyof DiscChange>>;

const DISC_KEYS = Object.keys(DISC_NAMES) as (keyof typeof DISC_NAMES)[];

/** Null for a disc that does not exist. */
export function discProperties(match: Match, disc: number): DiscPropertiesObject | null {
  const { discs } = match.world;
  if (!(Number.isInteger(disc) && disc >= 0 && disc < discs.count)) return null;
  const values = Object.fromEntries(DISC_KEYS.map((key) => [key, discs[DISC_NAMES[key]][disc]!]));
  return { ...values, color: colorOf(match, disc) } as DiscPropertiesObject;
}

function colorOf({ world, discColors, kits, members }: Match, disc: number): number {
  const owner = world.discs.owner[disc]!;
  if (owner < 0) return discColors.find(([painted]) => painted === disc)?.[1] ?? world.arena.stadium.discs[disc]!.color;
  const team = members.find(({ id }) => id === owner)?.team;
  return (team === 1 ? kits.red : kits.blue).colors[0]!;
}

/** Keys that are null or undefined, and values that are no finite numbers, are left out. */
export function discChange(properties: Readonly<Record<string, unknown>>): DiscChange {
  const change: { -readonly [K in keyof DiscChange]: number } = {};
  for (const key of DISC_KEYS) {
    const value = properties[key];
    if (value === null || value === undefined) continue;
    const number = Number(value);
    if (Number.isFinite(number)) change[DISC_NAMES[key]] = number;
  }
  return change;
}
