/** Commands between ticks that concern the game: start, stop, pause, kick rate. */
import { RED_TEAM, STOPPED, type World } from "../world.ts";
import { restoreDisc } from "./disc-list.ts";
import { resetPositions } from "./reset.ts";

/** pauseTicks while paused; resuming counts down from one less. */
export const PAUSED = 120;

export type GameLimits = {
  /** Goals and minutes; 0: no limit. */
  readonly scoreLimit: number;
  readonly timeLimit: number;
  /** False: equal scores at the time limit end the game as a draw, instead of going on until the next goal. */
  readonly overtime: boolean;
};

/** Starts a game with these limits. A running game is replaced. */
export function startGame(world: World, limits: GameLimits): void {
  const { game, discs, players, arena } = world;
  game.red = 0;
  game.blue = 0;
  game.time = 0;
  game.goalTicks = 0;
  game.pauseTicks = 0;
  game.kickOffTeam = RED_TEAM;
  game.scoreLimit = limits.scoreLimit;
  game.timeLimit = limits.timeLimit;
  game.overtime = limits.overtime ? 1 : 0;
  const { discs: template } = arena.stadium;
  discs.count = template.length;
  for (let i = 0; i < template.length; i++) restoreDisc(world, i, template[i]!);
  players.disc.fill(-1);
  resetPositions(world);
}

/** Removes the game: no discs are left. The score stays readable until the next start. */
export function stopGame(world: World): void {
  world.game.state = STOPPED;
  world.game.pauseTicks = 0;
  world.discs.count = 0;
  world.players.disc.fill(-1);
  world.candidates.valid = false;
}

/** Pausing stops the world at once; a resumed game goes on after 119 more ticks. Does nothing without a game. */
export function setPaused(world: World, paused: boolean): void {
  const { game } = world;
  if (game.state === STOPPED) return;
  if (paused) game.pauseTicks = PAUSED;
  else if (game.pauseTicks === PAUSED) game.pauseTicks = PAUSED - 1;
}

/**
 * Kick rate limit of the room: minimum ticks between kicks; cost of a kick, where each tick adds 1 to the budget;
 * number of kicks that the budget can hold.
 */
export function setKickRate(world: World, min: number, rate: number, burst: number): void {
  world.game.kickMin = min;
  world.game.kickRate = rate;
  world.game.kickMax = rate * burst;
}
