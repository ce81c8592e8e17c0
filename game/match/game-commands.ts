/** What is done to the game: start, stop, pause, limits, stadium, discs. */
import { createArena } from "#sim/arena.ts";
import { addPlayer, setTeam } from "#sim/rules/player-list.ts";
import { PAUSED, setKickRate, setPaused, startGame, stopGame } from "#sim/rules/game.ts";
import { roundDiscChange, setDisc, type DiscChange } from "#sim/set-disc.ts";
import { createWorld, RED_TEAM, STOPPED } from "#sim/world.ts";
import { refuse, type CommandOf, type Outcome, type StadiumChoice } from "./command.ts";
import { BLUE_KIT, RED_KIT } from "./kit.ts";
import type { Match } from "./match.ts";
import { nameOf, announce } from "./notices.ts";

function gameIsOn(match: Match): boolean {
  return match.world.game.state !== STOPPED;
}

export function start(match: Match, by: number | undefined): Outcome {
  match.autoStart = true;
  if (gameIsOn(match)) return refuse("gameOn");
  startGame(match.world, match.scoreLimit, match.timeLimit);
  announce(match, { kind: "started", by: nameOf(match, by) });
  return "world";
}

/** Stopping ends the automatic start too, until somebody starts a game. */
export function stop(match: Match, by: number | undefined): Outcome {
  match.autoStart = false;
  if (!gameIsOn(match)) return refuse("noGame");
  stopGame(match.world);
  announce(match, { kind: "stopped", by: nameOf(match, by) });
  return "world";
}

/** By a vote: from 0:0. */
export function restart(match: Match): void {
  match.autoStart = true;
  startGame(match.world, match.scoreLimit, match.timeLimit);
  announce(match, { kind: "started", by: "" });
}

export function pause(match: Match, { paused, by }: CommandOf<"pause">): Outcome {
  if (!gameIsOn(match)) return refuse("noGame");
  const before = match.world.game.pauseTicks;
  setPaused(match.world, paused);
  if (match.world.game.pauseTicks === before) return "nothing";
  announce(match, { kind: paused ? "paused" : "resumed", by: nameOf(match, by) });
  return "world";
}

/** What one stopped or paused while he decided alone, nobody could start again where nobody is in charge. True if the world changed. */
export function releaseGame(match: Match): boolean {
  match.autoStart = true;
  if (match.world.game.pauseTicks !== PAUSED) return false;
  setPaused(match.world, false);
  announce(match, { kind: "resumed", by: "" });
  return true;
}

export function setLimits(match: Match, { scoreLimit, timeLimit, by }: CommandOf<"limits">): Outcome {
  if (gameIsOn(match)) return refuse("gameOn");
  if (match.scoreLimit === scoreLimit && match.timeLimit === timeLimit) return "nothing";
  match.scoreLimit = scoreLimit;
  match.timeLimit = timeLimit;
  announce(match, { kind: "limits", score: scoreLimit, time: timeLimit, by: nameOf(match, by) });
  return "room";
}

export function setRate(match: Match, { rate, by }: CommandOf<"kickRate">): Outcome {
  setKickRate(match.world, ...rate);
  announce(match, { kind: "kickRate", rate, by: nameOf(match, by) });
  return "world";
}

export function setKit(match: Match, { team, kit, by }: CommandOf<"kit">): Outcome {
  if (team === RED_TEAM) match.kits.red = kit ?? RED_KIT;
  else match.kits.blue = kit ?? BLUE_KIT;
  announce(match, { kind: "kit", team, by: nameOf(match, by) });
  return "room";
}

/** Members change it between games only; the host at any time. */
export function chooseStadium(match: Match, { name, stadium, by }: CommandOf<"stadium">): Outcome {
  if (by !== undefined && gameIsOn(match)) return refuse("gameOn");
  useStadium(match, { name, stadium });
  announce(match, { kind: "stadium", stadium: name, by: nameOf(match, by) });
  return "world";
}

/** A running game ends; the tick count goes on, because clients count with it. */
export function useStadium(match: Match, { name, stadium }: StadiumChoice): void {
  const before = match.world;
  const world = createWorld(createArena(stadium));
  Object.assign(world.game, before.game);
  stopGame(world);
  for (let p = 0; p < before.players.count; p++) {
    const id = before.players.id[p]!;
    addPlayer(world, id);
    setTeam(world, id, before.players.team[p]!);
  }
  match.world = world;
  match.stadiumName = name;
}

/** Never a disturbance: whoever knows the change can make it too, so the change is all that needs to be told. */
export function nudgeDisc(match: Match, disc: number, change: DiscChange): Outcome {
  if (!(Number.isInteger(disc) && disc >= 0 && disc < match.world.discs.count)) return refuse("gone");
  const rounded = roundDiscChange(change);
  try {
    setDisc(match.world, disc, rounded);
  } catch (error) {
    // Out of bounds: what cannot be done changes nothing, as with every other command.
    if (error instanceof RangeError) return refuse("notThis");
    throw error;
  }
  match.nudges.push({ disc, change: rounded });
  return "nothing";
}
