/** One tick of a match: the order of it is a contract with everybody who derives the world from inputs. */
import { decide } from "#bot/decide.ts";
import { setKeys } from "#sim/rules/player-list.ts";
import { startGame } from "#sim/rules/game.ts";
import { step } from "#sim/step.ts";
import { BLUE_TEAM, findPlayer, RED_TEAM, STOPPED } from "#sim/world.ts";
import type { Command } from "./command.ts";
import { findMember, START_DELAY, type Match } from "./match.ts";
import { watchIdlers } from "./away.ts";
import type { Outcome } from "./command.ts";
import { applyCommand, applyVote } from "./referee.ts";
import { seatWaiting } from "./roster.ts";
import { balanceBots } from "./seats.ts";
import { resetIdle } from "./talk.ts";

/** What a tick did besides its events (which are in `match.log`). */
export type TickReport = {
  /**
   * Something changed outside the rules (a command), so that nobody can derive the world from the one before. What
   * `match.nudges` tells is not meant: it can be repeated.
   */
  readonly disturbed: boolean;
  /** Members, their teams or rights, or the room's settings changed. */
  readonly rosterChanged: boolean;
};

const QUIET: TickReport = { disturbed: false, rosterChanged: false };
const ROOM_CHANGED: TickReport = { disturbed: false, rosterChanged: true };
const DISTURBED: TickReport = { disturbed: true, rosterChanged: true };

/** One tick: queued commands, then every member's held keys, then the step. */
export function advance(match: Match): TickReport {
  forgetLastTick(match);
  const changed = applyQueue(match);
  const started = startIfDue(match);
  feedKeys(match);
  match.log.count = 0;
  step(match.world, match.log);
  return started ? DISTURBED : changed;
}

function forgetLastTick(match: Match): void {
  match.nudges.length = 0;
  match.notices.length = 0;
  match.refused.length = 0;
  match.kicked.length = 0;
  match.bansCleared = false;
}

/** Commands, then what follows from them and from the time: votes that are decided, idlers, seats that became free. */
function applyQueue(match: Match): TickReport {
  let report = QUIET;
  if (match.queue.length > 0) {
    for (const command of match.queue.splice(0)) report = widened(report, outcomeOf(match, command));
  }
  if (match.vote !== null) report = widened(report, applyVote(match));
  if (watchIdlers(match)) report = DISTURBED;
  if (match.waiting.length > 0 && seatWaiting(match)) report = DISTURBED;
  // More seats make more bots, so what changed no more than the settings may move the world after all.
  if (report.rosterChanged && balanceBots(match)) return DISTURBED;
  return report;
}

function outcomeOf(match: Match, command: Command): Outcome {
  const outcome = applyCommand(match, command);
  const by = "by" in command ? command.by : undefined;
  const asker = by === undefined ? undefined : findMember(match, by);
  // Whoever arranges teams or picks a map is there, however long he presses no key.
  if (asker !== undefined) resetIdle(asker);
  if (typeof outcome === "string") return outcome;
  if (by !== undefined) match.refused.push({ by, kind: command.kind, why: outcome.refused });
  return "nothing";
}

function widened(report: TickReport, outcome: Outcome): TickReport {
  if (outcome === "world" || report.disturbed) return DISTURBED;
  return outcome === "room" ? ROOM_CHANGED : report;
}

/**
 * The simulation forgets keys at a position reset; a room feeds every held byte again each tick, so that who keeps a key
 * down keeps running. A dropped connection holds nothing.
 */
function feedKeys(match: Match): void {
  const { world } = match;
  for (const member of match.members) {
    const p = findPlayer(world, member.id);
    if (p < 0) continue;
    if (member.bot !== null) member.keys = decide(world, member.id, member.bot.level, member.bot.memory);
    else if (!member.connected) member.keys = 0;
    else if (member.keys !== world.players.keys[p]) resetIdle(member);
    setKeys(world, p, member.keys);
  }
}

function startIfDue(match: Match): boolean {
  const { world } = match;
  if (world.game.state !== STOPPED || !match.autoStart || !bothTeamsThere(match)) {
    match.startIn = START_DELAY;
    return false;
  }
  if (--match.startIn > 0) return false;
  startGame(world, match.scoreLimit, match.timeLimit);
  return true;
}

function bothTeamsThere(match: Match): boolean {
  const has = (team: number) => match.members.some((member) => member.team === team);
  return has(RED_TEAM) && has(BLUE_TEAM);
}
