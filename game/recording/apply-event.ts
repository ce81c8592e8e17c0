/** What an event of a recording does to the room. An event that its actor may not cause has no effect. */
import { DISC_FLOATS } from "#sim/fields.ts";
import { removePlayer, reorderPlayers, setKeys, setTeam } from "#sim/rules/player-list.ts";
import { setKickRate, setPaused, startGame, stopGame } from "#sim/rules/game.ts";
import { setDisc } from "#sim/set-disc.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS, STOPPED } from "#sim/world.ts";
import { MAX_AVATAR_LENGTH } from "./limits.ts";
import { enterPlayer, replaceStadium, type PlayedPlayer, type PlayedRoom } from "./played-room.ts";
import {
  HOST,
  type RecordedAction,
  type RecordedActionKind,
  type RecordedActionOf,
  type RecordedEvent,
} from "./recording.ts";

/** The recorded host alone; host and admins; a player about itself. */
type Right = "host" | "admin" | "self";

const RIGHTS: Readonly<Record<RecordedActionKind, Right>> = {
  ...{ announcement: "host", join: "host", pings: "host", reorder: "host", headlessAvatar: "host", disc: "host" },
  ...{ checksum: "host", typing: "self", input: "self", chat: "self", desync: "self", avatar: "self" },
  ...{ leave: "admin", start: "admin", stop: "admin", pause: "admin", limit: "admin", stadium: "admin" },
  ...{ lock: "admin", admin: "admin", autoTeams: "admin", kit: "admin", kickRate: "admin" },
  // Players may also move themselves, while teams are not locked and no game is on.
  team: "self",
};

const LIMIT_MAX = 99;
const RATE_MAX = 255;
const BURST_MAX = 100;

type Handlers = {
  readonly [K in RecordedActionKind]?: (room: PlayedRoom, action: RecordedActionOf<K>, actor: number) => void;
};

/** Chat, announcements, checksums and signs of typing change nothing. */
const HANDLERS: Handlers = {
  input: (room, { keys }, actor) => setKeys(room.world, indexOf(room, actor), keys),
  join,
  leave: (room, { id }) => leave(room, id),
  start,
  stop: (room) => {
    if (!isGameOn(room)) return;
    stopGame(room.world);
    forgetGame(room);
  },
  pause: (room, { paused }) => setPaused(room.world, paused),
  limit: (room, { limit, value }) => {
    if (isGameOn(room)) return;
    if (limit === 0) room.scoreLimit = clamped(value, LIMIT_MAX);
    if (limit === 1) room.timeLimit = clamped(value, LIMIT_MAX);
  },
  stadium: (room, { stadium }) => {
    if (!isGameOn(room)) replaceStadium(room, stadium);
  },
  team: (room, { id, team }, actor) => {
    if (mayMove(room, id, actor)) moveToTeam(room, id, team);
  },
  lock: (room, { locked }) => {
    room.teamsLocked = locked;
  },
  admin: (room, { id, admin }) => {
    const player = playerOf(room, id);
    if (player !== undefined && id !== HOST) player.admin = admin;
  },
  autoTeams: moveNextSpectators,
  desync: (room, { desync }, actor) => {
    playerOf(room, actor)!.desync = desync;
  },
  pings: (room, { pings }) => {
    room.players.forEach((player, p) => (player.ping = pings[p] ?? player.ping));
  },
  avatar: (room, { avatar }, actor) => {
    playerOf(room, actor)!.avatar = cut(avatar);
  },
  kit: (room, { team, kit }) => {
    if (team === RED_TEAM) room.redKit = kit;
    if (team === BLUE_TEAM) room.blueKit = kit;
  },
  reorder: (room, { ids, top }) => {
    const listed = [...new Set(ids)].map((id) => playerOf(room, id)).filter((player) => player !== undefined);
    const moved = new Set(listed);
    const others = room.players.filter((player) => !moved.has(player));
    order(room, top ? [...listed, ...others] : [...others, ...listed]);
  },
  kickRate: ({ world }, { min, rate, burst }) =>
    setKickRate(world, clamped(min, RATE_MAX), clamped(rate, RATE_MAX), clamped(burst, BURST_MAX)),
  headlessAvatar: (room, { id, avatar }) => {
    const player = playerOf(room, id);
    if (player !== undefined) player.headlessAvatar = cut(avatar);
  },
  disc: changeDisc,
};

export function applyEvent(room: PlayedRoom, { actor, action }: RecordedEvent): void {
  if (!isPermitted(room, actor, action)) return;
  type Handler = (room: PlayedRoom, action: RecordedAction, actor: number) => void;
  (HANDLERS[action.kind] as Handler | undefined)?.(room, action, actor);
}

/** What a step did to the game, for what the world does not have: `reset`, the positions; `ended`, the game. */
export function followStep(
  room: PlayedRoom,
  { reset, ended }: { readonly reset: boolean; readonly ended: boolean },
): void {
  if (reset) resetShirts(room);
  if (ended) forgetGame(room);
}

/** The player with this id that is first in the list. */
export function playerOf(room: PlayedRoom, id: number): PlayedPlayer | undefined {
  return room.players.find((player) => player.id === id);
}

function indexOf(room: PlayedRoom, id: number): number {
  return room.players.findIndex((player) => player.id === id);
}

function isGameOn({ world }: PlayedRoom): boolean {
  return world.game.state !== STOPPED;
}

function isPermitted(room: PlayedRoom, actor: number, { kind }: RecordedAction): boolean {
  const right = RIGHTS[kind];
  if (kind === "team" && actor === HOST) return true;
  if (right === "self") return playerOf(room, actor) !== undefined;
  return actor === HOST || (right === "admin" && playerOf(room, actor)?.admin === true);
}

function mayMove(room: PlayedRoom, id: number, actor: number): boolean {
  if (actor === HOST || playerOf(room, actor)?.admin === true) return true;
  return id === actor && !room.teamsLocked && !isGameOn(room);
}

function join(room: PlayedRoom, { id, name, flag, avatar }: RecordedActionOf<"join">): void {
  enterPlayer(room, {
    ...{ id, name, flag, avatar, headlessAvatar: null, admin: false, number: 0, desync: false, reserved: 0 },
    ...{ team: SPECTATORS, keys: 0, armed: false, budget: 0, wait: 0, disc: -1 },
  });
}

/** The host's own player never leaves. */
function leave(room: PlayedRoom, id: number): void {
  const p = indexOf(room, id);
  if (p < 0 || id === HOST) return;
  dropColor(room, p);
  removePlayer(room.world, room.players[p]!.worldId);
  room.players.splice(p, 1);
}

function start(room: PlayedRoom): void {
  if (isGameOn(room)) return;
  const { scoreLimit, timeLimit, world } = room;
  for (const player of room.players) player.number = 0;
  startGame(world, { scoreLimit, timeLimit, overtime: true });
  room.colors = world.arena.stadium.discs.map(({ color }) => color);
  resetShirts(room);
}

/** A player of a team that is moved to it again stays where it is in the list. */
function moveToTeam(room: PlayedRoom, id: number, team: number): void {
  const p = indexOf(room, id);
  if (p < 0 || room.world.players.team[p] === team) return;
  const player = room.players[p]!;
  dropColor(room, p);
  setTeam(room.world, player.worldId, team);
  room.players.splice(p, 1);
  room.players.push(player);
  if (!isGameOn(room)) return;
  player.number = freeNumber(room, team);
  if (team !== SPECTATORS) room.colors.push(0);
}

/** One spectator for each team, or as many as the smaller one needs. */
function moveNextSpectators(room: PlayedRoom): void {
  const countOf = (team: number) => room.players.filter((_, p) => room.world.players.team[p] === team).length;
  const spectators = room.players.filter((_, p) => room.world.players.team[p] === SPECTATORS);
  const lead = countOf(RED_TEAM) - countOf(BLUE_TEAM);
  if (lead !== 0) {
    if (spectators.length > 0) moveToTeam(room, spectators[0]!.id, lead > 0 ? BLUE_TEAM : RED_TEAM);
  } else if (spectators.length >= 2) {
    moveToTeam(room, spectators[0]!.id, RED_TEAM);
    moveToTeam(room, spectators[1]!.id, BLUE_TEAM);
  }
}

function order(room: PlayedRoom, players: PlayedPlayer[]): void {
  room.players = players;
  reorderPlayers(
    room.world,
    players.map(({ worldId }) => worldId),
  );
}

/** Values that are not finite are left out: the simulation is kept finite. */
function changeDisc(room: PlayedRoom, { target, player, change }: RecordedActionOf<"disc">): void {
  if (!isGameOn(room)) return;
  const { discs, players } = room.world;
  const disc = player ? (players.disc[indexOf(room, target)] ?? -1) : target;
  if (disc < 0 || disc >= discs.count) return;
  const { color, ...rest } = change;
  const finite = { ...rest };
  for (const key of DISC_FLOATS) if (!Number.isFinite(rest[key])) delete finite[key];
  setDisc(room.world, disc, finite);
  if (color !== undefined) room.colors[disc] = color;
}

/** The number of the k-th player of each team is k; the discs that the reset restored have their own colours again. */
function resetShirts(room: PlayedRoom): void {
  const { arena, players, discs } = room.world;
  const { stadium } = arena;
  const counts = [0, 0, 0];
  const restored = stadium.fullKickOffReset ? stadium.discs.length : 1;
  for (let i = 0; i < restored; i++) room.colors[i] = stadium.discs[i]!.color;
  room.players.forEach((player, p) => {
    const team = players.team[p]!;
    if (team === SPECTATORS) return;
    player.number = counts[team]! + 1;
    counts[team] = player.number;
    room.colors[players.disc[p]!] = 0;
  });
  room.colors.length = discs.count;
}

function forgetGame(room: PlayedRoom): void {
  room.colors = [];
  for (const player of room.players) player.number = 0;
}

/** The smallest number that no other player of the team has; the player is the last of the list. */
function freeNumber({ players, world }: PlayedRoom, team: number): number {
  const others = players.filter((_, p) => world.players.team[p] === team).slice(0, -1);
  const taken = new Set(others.map(({ number }) => number));
  let number = 1;
  while (taken.has(number)) number++;
  return number;
}

/** Before the disc of the player at this index is removed. */
function dropColor({ world, colors }: PlayedRoom, p: number): void {
  const disc = world.players.disc[p]!;
  if (disc >= 0) colors.splice(disc, 1);
}

function clamped(value: number, max: number): number {
  return Math.max(0, Math.min(max, value));
}

function cut(avatar: string | null): string | null {
  return avatar?.slice(0, MAX_AVATAR_LENGTH) ?? null;
}
