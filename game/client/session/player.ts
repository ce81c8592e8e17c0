/** A member of the room, as the interface and the view see them. */
import type { DiscImage } from "#room/look.ts";
import type { TeamId } from "#room/team.ts";

export type { TeamId };

export type PlayerInfo = {
  readonly id: number;
  readonly name: string;
  readonly team: TeamId;
  /** Shown on the disc when there is no avatar. */
  readonly number: number;
  /** At most two characters or one emoji; "" for none. */
  readonly avatar: string;
  readonly bot: boolean;
  readonly admin: boolean;
  /** True for the creator of the room. */
  readonly owner: boolean;
  /** False while the connection is dropped and the seat is kept. */
  readonly connected: boolean;
  /** True while a bot steers the seat of the absent player. */
  readonly autopilot: boolean;
  /** Identifies the key pair, for example in the ignore list; "" for bots. */
  readonly fingerprint: string;
  /** Region, two lower case letters; "" if unknown. */
  readonly flag: string;
  /** Round trip in milliseconds as the server measures it; 0 while unknown. */
  readonly ping: number;
  readonly typing: boolean;
  /** Seconds for which an admin has muted the member (room/mute.ts); 0 for members that may chat. */
  readonly muteSeconds: number;
  /** Position in the queue for a seat, from 1; 0 for members that do not wait. */
  readonly queuePosition: number;
  /** Bits of the rights that the room's script has given (room/rights.ts). */
  readonly rights: number;
  /** The script's colour for the name, 0xRRGGBB; null for none. */
  readonly nameColor: number | null;
  /** The script's badge beside the name; "" for none. */
  readonly badge: string;
  readonly badgeColor: number;
  /** The script's drawing on the disc. */
  readonly image: DiscImage | null;
};

/** A connected human without anything that only live rooms have: for practice and recordings. */
export const PLAIN_PLAYER: Omit<PlayerInfo, "id" | "name" | "team" | "number"> = {
  avatar: "",
  bot: false,
  admin: false,
  owner: false,
  connected: true,
  autopilot: false,
  fingerprint: "",
  flag: "",
  ping: 0,
  typing: false,
  muteSeconds: 0,
  queuePosition: 0,
  rights: 0,
  nameColor: null,
  badge: "",
  badgeColor: 0,
  image: null,
};
