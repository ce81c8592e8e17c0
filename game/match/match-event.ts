/**
 * What commands and rules did to members and game in a tick, in the order in which it happened, with ids where notices have
 * names: for room scripts and recordings. Events of the simulation (goals, kicks …) are in the log of the tick.
 */
import type { Kit } from "#room/kit.ts";
import type { DiscChange } from "#sim/set-disc.ts";
import type { Stadium } from "#sim/stadium.ts";
import type { Member } from "./members.ts";

/** The member that did it; undefined for the host, a script, a vote, and automatic changes. */
type Author = { readonly by?: number | undefined };

export type MatchEvent =
  | { readonly kind: "joined"; readonly id: number; readonly member: Member }
  /** Bots come and go with the players of a team. */
  | { readonly kind: "botJoined" | "botLeft"; readonly member: Member }
  /** `member` is not in the list any more; `team`: its last one. */
  | { readonly kind: "left"; readonly member: Member; readonly team: number }
  /** Follows "left". */
  | ({ readonly kind: "kicked"; readonly member: Member; readonly reason: string; readonly ban: boolean } & Author)
  | ({ readonly kind: "team"; readonly id: number; readonly team: number } & Author)
  | ({ readonly kind: "admin"; readonly id: number; readonly admin: boolean } & Author)
  /**
   * A bot has taken over a player's place on the pitch, or a player that of a bot. `order`: the list of players in the world
   * after it. `change`: what the new disc has of the old one; null without a game.
   */
  | {
      readonly kind: "replaced";
      readonly from: number;
      readonly to: number;
      readonly team: number;
      readonly order: readonly number[];
      readonly change: DiscChange | null;
    }
  /** The players of the world have a new order. */
  | { readonly kind: "ordered"; readonly order: readonly number[] }
  /** A disc was changed from outside the rules, with these 32-bit floats. */
  | { readonly kind: "disc"; readonly disc: number; readonly change: DiscChange; readonly color?: number | undefined }
  | ({ readonly kind: "kit"; readonly team: number; readonly kit: Kit } & Author)
  /** The avatar, or the one that a script has set over it, has changed; null for none. */
  | { readonly kind: "avatar" | "scriptAvatar"; readonly id: number; readonly text: string | null }
  | ({ readonly kind: "started" | "stopped" | "paused" | "resumed" } & Author)
  | ({ readonly kind: "stadium"; readonly name: string; readonly stadium: Stadium } & Author)
  | ({ readonly kind: "kickRate"; readonly rate: readonly [min: number, rate: number, burst: number] } & Author)
  | ({ readonly kind: "locked"; readonly locked: boolean } & Author);
