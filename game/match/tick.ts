/** One tick of a match: the order of it is a contract with everybody who derives the world from inputs. */
import { decide } from "#bot/decide.ts";
import { setKeys } from "#sim/rules/player-list.ts";
import { startGame } from "#sim/rules/game.ts";
import { step } from "#sim/step.ts";
import { BLUE_TEAM, findPlayer, RED_TEAM, STOPPED } from "#sim/world.ts";
import { START_DELAY, type Match } from "./match.ts";
import { applyCommand } from "./referee.ts";
import { balanceBots } from "./seats.ts";

/** What a tick did besides its events (which are in `match.log`). */
export type TickReport = {
  /**
   * Something changed outside the rules (a command), so that nobody can derive the world from the one before. What
   * `match.nudges` tells is not meant: it can be repeated.
   */
  readonly disturbed: boolean;
  /** Members, their teams or rights changed. */
  readonly rosterChanged: boolean;
};

const QUIET: TickReport = { disturbed: false, rosterChanged: false };
const DISTURBED: TickReport = { disturbed: true, rosterChanged: true };

/** One tick: queued commands, then every member's held keys, then the step. */
export function advance(match: Match): TickReport {
  const disturbed = applyQueue(match);
  const started = startIfDue(match);
  feedKeys(match);
  match.log.count = 0;
  step(match.world, match.log);
  return disturbed ? DISTURBED : started ? { disturbed: true, rosterChanged: false } : QUIET;
}

function applyQueue(match: Match): boolean {
  match.nudges.length = 0;
  if (match.queue.length === 0) return false;
  let disturbed = false;
  for (const command of match.queue.splice(0)) disturbed = applyCommand(match, command) || disturbed;
  if (disturbed) balanceBots(match);
  return disturbed;
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
