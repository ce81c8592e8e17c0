/**
 * The commands of the referee. They wait in a queue and are applied between ticks, in order, so that a recording of inputs
 * and commands replays to the same bits. `by` is the member that asks; the host (server, script) asks without one and may
 * do everything.
 */
import type { AnnouncementSound, AnnouncementStyle, Arrangement, ScriptSound } from "#protocol/notice.ts";
import type { Kit } from "#room/kit.ts";
import type { DiscImage, NameBadge } from "#room/look.ts";
import type { MuteTerm } from "#room/mute.ts";
import type { RoomActKind } from "#room/permissions.ts";
import type { Refusal } from "#room/refusal.ts";
import type { RoomSettings } from "#room/settings.ts";
import type { ScriptCamera } from "#room/script-camera.ts";
import type { DiscChange } from "#sim/set-disc.ts";
import type { Stadium } from "#sim/stadium.ts";
import type { Identity } from "./members.ts";

export type StadiumChoice = { readonly name: string; readonly stadium: Stadium };

/** What members can vote on. */
export type VoteAsk =
  | { readonly subject: "kick"; readonly id: number }
  | ({ readonly subject: "stadium" } & StadiumChoice)
  | { readonly subject: "restart" };

type Asked = { readonly by?: number };

/** Commands about connections, which only the host gives. */
export type HostCommand =
  | {
      readonly kind: "join";
      readonly id: number;
      readonly name: string;
      readonly identity?: Identity;
      /** True: joins the spectators without entering the queue for a seat. */
      readonly watch?: boolean;
    }
  | { readonly kind: "leave"; readonly id: number }
  /** The connection of a member dropped or was restored; the seat is kept meanwhile. */
  | { readonly kind: "connection"; readonly id: number; readonly connected: boolean }
  /** The room is beyond its budget of computing time. `stop`: other rooms suffer, so the game ends. */
  | { readonly kind: "load"; readonly stop: boolean }
  /** Moves members to the start of the list, or to its end, in this order. */
  | { readonly kind: "reorder"; readonly ids: readonly number[]; readonly top: boolean }
  /** Changes the disc of a player as "disc" does. */
  | { readonly kind: "playerDisc"; readonly id: number; readonly change: DiscChange }
  /** A line of the room's script in the chat. `to`: the member that sees it; by default all. `color`: 0xRRGGBB. */
  | {
      readonly kind: "announce";
      readonly text: string;
      readonly to?: number;
      readonly color?: number;
      readonly style: AnnouncementStyle;
      readonly sound: AnnouncementSound;
    }
  /** `to`: the member for which it is played; by default all. */
  | { readonly kind: "sound"; readonly sound: ScriptSound; readonly to?: number }
  /** An avatar over the player's own; null removes it. */
  | { readonly kind: "scriptAvatar"; readonly id: number; readonly text: string | null }
  /** How a member looks (match/looks.ts). What is undefined stays as it is. `nameColor`: 0xRRGGBB. */
  | {
      readonly kind: "look";
      readonly id: number;
      readonly nameColor?: number | null | undefined;
      readonly badge?: NameBadge | null | undefined;
      readonly image?: DiscImage | null | undefined;
    }
  /** A drawing on a disc of the stadium. */
  | { readonly kind: "discImage"; readonly disc: number; readonly image: DiscImage | null }
  /** A camera for one member; null gives the member's own back. */
  | { readonly kind: "camera"; readonly id: number; readonly camera: ScriptCamera | null }
  /** Labels of up to three extra keys (room/extra-keys.ts); none switches them off. */
  | { readonly kind: "extraKeys"; readonly labels: readonly string[] }
  /** The rights (room/rights.ts) of a member; null takes all away. */
  | { readonly kind: "rights"; readonly id: number; readonly rights: readonly string[] | null }
  /** Lifts the ban of a former member. */
  | { readonly kind: "clearBan"; readonly id: number }
  /** The room's script has failed; the room goes on without it. */
  | { readonly kind: "scriptEnd"; readonly name: string; readonly restarts: boolean };

/** Commands that members give too, as far as room/permissions.ts allows it. */
export type MemberCommand =
  /** Moves a member to a team. */
  | ({ readonly kind: "team"; readonly id: number; readonly team: number } & Asked)
  | ({ readonly kind: "arrange"; readonly how: Arrangement } & Asked)
  | ({ readonly kind: "queue"; readonly id: number; readonly waiting: boolean } & Asked)
  | ({ readonly kind: "admin"; readonly id: number; readonly admin: boolean } & Asked)
  | ({ readonly kind: "kick"; readonly id: number; readonly ban: boolean; readonly reason: string } & Asked)
  | ({ readonly kind: "mute"; readonly id: number; readonly term: MuteTerm } & Asked)
  | ({ readonly kind: "unmute"; readonly id: number } & Asked)
  /** `ban` and `name`: id of the ban, and the banned player. */
  | ({ readonly kind: "unban"; readonly ban: string; readonly name: string } & Asked)
  | ({ readonly kind: "clearBans" } & Asked)
  | ({ readonly kind: "settings"; readonly change: Partial<RoomSettings> } & Asked)
  | ({ readonly kind: "start" | "stop" } & Asked)
  | ({ readonly kind: "pause"; readonly paused: boolean } & Asked)
  | ({ readonly kind: "stadium" } & StadiumChoice & Asked)
  /** Changes a disc as room scripts do; values are rounded to 32-bit floats. `color`: of a disc of the stadium. */
  | ({ readonly kind: "disc"; readonly disc: number; readonly change: DiscChange; readonly color?: number } & Asked)
  | ({ readonly kind: "kickRate"; readonly rate: readonly [min: number, rate: number, burst: number] } & Asked)
  /** Null: back to the kit of a new room. */
  | ({ readonly kind: "kit"; readonly team: number; readonly kit: Kit | null } & Asked)
  | ({ readonly kind: "avatar"; readonly id: number; readonly text: string } & Asked)
  | ({ readonly kind: "vote"; readonly ask: VoteAsk } & Asked)
  | ({ readonly kind: "ballot"; readonly yes: boolean } & Asked)
  /** `to`: the room, the sender's team, or the id of one member. */
  | ({ readonly kind: "chat"; readonly text: string; readonly to: "room" | "team" | number } & Asked)
  | ({ readonly kind: "emote"; readonly emote: number } & Asked)
  | ({ readonly kind: "typing"; readonly typing: boolean } & Asked);

export type Command = HostCommand | MemberCommand;
export type CommandKind = HostCommand["kind"] | Exclude<RoomActKind, "bans">;
export type CommandOf<K extends CommandKind> = Extract<Command, { kind: K }>;

/** The effect of a command: what clients have to receive. */
export type Outcome =
  | "nothing"
  /** Members, teams, rights or settings changed, the world did not. */
  | "room"
  /** The world changed outside of the rules, so that it cannot be derived from the one before. */
  | "world"
  | { readonly refused: Refusal };

export const refuse = (why: Refusal): Outcome => ({ refused: why });
