/**
 * What commands and rules did to members and game in a tick, in the order in which it happened, with ids where notices have
 * names: for room scripts and recordings. Events of the simulation (goals, kicks …) are in the log of the tick.
 */
import type { Member } from "./members.ts";

/** The member that did it; undefined for the host, a script, a vote, and automatic changes. */
type Author = { readonly by?: number | undefined };

export type MatchEvent =
  | { readonly kind: "joined"; readonly id: number }
  /** `member` is not in the list any more; `team`: its last one. */
  | { readonly kind: "left"; readonly member: Member; readonly team: number }
  /** Follows "left". */
  | ({ readonly kind: "kicked"; readonly member: Member; readonly reason: string; readonly ban: boolean } & Author)
  | ({ readonly kind: "team" | "admin"; readonly id: number } & Author)
  | ({ readonly kind: "started" | "stopped" | "paused" | "resumed" } & Author)
  | ({ readonly kind: "stadium"; readonly name: string } & Author)
  | ({ readonly kind: "kickRate"; readonly rate: readonly [min: number, rate: number, burst: number] } & Author)
  | ({ readonly kind: "locked"; readonly locked: boolean } & Author);
