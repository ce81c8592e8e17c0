/** What becomes of somebody who comes in: a member of his own, or the seat that waits for him. */
import type { Client } from "@colyseus/core";
import type { Match } from "#match/match.ts";
import { queueJoin } from "#match/roster.ts";
import type { Visitor } from "../identity/visitor.ts";
import type { SeatHolder } from "./seat-holder.ts";

/** Gives the id that he will have. */
export function admitVisitor(match: Match, visitor: Visitor, censor: (text: string) => string): number {
  const { nickname, key, fingerprint, flag, watch } = visitor;
  const name = match.settings.listed ? censor(nickname) : nickname;
  return queueJoin(match, name, { identity: { key, fingerprint, flag }, watch });
}

type Seated = { getById(sessionId: string): Client | undefined };

/**
 * Takes the seat that waits for this person away from the line that broke: people close a tab by mistake, and open the
 * link again. Undefined when none waits; another window of his that is still here keeps its own.
 */
export function takeLeftSeat(
  holders: Map<string, SeatHolder>,
  clients: Seated,
  { key, watch }: Visitor,
): SeatHolder | undefined {
  if (watch) return undefined;
  for (const [sessionId, holder] of holders) {
    if (holder.visitor.key !== key || holder.forgoSeat === undefined || clients.getById(sessionId)) continue;
    holders.delete(sessionId);
    holder.forgoSeat();
    return holder;
  }
  return undefined;
}
