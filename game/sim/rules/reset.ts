/** Initial positions: at the start, after a goal, and when a player enters a team. */
import { BLUE, PLAYER_MASK, RED } from "../masks.ts";
import { BLUE_TEAM, KICK_OFF, RED_TEAM, SPECTATORS, type World } from "../world.ts";
import { removeDisc, restoreDisc } from "./disc-list.ts";

/** Distance between the kick-off positions of a team without spawn points, in map units. */
const SPAWN_GAP = 55;

/**
 * The position reset: ball (or every stadium disc) as in the file, players at their kick-off positions, game waiting
 * for kick-off.
 */
export function resetPositions(world: World): void {
  const { game, players, arena } = world;
  const { stadium } = arena;
  game.state = KICK_OFF;
  const restored = stadium.fullKickOffReset ? stadium.discs.length : 1;
  for (let i = 0; i < restored; i++) restoreDisc(world, i, stadium.discs[i]!);
  let red = 0;
  let blue = 0;
  for (let p = 0; p < players.count; p++) {
    placePlayer(world, p);
    const team = players.team[p]!;
    if (team === SPECTATORS) continue;
    lineUp(world, p, team === RED_TEAM ? red++ : blue++);
  }
}

/**
 * Gives a player of a team a new disc at the team's entrance, and removes a spectator's disc. The player's held keys are
 * released until the next input; those of spectators are not.
 */
export function placePlayer(world: World, p: number): void {
  const { players, discs, arena } = world;
  const { playerPhysics: physics, width } = arena.stadium;
  const team = players.team[p]!;
  if (team === SPECTATORS) {
    if (players.disc[p]! >= 0) removeDisc(world, players.disc[p]!);
    return;
  }
  players.keys[p] = 0;
  if (players.disc[p]! < 0) players.disc[p] = discs.count++;
  const disc = players.disc[p]!;
  const points = spawnPoints(world, team);
  const entrance = points[points.length - 1];
  discs.x[disc] = entrance === undefined ? sideOf(team) * width : entrance.x;
  discs.y[disc] = entrance === undefined ? 0 : entrance.y;
  discs.vx[disc] = 0;
  discs.vy[disc] = 0;
  discs.gx[disc] = physics.gx;
  discs.gy[disc] = physics.gy;
  discs.radius[disc] = physics.radius;
  discs.bCoef[disc] = physics.bCoef;
  discs.invMass[disc] = physics.invMass;
  discs.damping[disc] = physics.damping;
  discs.cMask[disc] = PLAYER_MASK;
  discs.cGroup[disc] = (team === RED_TEAM ? RED : BLUE) | physics.cGroup;
  discs.owner[disc] = players.id[p]!;
  world.candidates.valid = false;
}

/**
 * The kick-off position of the k-th player of a team: spawn point k (the last one for all further players), or a
 * column.
 */
function lineUp(world: World, p: number, k: number): void {
  const { players, discs, arena } = world;
  const team = players.team[p]!;
  const disc = players.disc[p]!;
  const points = spawnPoints(world, team);
  players.number[p] = k + 1;
  if (points.length > 0) {
    const point = points[Math.min(k, points.length - 1)]!;
    discs.x[disc] = point.x;
    discs.y[disc] = point.y;
    return;
  }
  const row = (k + 1) >> 1;
  discs.x[disc] = sideOf(team) * arena.stadium.spawnDistance;
  discs.y[disc] = SPAWN_GAP * ((k & 1) === 0 ? -row : row);
}

function spawnPoints(world: World, team: number) {
  const { stadium } = world.arena;
  return team === BLUE_TEAM ? stadium.blueSpawnPoints : stadium.redSpawnPoints;
}

/** Sign of x on the side of a team: red is on the left. */
function sideOf(team: number): number {
  return team === RED_TEAM ? -1 : 1;
}
