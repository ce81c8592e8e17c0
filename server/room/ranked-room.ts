/** What a ranked game does to its room: leavers get a pause, and the room closes some time after the game. */
import type { Room } from "@colyseus/core";
import type { Match } from "#match/match.ts";
import { createRankedGame } from "#match/ranked-game.ts";
import { CLOSE_ROOM } from "#protocol/close-code.ts";
import { TEAM_SIZES, type RankedMode } from "#protocol/ranked.ts";
import { TICK_RATE } from "#sim/step.ts";
import type { RankedOrigin } from "../ranked/ranked-queue.ts";
import type { RoomPorts } from "./room-ports.ts";

/** Time for the summary and for a word in the chat. */
const CLOSING_TICKS = 45 * TICK_RATE;

/** The stadium of each mode; all of them are of the library. */
export const RANKED_STADIUMS: Readonly<Record<RankedMode, string>> = { "1v1": "Small", "3v3": "Classic" };

/** The leavers of each match that have been written down. */
const recorded = new WeakMap<Match, Set<string>>();

type RankedRoom = {
  readonly roomId: string;
  readonly match: Match;
  readonly ports: Pick<RoomPorts, "store" | "date">;
  readonly disconnect: Room["disconnect"];
};

/** Makes the match of a new room a ranked one. */
export function prepareRanked(match: Match, { mode, players }: RankedOrigin): void {
  match.ranked = createRankedGame(players);
  match.settings.teamSize = TEAM_SIZES[mode];
  match.autoStart = false;
}

/** Some times per second. */
export function followRanked(room: RankedRoom): void {
  const { match } = room;
  if (match.ranked === null) return;
  recordLeavers(room);
  const { phase, ticks } = match.ranked;
  if (phase === "cancelled" || (phase === "over" && ticks >= CLOSING_TICKS)) void room.disconnect(CLOSE_ROOM);
}

function recordLeavers({ roomId, match, ports: { store, date } }: RankedRoom): void {
  const known = recorded.get(match) ?? new Set<string>();
  recorded.set(match, known);
  const id = match.statistics.id || roomId;
  for (const { key, left } of match.ranked!.players) {
    if (!left || known.has(key)) continue;
    known.add(key);
    const at = date();
    store.queue.add("cooldown", () => store.cooldowns.add(key, id, at));
  }
}
