/** The room and its running game, as the interface and the view see them. */
import type { VoteSubject } from "#protocol/notice.ts";
import type { Kit } from "#room/kit.ts";
import type { DiscImage } from "#room/look.ts";
import { SETTINGS, type SharedSettings } from "#room/settings.ts";
import type { TeamId } from "#room/team.ts";
import { cleanLine } from "#room/text.ts";

/** The running game as the scoreboard shows it; null when no game is on. */
export type GameInfo = {
  /** As in the simulation: 0 kick-off, 1 playing, 2 goal, 3 ended. */
  readonly state: number;
  readonly red: number;
  readonly blue: number;
  /** Whole seconds played. */
  readonly seconds: number;
  /** Minutes and goals; 0 = none. */
  readonly timeLimit: number;
  readonly scoreLimit: number;
  readonly kickOffTeam: TeamId;
  readonly paused: boolean;
  /** Seconds until a paused game goes on; 0 while that is open, and in play. */
  readonly resumeSeconds: number;
};

export type { Kit };

export type Kits = { readonly red: Kit; readonly blue: Kit };

export type RoomInfo = SharedSettings & {
  readonly code: string;
  readonly stadiumName: string;
  /** Checksum of the stadium, 16 hexadecimal digits. */
  readonly checksum: string;
  readonly kits: Kits;
  /** True: the room has a password. */
  readonly locked: boolean;
  /** Labels of the extra keys that the room's script asks for (room/extra-keys.ts). */
  readonly extraKeys: readonly string[];
};

/** A disc of the stadium that the room's script has painted. */
export type DiscPaint = {
  /** 0xRRGGBB; negative: transparent; undefined: as in the stadium. */
  readonly color: number | undefined;
  readonly image: DiscImage | null;
};

/** By number of the disc. */
export type DiscPaints = ReadonlyMap<number, DiscPaint>;

export const NO_PAINT: DiscPaints = new Map();

/** The open vote. */
export type VoteInfo = {
  readonly subject: VoteSubject;
  /** Name of the member to kick or of the stadium; "" for a restart. */
  readonly object: string;
  readonly by: string;
  readonly yes: number;
  readonly no: number;
  /** Number of yes that decides the vote. */
  readonly needed: number;
  readonly secondsLeft: number;
};

/** A room's name with nothing but visible text, cut to `max` characters; "" when nothing visible is left. */
export function cleanRoomName(typed: string, max: number = SETTINGS.name.max): string {
  return cleanLine(typed, max);
}
