/** Commands about the game: start, stop, pause, stadium, kits, kick rate, discs. */
import { isPlayable } from "#bot/playable.ts";
import { BLUE_KIT, RED_KIT } from "#room/kit.ts";
import { isUnmanaged } from "#room/permissions.ts";
import type { Refusal } from "#room/refusal.ts";
import { RED_TEAM } from "#room/team.ts";
import { createArena } from "#sim/arena.ts";
import { copyPlayers } from "#sim/rules/player-list.ts";
import { PAUSED, setKickRate, setPaused, startGame, stopGame } from "#sim/rules/game.ts";
import { roundDiscChange, setDisc } from "#sim/set-disc.ts";
import type { Stadium } from "#sim/stadium.ts";
import { createWorld, findPlayer } from "#sim/world.ts";
import { refuse, type CommandOf, type Outcome, type StadiumChoice } from "./command.ts";
import { isGameOn, type Match } from "./match.ts";
import { nameOf } from "./members.ts";
import { endGameMutes } from "./mute.ts";
import { announce, notify } from "./notices.ts";
import { beginStatistics, finishStatistics } from "./statistics-lines.ts";

export function start(match: Match, { by }: { readonly by?: number }): Outcome {
  if (!match.options.load.hasRoomFor(match.world.arena.stadium)) return refuse("load");
  match.autoStart = true;
  if (isGameOn(match)) return refuse("gameOn");
  startWithLimits(match, by);
  announce(match, { kind: "started", by: nameOf(match, by) });
  return "world";
}

/** Also ends the automatic start, until the next start. */
export function stop(match: Match, { by }: { readonly by?: number }): Outcome {
  match.autoStart = false;
  if (!isGameOn(match)) return refuse("noGame");
  endGame(match, by);
  announce(match, { kind: "stopped", by: nameOf(match, by) });
  return "world";
}

/** Starts again from 0:0, after a vote. */
export function restart(match: Match): void {
  match.autoStart = true;
  startWithLimits(match);
  announce(match, { kind: "started", by: "" });
}

/** A running game is replaced. */
export function startWithLimits(match: Match, by?: number): void {
  beginStatistics(match);
  endGameMutes(match);
  match.discColors = [];
  startGame(match.world, match.settings);
  match.events.push({ kind: "started", by });
}

export function endGame(match: Match, by?: number): void {
  if (!isGameOn(match)) return;
  stopGame(match.world);
  match.events.push({ kind: "stopped", by });
}

export function pause(match: Match, { paused, by }: CommandOf<"pause">): Outcome {
  if (!isGameOn(match)) return refuse("noGame");
  const before = match.world.game.pauseTicks;
  setPaused(match.world, paused);
  if (match.world.game.pauseTicks === before) return "nothing";
  announce(match, { kind: paused ? "paused" : "resumed", by: nameOf(match, by) });
  match.events.push({ kind: paused ? "paused" : "resumed", by });
  return "world";
}

/**
 * Undoes the stop or pause of a player that managed the game alone, because with a second player no member may start it
 * again. True if the world changed.
 */
export function releaseGame(match: Match): boolean {
  match.autoStart = true;
  if (match.world.game.pauseTicks !== PAUSED) return false;
  setPaused(match.world, false);
  announce(match, { kind: "resumed", by: "" });
  match.events.push({ kind: "resumed" });
  return true;
}

export function setRate(match: Match, { rate, by }: CommandOf<"kickRate">): Outcome {
  setKickRate(match.world, ...rate);
  announce(match, { kind: "kickRate", rate, by: nameOf(match, by) });
  match.events.push({ kind: "kickRate", rate, by });
  return "world";
}

export function setKit(match: Match, { team, kit, by }: CommandOf<"kit">): Outcome {
  if (team === RED_TEAM) match.kits.red = kit ?? RED_KIT;
  else match.kits.blue = kit ?? BLUE_KIT;
  match.events.push({ kind: "kit", team, kit: team === RED_TEAM ? match.kits.red : match.kits.blue, by });
  announce(match, { kind: "kit", team, by: nameOf(match, by) });
  return "room";
}

export function chooseStadium(match: Match, { name, stadium, by }: CommandOf<"stadium">): Outcome {
  const refusal = match.options.playableOnly ? refusalOfStadium(match, stadium) : undefined;
  if (refusal !== undefined) return refuse(refusal);
  useStadium(match, { name, stadium }, by);
  announce(match, { kind: "stadium", stadium: name, by: nameOf(match, by) });
  return "world";
}

/** Why a vote or a quick match must not choose this stadium; undefined if it may. */
export function refusalOfStadium({ options }: Match, stadium: Stadium): Refusal | undefined {
  if (options.load.isHeavy(stadium)) return "heavy";
  return options.playableOnly && !isPlayable(stadium) ? "unplayable" : undefined;
}

/** The room is beyond its budget of computing time: admins (all members, if there are none) are informed, or the game ends. */
export function limitLoad(match: Match, { stop: stops }: CommandOf<"load">): Outcome {
  const stadium = match.stadiumName;
  if (!stops) {
    notify(match, managersOf(match), { kind: "heavy", stadium });
    return "nothing";
  }
  match.autoStart = false;
  if (!isGameOn(match)) return "nothing";
  endGame(match);
  announce(match, { kind: "overload", stadium });
  return "world";
}

/** Admins are informed that the room's script has failed. */
export function reportScriptEnd(match: Match, { name, restarts }: CommandOf<"scriptEnd">): Outcome {
  notify(match, managersOf(match), { kind: "scriptEnded", name, restarts });
  return "nothing";
}

/** The ids of the admins; of all members, if there are none. */
function managersOf(match: Match): number[] {
  const unmanaged = isUnmanaged(match);
  return match.members.filter((member) => !member.bot && (unmanaged || member.admin)).map(({ id }) => id);
}

/** A running game ends; the tick count goes on, because clients count with it. */
export function useStadium(match: Match, { name, stadium }: StadiumChoice, by?: number): void {
  finishStatistics(match, "stopped");
  endGame(match, by);
  const before = match.world;
  const world = createWorld(createArena(stadium));
  Object.assign(world.game, before.game);
  stopGame(world);
  copyPlayers(before, world);
  match.world = world;
  match.discColors = [];
  match.discImages = [];
  match.stadiumName = name;
  match.events.push({ kind: "stadium", name, stadium, by });
}

/** The outcome is never "world": clients repeat the change from `match.nudges` and need no keyframe. */
export function nudgeDisc(match: Match, { disc, change, color }: CommandOf<"disc">): Outcome {
  if (!(Number.isInteger(disc) && disc >= 0 && disc < match.world.discs.count)) return refuse("gone");
  const rounded = roundDiscChange(change);
  try {
    setDisc(match.world, disc, rounded);
  } catch (error) {
    // A value out of bounds changes nothing, as with every other refused command.
    if (error instanceof RangeError) return refuse("notThis");
    throw error;
  }
  if (Object.keys(rounded).length > 0) match.nudges.push({ disc, change: rounded });
  match.events.push({ kind: "disc", disc, change: rounded, color });
  return color === undefined ? "nothing" : paintDisc(match, disc, color);
}

function paintDisc(match: Match, disc: number, color: number): Outcome {
  if (match.world.discs.owner[disc]! >= 0) return "nothing";
  match.discColors = [...match.discColors.filter(([painted]) => painted !== disc), [disc, color]];
  return "room";
}

/** The player's disc at this moment: leaving players move the discs after theirs. */
export function nudgePlayer(match: Match, { id, change }: CommandOf<"playerDisc">): Outcome {
  const p = findPlayer(match.world, id);
  if (p < 0) return refuse("gone");
  return nudgeDisc(match, { kind: "disc", disc: match.world.players.disc[p]!, change });
}
