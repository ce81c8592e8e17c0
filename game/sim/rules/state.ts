/** The state machine of a game: kick-off → play → goal → kick-off, or end. Runs after the physics of the tick. */
import {
  GAME_END_EVENT,
  GAME_STOP_EVENT,
  GOAL_EVENT,
  KICK_OFF_EVENT,
  POSITIONS_RESET_EVENT,
  TIME_IS_UP_EVENT,
  logEvent,
  type EventLog,
} from "../event.ts";
import type { Game } from "../fields.ts";
import { BLUE_KO, PLAYER_MASK, RED_KO } from "../masks.ts";
import { BLUE_TEAM, ENDED, GOAL, KICK_OFF, PLAYING, RED_TEAM, SPECTATORS, type World } from "../world.ts";
import { stopGame } from "./game.ts";
import { findGoal } from "./goal.ts";
import { resetPositions } from "./reset.ts";

/** Length of a tick on the match clock, in seconds: 1 / TICK_RATE as a double. */
const TICK_SECONDS = 0.016666666666666666;

/** Ticks between a goal and the next kick-off, and between the end of a game and its removal. */
const CELEBRATION_TICKS = 150;
export const FINALE_TICKS = 300;

export function advanceState(world: World, log: EventLog): void {
  switch (world.game.state) {
    case KICK_OFF:
      return waitForKickOff(world, log);
    case PLAYING:
      return play(world, log);
    case GOAL:
      return celebrate(world, log);
    case ENDED:
      return finish(world, log);
  }
}

/** The kick-off barrier blocks both sides until the ball moves, whatever moves it. */
function waitForKickOff(world: World, log: EventLog): void {
  const { game, discs } = world;
  setPlayerMasks(world, PLAYER_MASK | (game.kickOffTeam === RED_TEAM ? RED_KO : BLUE_KO));
  if (discs.vx[0]! * discs.vx[0]! + discs.vy[0]! * discs.vy[0]! > 0) {
    game.state = PLAYING;
    logEvent(log, KICK_OFF_EVENT, 0, 0);
  }
}

function play(world: World, log: EventLog): void {
  const { game } = world;
  game.time += TICK_SECONDS;
  setPlayerMasks(world, PLAYER_MASK);
  const goal = findGoal(world);
  if (goal !== null) {
    const scorer = goal.team === "red" ? BLUE_TEAM : RED_TEAM;
    if (scorer === RED_TEAM) game.red++;
    else game.blue++;
    game.state = GOAL;
    game.goalTicks = CELEBRATION_TICKS;
    game.kickOffTeam = goal.team === "red" ? RED_TEAM : BLUE_TEAM;
    logEvent(log, GOAL_EVENT, scorer, 0);
  } else if (timeDecides(game)) {
    logEvent(log, TIME_IS_UP_EVENT, 0, 0);
    end(world, log);
  }
}

function celebrate(world: World, log: EventLog): void {
  const { game } = world;
  game.goalTicks--;
  if (game.goalTicks > 0) return;
  const { scoreLimit } = game;
  if ((scoreLimit > 0 && (game.red >= scoreLimit || game.blue >= scoreLimit)) || timeDecides(game)) {
    end(world, log);
    return;
  }
  resetPositions(world);
  logEvent(log, POSITIONS_RESET_EVENT, 0, 0);
}

function finish(world: World, log: EventLog): void {
  world.game.goalTicks--;
  if (world.game.goalTicks > 0) return;
  stopGame(world);
  logEvent(log, GAME_STOP_EVENT, 0, 0);
}

/** Whether the time limit ends the game. With equal scores and overtime, play goes on until a goal (golden goal). */
function timeDecides(game: Game): boolean {
  const timeUp = game.timeLimit > 0 && game.time >= 60 * game.timeLimit;
  return timeUp && (game.red !== game.blue || game.overtime === 0);
}

function end(world: World, log: EventLog): void {
  const { game } = world;
  game.goalTicks = FINALE_TICKS;
  game.state = ENDED;
  logEvent(log, GAME_END_EVENT, leader(game), 0);
}

function leader({ red, blue }: Game): number {
  if (red === blue) return SPECTATORS;
  return red > blue ? RED_TEAM : BLUE_TEAM;
}

/** Masks are written at the end of a tick, so they first apply in the next one. */
function setPlayerMasks(world: World, mask: number): void {
  const { players, discs, candidates } = world;
  for (let p = 0; p < players.count; p++) {
    const disc = players.disc[p]!;
    if (disc < 0 || discs.cMask[disc] === mask) continue;
    discs.cMask[disc] = mask;
    candidates.valid = false;
  }
}
