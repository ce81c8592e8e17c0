/**
 * A match as plain data and back, to outlive the process that runs it. The world keeps its bits; what belongs to connections
 * (keys, typing, pings), open votes and the memory of bots starts anew.
 */
import type { BotLevel } from "#bot/level.ts";
import { createArena } from "#sim/arena.ts";
import { PAUSED } from "#sim/rules/game.ts";
import { HOST_PLAYER } from "#room/permissions.ts";
import { restoreWorld, saveWorld } from "#sim/snapshot.ts";
import type { Stadium } from "#sim/stadium.ts";
import { createWorld } from "#sim/world.ts";
import { createMatch, type Match, type MatchOptions } from "./match.ts";
import { createBot, createHuman, type Member } from "./members.ts";
import { awaitMembers } from "./resume.ts";

/** What becomes of each field of a match: copied as it is, converted below, or left behind. A new field must be added here. */
const FIELDS = {
  settings: "copied",
  stadiumName: "copied",
  ownerKey: "copied",
  mutes: "copied",
  seatQueue: "copied",
  random: "copied",
  nextId: "copied",
  kits: "copied",
  discColors: "copied",
  discImages: "copied",
  extraKeys: "copied",
  autoStart: "copied",
  startIn: "copied",
  kickOffTicks: "copied",
  statistics: "copied",
  ranked: "copied",
  options: "converted",
  world: "converted",
  members: "converted",
  adminKeys: "converted",
  rightsByKey: "converted",
  nextVoteTick: "converted",
  returning: "converted",
  vote: "left",
  queue: "left",
  nudges: "left",
  notices: "left",
  refused: "left",
  kicked: "left",
  finished: "left",
  applied: "left",
  events: "left",
  newCameras: "left",
  keyChanges: "left",
  unbanned: "left",
  unbannedMembers: "left",
  bansCleared: "left",
  log: "left",
} as const satisfies Readonly<Record<keyof Match, "copied" | "converted" | "left">>;

type CopiedField = {
  [K in keyof typeof FIELDS]: (typeof FIELDS)[K] extends "copied" ? K : never;
}[keyof typeof FIELDS];

const COPIED = (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).filter((key) => FIELDS[key] === "copied");

/** Fields of a member that belong to its connection or are computed anew. */
type SavedMember = Omit<
  Member,
  "keys" | "lastKeys" | "usedKeys" | "autopilot" | "typing" | "ping" | "brain" | "bot"
> & {
  /** Null for humans. */
  readonly bot: BotLevel | null;
};

/** Plain data besides the world, which is a snapshot (sim/snapshot.ts). */
export type SavedMatch = Readonly<Pick<Match, CopiedField>> & {
  readonly options: Pick<MatchOptions, "bots" | "botLevel" | "seed">;
  readonly world: Uint8Array;
  readonly members: readonly SavedMember[];
  readonly adminKeys: readonly string[];
  readonly rightsByKey: readonly (readonly [string, number])[];
  readonly nextVoteTick: readonly (readonly [string, number])[];
  /** Ids of the members that a restored game still waited for; null: if it is paused, a member has paused it. */
  readonly waitedFor: readonly number[] | null;
};

/** Shares data with the match: to be written down before the next tick. Joins that are queued are not in it. */
export function saveMatch(match: Match): SavedMatch {
  const { bots, botLevel, seed } = match.options;
  return {
    ...(Object.fromEntries(COPIED.map((key) => [key, match[key]])) as Pick<Match, CopiedField>),
    options: { bots, botLevel, seed },
    world: saveWorld(match.world),
    members: match.members.map(saveMember),
    adminKeys: [...match.adminKeys],
    rightsByKey: [...match.rightsByKey],
    nextVoteTick: [...match.nextVoteTick],
    waitedFor: match.returning?.ids ?? null,
  };
}

function saveMember(member: Member): SavedMember {
  const { keys: _, lastKeys: _l, usedKeys: _u, autopilot: _a, typing: _t, ping: _p, brain, ...saved } = member;
  return { ...saved, bot: brain?.level ?? null };
}

/**
 * The match, on the stadium that it was saved on; `saved` becomes a part of it. Its humans are not connected, but for the host player of a script; a running game
 * waits for those that were. `options` of the server; those that are saved replace its own. Throws RangeError when the snapshot does not fit or a field
 * is missing, as in a match that an older version has saved.
 */
export function restoreMatch(saved: SavedMatch, stadium: Stadium, options: MatchOptions): Match {
  const missing = COPIED.find((key) => saved[key as CopiedField] === undefined);
  if (missing !== undefined) throw new RangeError(`restoreMatch: ${missing} is missing`);
  const match = createMatch({ ...options, ...saved.options }, saved.stadiumName, stadium, saved.settings);
  Object.assign(match, Object.fromEntries(COPIED.map((key) => [key, saved[key as CopiedField]])));
  match.world = createWorld(createArena(stadium));
  restoreWorld(match.world, saved.world);
  for (const member of saved.members) match.members.push(restoreMember(member, saved.options.seed));
  for (const key of saved.adminKeys) match.adminKeys.add(key);
  for (const [key, rights] of saved.rightsByKey) match.rightsByKey.set(key, rights);
  for (const [person, tick] of saved.nextVoteTick) match.nextVoteTick.set(person, tick);
  if (saved.waitedFor !== null || match.world.game.pauseTicks !== PAUSED) awaitMembers(match, idsToAwait(saved));
  return match;
}

/** The players that were connected, and those that had not come back from an earlier restart. */
function idsToAwait({ members, waitedFor }: SavedMatch): number[] {
  const awaited = members.filter(
    ({ id, bot, connected }) => bot === null && id !== HOST_PLAYER && (connected || waitedFor?.includes(id)),
  );
  return awaited.map(({ id }) => id);
}

function restoreMember({ bot, ...saved }: SavedMember, seed: number): Member {
  const { id, name } = saved;
  const fresh = bot === null ? createHuman(id, name, saved, saved) : createBot(id, name, bot, seed + id);
  return Object.assign(fresh, saved, { connected: bot !== null || id === HOST_PLAYER });
}
