/**
 * The room of a recording while it is played: the world, and beside it what the world does not have. Players are in the
 * same order in both.
 */
import { createArena, type Arena } from "#sim/arena.ts";
import { DISC_FLOATS } from "#sim/fields.ts";
import { addPlayer } from "#sim/rules/player-list.ts";
import { setKickRate } from "#sim/rules/game.ts";
import { restoreWorld, saveWorld } from "#sim/snapshot.ts";
import type { Disc, Stadium } from "#sim/stadium.ts";
import { createWorld, ENDED, playerCapacity, STOPPED, type World } from "#sim/world.ts";
import type { RecordedGame, RecordedKit, RecordedPlayer, RecordedRoom } from "./recording.ts";

/** What the world does not have of a player. */
export type PlayedPlayer = Pick<RecordedPlayer, "id" | "reserved"> & {
  /** Id of the player in the world: another one than in the recording if two players have the same. */
  readonly worldId: number;
  name: string | null;
  avatar: string | null;
  headlessAvatar: string | null;
  flag: string | null;
  admin: boolean;
  /** The shirt number by the rules of the recorded game, which in the lobby are not those of the world. */
  number: number;
  desync: boolean;
  /** Milliseconds. */
  ping: number;
};

export type PlayedRoom = {
  /** Replaced when the stadium changes. */
  world: World;
  name: string | null;
  teamsLocked: boolean;
  scoreLimit: number;
  timeLimit: number;
  redKit: RecordedKit;
  blueKit: RecordedKit;
  players: PlayedPlayer[];
  /** Of each disc of the world. */
  colors: number[];
};

/** Any state that no rule acts on: the original keeps unknown ones. */
const UNKNOWN_STATE = ENDED + 1;

const arenas = new WeakMap<Stadium, Arena>();

function arenaOf(stadium: Stadium): Arena {
  let arena = arenas.get(stadium);
  if (arena === undefined) arenas.set(stadium, (arena = createArena(stadium)));
  return arena;
}

/** Uses this arena for its stadium, instead of preparing the stadium again. */
export function shareArena(arena: Arena): void {
  arenas.set(arena.stadium, arena);
}

/** `capacity`: the largest number of players that the room will have (playback.ts). */
export function openRoom(room: RecordedRoom, capacity: number): PlayedRoom {
  const { name, teamsLocked, scoreLimit, timeLimit, kickRate, redKit, blueKit, game } = room;
  // A snapshot may have discs of no player, which need room too.
  const strays = Math.max(0, (game?.discs.length ?? 0) - room.stadium.discs.length);
  const world = createWorld(arenaOf(room.stadium), capacity + strays);
  const opened: PlayedRoom = {
    ...{ world, name, teamsLocked, scoreLimit, timeLimit, redKit, blueKit },
    players: [],
    colors: [],
  };
  for (const player of room.players) enterPlayer(opened, player);
  setKickRate(world, kickRate.min, kickRate.rate, 1);
  world.game.kickMax = kickRate.max;
  world.game.scoreLimit = scoreLimit;
  world.game.timeLimit = timeLimit;
  if (game !== null) restoreGame(opened, game, room.players);
  return opened;
}

/** Adds a player to the end of the list, unless the room is full. */
export function enterPlayer(room: PlayedRoom, player: RecordedPlayer): void {
  if (room.players.length >= playerCapacity(room.world)) return;
  const { id, name, avatar, headlessAvatar, flag, admin, number, desync, reserved } = player;
  const worldId = freeWorldId(room, id);
  addPlayer(room.world, worldId);
  const { players } = room.world;
  const p = players.count - 1;
  players.team[p] = player.team;
  players.number[p] = number;
  players.keys[p] = player.keys;
  players.armed[p] = player.armed ? 1 : 0;
  players.budget[p] = player.budget;
  players.wait[p] = player.wait;
  room.players.push({ id, worldId, name, avatar, headlessAvatar, flag, admin, number, desync, reserved, ping: 0 });
}

/** Replaces the stadium of a room without a game; with the players as they are, or as in this snapshot of a world. */
export function replaceStadium(room: PlayedRoom, stadium: Stadium, snapshot = saveWorld(room.world)): void {
  room.world = createWorld(arenaOf(stadium), playerCapacity(room.world));
  restoreWorld(room.world, snapshot);
}

/** The room between two ticks, as a recording can begin with it. */
export function recordedRoom(room: PlayedRoom): RecordedRoom {
  const { world, name, teamsLocked, scoreLimit, timeLimit, redKit, blueKit } = room;
  const { kickMin, kickRate, kickMax } = world.game;
  return {
    ...{ name, teamsLocked, scoreLimit, timeLimit, redKit, blueKit },
    kickRate: { min: kickMin, rate: kickRate, max: kickMax },
    stadium: world.arena.stadium,
    game: world.game.state === STOPPED ? null : recordedGame(room),
    players: room.players.map((player, p) => recordedPlayer(world, player, p)),
  };
}

function recordedGame({ world, colors }: PlayedRoom): RecordedGame {
  const { state, red, blue, time, goalTicks, pauseTicks, kickOffTeam } = world.game;
  const { discs } = world;
  return {
    discs: Array.from({ length: discs.count }, (_, i): Disc => {
      const disc = { color: colors[i]!, cMask: discs.cMask[i]!, cGroup: discs.cGroup[i]! } as Record<
        keyof Disc,
        number
      >;
      for (const key of DISC_FLOATS) disc[key] = discs[key][i]!;
      return disc;
    }),
    ...{ state, red, blue, time, goalTicks, pauseTicks, kickOffTeam },
  };
}

function recordedPlayer({ players }: World, player: PlayedPlayer, p: number): RecordedPlayer {
  const { worldId: _, ping: __, ...rest } = player;
  return {
    ...rest,
    keys: players.keys[p]!,
    armed: players.armed[p] === 1,
    budget: players.budget[p]!,
    wait: players.wait[p]!,
    team: players.team[p]!,
    disc: players.disc[p]!,
  };
}

/** Values that are not finite become 0: the simulation is kept finite. */
function restoreGame(room: PlayedRoom, game: RecordedGame, players: readonly RecordedPlayer[]): void {
  const { world } = room;
  const { red, blue, goalTicks, pauseTicks, kickOffTeam } = game;
  const state = game.state > STOPPED && game.state <= ENDED ? game.state : UNKNOWN_STATE;
  Object.assign(world.game, { state, red, blue, goalTicks, pauseTicks, kickOffTeam, time: finite(game.time) });
  game.discs.forEach((disc, i) => {
    for (const key of DISC_FLOATS) world.discs[key][i] = finite(disc[key]);
    world.discs.cMask[i] = disc.cMask;
    world.discs.cGroup[i] = disc.cGroup;
    world.discs.owner[i] = -1;
  });
  world.discs.count = game.discs.length;
  room.colors = game.discs.map(({ color }) => color);
  players.forEach(({ disc }, p) => {
    if (disc < 0 || disc >= game.discs.length) return;
    world.players.disc[p] = disc;
    world.discs.owner[disc] = world.players.id[p]!;
  });
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

/** Worlds have no two players with the same id, and −1 stands for no player. */
function freeWorldId({ players }: PlayedRoom, id: number): number {
  if (id >= 0 && !players.some(({ worldId }) => worldId === id)) return id;
  let free = 0x10000 + players.length;
  while (players.some(({ worldId }) => worldId === free)) free++;
  return free;
}
