/**
 * What can be asked of the referee. Commands wait in a queue and are applied between ticks, in order, so that a
 * recording of inputs and commands replays to the same bits. `by` is the member who asks; the host (server, script)
 * asks without one and may do everything.
 */
import type { Arrangement } from "#protocol/notice.ts";
import type { Refusal } from "#protocol/refusal.ts";
import type { DiscChange } from "#sim/set-disc.ts";
import type { Stadium } from "#sim/stadium.ts";
import type { Kit } from "./kit.ts";
import type { Identity } from "./member.ts";
import type { RoomSettings } from "./settings.ts";

export type StadiumChoice = { readonly name: string; readonly stadium: Stadium };

/** What people can vote on. */
export type VoteAsk =
  | { readonly subject: "kick"; readonly id: number }
  | ({ readonly subject: "stadium" } & StadiumChoice)
  | { readonly subject: "restart" };

type Asked = { readonly by?: number };

export type Command =
  | {
      readonly kind: "join";
      readonly id: number;
      readonly name: string;
      readonly identity?: Identity;
      /** True: to the spectators, and not into the queue. */
      readonly watch?: boolean;
    }
  | { readonly kind: "leave"; readonly id: number }
  /** The connection of a member dropped or came back; his seat is held meanwhile. */
  | { readonly kind: "connection"; readonly id: number; readonly connected: boolean }
  /** Moves a member to a team; members move themselves, admins everybody. */
  | ({ readonly kind: "team"; readonly id: number; readonly team: number } & Asked)
  | ({ readonly kind: "arrange"; readonly how: Arrangement } & Asked)
  | ({ readonly kind: "lock"; readonly locked: boolean } & Asked)
  | ({ readonly kind: "queue"; readonly id: number; readonly waiting: boolean } & Asked)
  | ({ readonly kind: "admin"; readonly id: number; readonly admin: boolean } & Asked)
  | ({ readonly kind: "kick"; readonly id: number; readonly ban: boolean; readonly reason: string } & Asked)
  | ({ readonly kind: "clearBans" } & Asked)
  | ({ readonly kind: "settings"; readonly change: Partial<RoomSettings> } & Asked)
  | ({ readonly kind: "start" | "stop" } & Asked)
  | ({ readonly kind: "pause"; readonly paused: boolean } & Asked)
  | ({ readonly kind: "stadium" } & StadiumChoice & Asked)
  | ({ readonly kind: "limits"; readonly scoreLimit: number; readonly timeLimit: number } & Asked)
  /** Changes a disc as room scripts do; values are rounded to 32-bit floats. */
  | ({ readonly kind: "disc"; readonly disc: number; readonly change: DiscChange } & Asked)
  | ({ readonly kind: "kickRate"; readonly rate: readonly [number, number, number] } & Asked)
  /** Null: back to the kit of a fresh room. */
  | ({ readonly kind: "kit"; readonly team: number; readonly kit: Kit | null } & Asked)
  | ({ readonly kind: "avatar"; readonly id: number; readonly text: string } & Asked)
  | ({ readonly kind: "vote"; readonly ask: VoteAsk } & Asked)
  | ({ readonly kind: "ballot"; readonly yes: boolean } & Asked)
  /** `to`: everybody, one's own team, or one member. */
  | ({ readonly kind: "chat"; readonly text: string; readonly to: "room" | "team" | number } & Asked)
  | ({ readonly kind: "emote"; readonly emote: number } & Asked)
  | ({ readonly kind: "typing"; readonly typing: boolean } & Asked);

export type CommandKind = Command["kind"];
export type CommandOf<K extends CommandKind> = Extract<Command, { kind: K }>;

/** How far a command reached: what clients must be told anew. */
export type Outcome =
  | "nothing"
  /** Members, teams, rights or settings changed, the world did not. */
  | "room"
  /** The world changed outside of the rules, so that nobody can derive it from the one before. */
  | "world"
  | { readonly refused: Refusal };

export const refuse = (why: Refusal): Outcome => ({ refused: why });
