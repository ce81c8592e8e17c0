/** One tick of a match. Its order is a contract with every client that derives the world from inputs. */
import { decide } from "#bot/decide.ts";
import { START_DELAY_TICKS } from "#room/automatic-start.ts";
import type { Refusal } from "#room/refusal.ts";
import { SIDES } from "#room/team.ts";
import { INPUT_BITS } from "#sim/input.ts";
import { setKeys } from "#sim/rules/player-list.ts";
import { step } from "#sim/step.ts";
import { findPlayer } from "#sim/world.ts";
import { updateAutopilots } from "./autopilot.ts";
import type { Command, Outcome } from "./command.ts";
import { startWithLimits } from "./game.ts";
import { moveIdlePlayers } from "./idle.ts";
import { endStaleKickOff } from "./kick-off.ts";
import { isGameOn, type Match } from "./match.ts";
import { findMember, resetIdle, type BotBrain, type Member } from "./members.ts";
import { updateMutes } from "./mute.ts";
import { updateRanked } from "./ranked.ts";
import { applyCommand, applyVote } from "./referee.ts";
import { resumeRestored } from "./resume.ts";
import { seatQueued } from "./roster.ts";
import { balanceBots } from "./seating.ts";
import { beginTick, recordTick } from "./statistics-tick.ts";

/** Effects of a tick besides its events (which are in `match.log`). */
export type TickReport = {
  /**
   * A command changed the world outside the rules, so that it cannot be derived from the one before. Changes in
   * `match.nudges` do not count: clients repeat them.
   */
  readonly disturbed: boolean;
  /** Members, their teams or rights, or the room's settings changed. */
  readonly rosterChanged: boolean;
};

const QUIET: TickReport = { disturbed: false, rosterChanged: false };
const ROOM_CHANGED: TickReport = { disturbed: false, rosterChanged: true };
const DISTURBED: TickReport = { disturbed: true, rosterChanged: true };

/** The keys that a bot, or the autopilot of a member, decides on in this tick. */
export type Decide = (match: Match, member: Member, brain: BotBrain) => number;

const decideByBrain: Decide = ({ world }, { id }, { level, memory }) => decide(world, id, level, memory);

/** One tick: queued commands, then every member's held keys, then the step; statistics read its result. */
export function advance(match: Match): TickReport {
  const report = beginAdvance(match);
  endAdvance(match, report);
  return report;
}

/** The first half of a tick: commands and held keys. `decided`: the decisions of bots, which a replica has received. */
export function beginAdvance(match: Match, decided: Decide = decideByBrain): TickReport {
  clearLastTick(match);
  const changed = applyQueue(match);
  const started = startIfDue(match);
  feedKeys(match, decided);
  return started ? DISTURBED : changed;
}

/** The second half of a tick: the step, and what reads its result. */
export function endAdvance(match: Match, { rosterChanged }: TickReport): void {
  beginTick(match, rosterChanged);
  match.log.count = 0;
  step(match.world, match.log);
  recordTick(match);
}

function clearLastTick(match: Match): void {
  match.nudges.length = 0;
  match.notices.length = 0;
  match.refused.length = 0;
  match.kicked.length = 0;
  match.applied.length = 0;
  match.events.length = 0;
  match.newCameras.length = 0;
  match.keyChanges.length = 0;
  match.unbanned.length = 0;
  match.unbannedMembers.length = 0;
  match.bansCleared = false;
  match.finished.length = 0;
}

/** Commands, then what follows from them and from the time: decided votes, idle players, free seats. */
function applyQueue(match: Match): TickReport {
  let report = QUIET;
  if (match.queue.length > 0) {
    for (const command of match.queue.splice(0)) report = widened(report, outcomeOf(match, command));
  }
  if (match.vote !== null) report = widened(report, applyVote(match));
  updateMutes(match);
  if (moveIdlePlayers(match)) report = DISTURBED;
  if (updateAutopilots(match)) report = widened(report, "room");
  if (match.seatQueue.length > 0 && seatQueued(match)) report = DISTURBED;
  if (endStaleKickOff(match)) report = DISTURBED;
  if (updateRanked(match)) report = DISTURBED;
  if (resumeRestored(match)) report = DISTURBED;
  // A change of the settings alone can change the world after all: more seats make more bots.
  if (report.rosterChanged && balanceBots(match)) return DISTURBED;
  return report;
}

function outcomeOf(match: Match, command: Command): Outcome {
  const outcome = applyCommand(match, command);
  const by = "by" in command ? command.by : undefined;
  const sender = findMember(match, by);
  // A member that arranges teams or picks a map is active without pressing keys.
  if (sender !== undefined) resetIdle(sender);
  if (typeof outcome === "string" || !isRefusalByLoad(outcome.refused)) match.applied.push(command);
  if (typeof outcome === "string") return outcome;
  if (by !== undefined) match.refused.push({ by, kind: command.kind, why: outcome.refused });
  return "nothing";
}

/** Whether the server's load was the reason, which replicas do not have. */
function isRefusalByLoad(why: Refusal): boolean {
  return why === "load" || why === "heavy";
}

function widened(report: TickReport, outcome: Outcome): TickReport {
  if (outcome === "world" || report.disturbed) return DISTURBED;
  return outcome === "room" ? ROOM_CHANGED : report;
}

/**
 * Feeds the keys of every member in every tick, because the simulation clears them at a position reset and a held key must
 * go on working. A dropped connection holds no keys.
 */
function feedKeys(match: Match, decided: Decide): void {
  const { world } = match;
  for (const member of match.members) {
    const p = findPlayer(world, member.id);
    if (p < 0) continue;
    // The only place where keys reach the simulation: the extra keys of scripts do not.
    member.usedKeys = keysOf(match, member, decided) & INPUT_BITS;
    if (world.players.keys[p] !== member.usedKeys) match.keyChanges.push(member.id, member.usedKeys);
    setKeys(world, p, member.usedKeys);
  }
}

function keysOf(match: Match, member: Member, decided: Decide): number {
  const { brain, autopilot } = member;
  if (brain !== null) member.keys = decided(match, member, brain);
  else if (!member.connected) member.keys = 0;
  else if (autopilot === null && member.keys !== member.lastKeys) resetIdle(member);
  member.lastKeys = member.keys;
  return autopilot === null ? member.keys : decided(match, member, autopilot);
}

function startIfDue(match: Match): boolean {
  if (
    isGameOn(match) ||
    !startsByItself(match) ||
    !SIDES.every((team) => match.members.some((each) => each.team === team))
  ) {
    match.startIn = START_DELAY_TICKS;
    return false;
  }
  if (--match.startIn > 0) return false;
  startWithLimits(match);
  return true;
}

/** Scripts start and stop the games of their rooms themselves. */
function startsByItself({ autoStart, settings }: Match): boolean {
  return autoStart && !settings.scripted;
}
