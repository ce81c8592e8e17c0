/**
 * Calls the handlers of a script. Within a tick: what commands did, held keys, onGameTick, all with the state before the
 * step; then kicks, goals and changes of the game, with the state after it.
 */
import type { MatchEvent } from "#match/match-event.ts";
import type { Match } from "#match/match.ts";
import { findMember } from "#match/members.ts";
import { HOST_PLAYER } from "#room/permissions.ts";
import { GAME_END_EVENT, GAME_STOP_EVENT, GOAL_EVENT, KICK_EVENT, POSITIONS_RESET_EVENT } from "#sim/event.ts";
import { STOPPED } from "#sim/world.ts";
import { joinedPlayerObject, playerObject, scoresObject } from "./handed-objects.ts";
import type { ScriptContext } from "./script-ports.ts";

/** Calls the handler of this name, if the script has set one. Returns its result. */
export type Call = (handler: string, ...values: unknown[]) => unknown;

/** The events of commands and rules. The host player is silent. */
export function dispatchMatchEvents(context: ScriptContext, call: Call): void {
  // A copy: handlers never change the list, but the next tick clears it.
  for (const event of [...context.match().events]) dispatchMatchEvent(context, call, event);
}

function dispatchMatchEvent({ match, author }: ScriptContext, call: Call, event: MatchEvent): void {
  const replica = match();
  switch (event.kind) {
    case "joined":
      return callForJoin(replica, call, event.id);
    case "left":
      if (event.member.id !== HOST_PLAYER) call("onPlayerLeave", playerObject(replica, event.member, event.team));
      return;
    case "kicked":
      call("onPlayerKicked", playerObject(replica, event.member), event.reason, event.ban, author(event.by));
      return;
    case "team":
    case "admin": {
      const member = findMember(replica, event.id);
      const handler = event.kind === "team" ? "onPlayerTeamChange" : "onPlayerAdminChange";
      if (member !== undefined) call(handler, playerObject(replica, member), author(event.by));
      return;
    }
    case "stadium":
      return void call("onStadiumChange", event.name, author(event.by));
    case "kickRate":
      return void call("onKickRateLimitSet", ...event.rate, author(event.by));
    case "locked":
      return void call("onTeamsLockChange", event.locked, author(event.by));
    case "started":
      return void call("onGameStart", author(event.by));
    case "stopped":
      return void call("onGameStop", author(event.by));
    case "paused":
      return void call("onGamePause", author(event.by));
    case "resumed":
      return void call("onGameUnpause", author(event.by));
    default:
      // The others are for recordings.
      return;
  }
}

/** A member that left again in the same tick is not in the list any more. */
export function callForJoin(replica: Match, call: Call, id: number): void {
  const member = findMember(replica, id);
  if (member !== undefined && id !== HOST_PLAYER) call("onPlayerJoin", joinedPlayerObject(replica, member));
}

/** A tick in which discs move. */
export function isMoving({ world: { game } }: Match): boolean {
  return game.state !== STOPPED && game.pauseTicks === 0;
}

/** The events of the step. */
export function dispatchStepEvents({ match }: ScriptContext, call: Call): void {
  const { log } = match();
  for (let i = 0; i < log.count; i++) dispatchStepEvent(match(), call, log.kind[i]!, log.a[i]!);
}

function dispatchStepEvent(replica: Match, call: Call, kind: number, value: number): void {
  switch (kind) {
    case KICK_EVENT: {
      const member = findMember(replica, value);
      if (member !== undefined) call("onPlayerBallKick", playerObject(replica, member));
      return;
    }
    case GOAL_EVENT:
      return void call("onTeamGoal", value);
    case GAME_END_EVENT:
      return void call("onTeamVictory", scoresObject(replica));
    case POSITIONS_RESET_EVENT:
      return void call("onPositionsReset");
    case GAME_STOP_EVENT:
      return void call("onGameStop", null);
  }
}
