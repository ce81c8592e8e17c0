/** Commands between ticks that concern players: joining, leaving, changing teams, keys. */
import { PLAYER_INTS, type Players } from "../fields.ts";
import { readDisc, roundDiscChange, setDisc, type DiscChange } from "../set-disc.ts";
import { KICK_KEY } from "../input.ts";
import { SPECTATORS, STOPPED, findPlayer, playerCapacity, type World } from "../world.ts";
import { removeDisc } from "./disc-list.ts";
import { placePlayer } from "./reset.ts";

/** Adds a spectator at the end of the list. Throws RangeError when the id is taken or the world is full. */
export function addPlayer(world: World, id: number): void {
  const { players } = world;
  if (findPlayer(world, id) >= 0) throw new RangeError(`addPlayer: player ${id} is in the world already`);
  if (players.count >= playerCapacity(world)) throw new RangeError("addPlayer: the world is full");
  const p = players.count++;
  for (const key of PLAYER_INTS) players[key][p] = 0;
  players.id[p] = id;
  players.disc[p] = -1;
}

/** Removes a player with their disc; later discs and players move up. Unknown ids are ignored. */
export function removePlayer(world: World, id: number): void {
  const p = findPlayer(world, id);
  if (p < 0) return;
  if (world.players.disc[p]! >= 0) removeDisc(world, world.players.disc[p]!);
  closeGap(world.players, p);
  world.players.count--;
}

/**
 * Moves a player to a team (or to the spectators) and to the end of the list. During a game the player gets a new disc
 * at the end of the disc list. Unknown ids are ignored.
 */
export function setTeam(world: World, id: number, team: number): void {
  const { players } = world;
  const from = findPlayer(world, id);
  if (from < 0) return;
  if (players.disc[from]! >= 0) removeDisc(world, players.disc[from]!);
  const values = PLAYER_INTS.map((key) => players[key][from]!);
  closeGap(players, from);
  const p = players.count - 1;
  PLAYER_INTS.forEach((key, i) => (players[key][p] = values[i]!));
  players.team[p] = team;
  players.number[p] = team === SPECTATORS ? 0 : freeNumber(players, team, p);
  if (world.game.state !== STOPPED) placePlayer(world, p);
}

/** Sets the held keys of the player at index `p`. Pressing the kick key arms the player until a kick succeeds. */
export function setKeys(world: World, p: number, keys: number): void {
  const { players } = world;
  if ((keys & KICK_KEY) !== 0 && (players.keys[p]! & KICK_KEY) === 0) players.armed[p] = 1;
  players.keys[p] = keys;
}

/**
 * Gives the list index and the place on the pitch of a player to another player, which is not in the list yet: a bot is
 * replaced by a human, or the other way round. It is what removing and adding a player, an order and a change of the new
 * disc would do, so that a recording can express it; positions are rounded to 32-bit floats therefore. Returns that change;
 * null for a player without a disc and for an unknown id. Throws RangeError when the new id is taken.
 */
export function replacePlayer(world: World, from: number, to: number): DiscChange | null {
  const { players, discs } = world;
  const p = findPlayer(world, from);
  if (p < 0) return null;
  if (findPlayer(world, to) >= 0) throw new RangeError(`replacePlayer: player ${to} is in the world already`);
  const team = players.team[p]!;
  const disc = players.disc[p]!;
  const change = disc < 0 ? null : roundDiscChange(readDisc(discs, disc));
  const order = Array.from({ length: players.count }, (_, i) => (i === p ? to : players.id[i]!));
  removePlayer(world, from);
  addPlayer(world, to);
  setTeam(world, to, team);
  reorderPlayers(world, order);
  if (change !== null) setDisc(world, players.disc[p]!, change);
  return change;
}

/** Puts the players into the order of these ids; players that are not among them follow, in their present order. */
export function reorderPlayers(world: World, ids: readonly number[]): void {
  const { players } = world;
  const ranks = Array.from({ length: players.count }, (_, p) => {
    const rank = ids.indexOf(players.id[p]!);
    return rank < 0 ? ids.length : rank;
  });
  const order = Array.from({ length: players.count }, (_, p) => p).toSorted((a, b) => ranks[a]! - ranks[b]!);
  for (const key of PLAYER_INTS) {
    const before = players[key].slice(0, players.count);
    order.forEach((from, to) => (players[key][to] = before[from]!));
  }
}

/** Gives a world without players and without a game those of another world. */
export function copyPlayers(from: World, to: World): void {
  to.players.count = from.players.count;
  for (const key of PLAYER_INTS) to.players[key].set(from.players[key].subarray(0, from.players.count));
  to.players.disc.fill(-1);
}

function closeGap(players: Players, p: number): void {
  for (const key of PLAYER_INTS) players[key].copyWithin(p, p + 1, players.count);
}

/** The smallest shirt number that no other player of the team has. */
function freeNumber(players: Players, team: number, self: number): number {
  for (let number = 1; ; number++) {
    let taken = false;
    for (let p = 0; p < players.count; p++) {
      if (p !== self && players.team[p] === team && players.number[p] === number) taken = true;
    }
    if (!taken) return number;
  }
}
