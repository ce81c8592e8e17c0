/** Version 2 of the API: what scripts of version 1 lack. Same room object, further members. */
import type { Member } from "#match/members.ts";
import { rightsIn } from "#room/rights.ts";
import { EXTRA_KEY_BITS } from "#room/extra-keys.ts";
import { SPECTATORS } from "#room/team.ts";
import { DOWN, KICK_KEY, LEFT, RIGHT, UP } from "#sim/input.ts";
import { toArray, toFields, toId } from "./coerce.ts";
import { playersMaxOf } from "./config.ts";
import type { Listeners } from "./listeners.ts";
import { createLookMethods } from "./look-methods.ts";
import { teamOf } from "./room-methods.ts";
import type { Scheduler } from "./scheduler.ts";
import type { ScriptContext } from "./script-ports.ts";

export const API_VERSION = 2;

/** Round trips up to these are called good and fair, in milliseconds. */
const GOOD_PING_MS = 100;
const FAIR_PING_MS = 200;

/** Members that one call can move. */
const MOVES_MAX = 64;

export type HeldInput = { up: boolean; down: boolean; left: boolean; right: boolean; kick: boolean };

export function heldInput(keys: number): HeldInput {
  const isHeld = (bit: number) => (keys & bit) !== 0;
  return { up: isHeld(UP), down: isHeld(DOWN), left: isHeld(LEFT), right: isHeld(RIGHT), kick: isHeld(KICK_KEY) };
}

export function extraKeys(keys: number): boolean[] {
  return EXTRA_KEY_BITS.map((bit) => (keys & bit) !== 0);
}

export function createVersion2(context: ScriptContext, listeners: Listeners, scheduler: Scheduler) {
  const { match, memberOf, request, storage } = context;
  return {
    apiVersion: API_VERSION,
    storage,
    getPlayerInfo(id: unknown) {
      const member = memberOf(id);
      return member === undefined ? null : playerInfo(member, match().seatQueue);
    },
    setPlayerTeams(moves: unknown) {
      for (const move of toArray(moves).slice(0, MOVES_MAX)) {
        const { id, team } = toFields(move);
        request({ kind: "team", id: toId(id), team: teamOf(team) });
      }
    },
    setMaxPlayers(count: unknown) {
      request({ kind: "settings", change: { playersMax: playersMaxOf(count) } });
    },
    schedule: (ticks: unknown, run: unknown) => scheduler.add(ticks, run, false),
    every: (ticks: unknown, run: unknown) => scheduler.add(ticks, run, true),
    on: (type: unknown, handler: unknown) => listeners.add(type, handler),
    off: (type: unknown, handler: unknown) => listeners.remove(type, handler),
    ...createLookMethods(context),
  };
}

function playerInfo(member: Member, seatQueue: readonly number[]) {
  const { id, ping, flag, keys, team, connected, bot, muteSeconds, rights, look } = member;
  const spectates = seatQueue.includes(id) ? "waiting" : "watching";
  return {
    ping,
    quality: ping <= GOOD_PING_MS ? "good" : ping <= FAIR_PING_MS ? "fair" : "poor",
    flag,
    input: heldInput(keys),
    extraKeys: extraKeys(keys),
    role: team === SPECTATORS ? spectates : "playing",
    connected,
    bot,
    muted: muteSeconds > 0,
    rights: rightsIn(rights),
    nameColor: look.nameColor,
    badge: look.badge === null ? null : { ...look.badge },
  };
}
