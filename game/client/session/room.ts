/** The room and its running game, as the interface and the view see them. */
import type { VoteSubject } from "#protocol/notice.ts";
import type { TeamId } from "./player.ts";

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
};

/** A kit: team colour(s) as 0xRRGGBB, stripes turned by `angle` degrees, and the colour of the number. */
export type Kit = { readonly angle: number; readonly text: number; readonly colors: readonly number[] };

export type Kits = { readonly red: Kit; readonly blue: Kit };

export type RoomInfo = {
  readonly code: string;
  readonly name: string;
  readonly stadiumName: string;
  /** Of the stadium, 16 hexadecimal digits. */
  readonly checksum: string;
  readonly kits: Kits;
  /** A password is asked for. */
  readonly locked: boolean;
  /** Seats for players per team, and places for those who watch. */
  readonly teamSize: number;
  readonly spectatorsMax: number;
  /** The room list shows it. */
  readonly listed: boolean;
  /** Nobody is admin; people vote. */
  readonly adminless: boolean;
  /** Players may not change their team themselves. */
  readonly teamsLocked: boolean;
  /** For the next game; 0 = none. Minutes and goals. */
  readonly timeLimit: number;
  readonly scoreLimit: number;
  /** Player id of who made the room; 0 while he is not here. */
  readonly owner: number;
};

/** The vote that is on. */
export type VoteInfo = {
  readonly subject: VoteSubject;
  /** Whose removal, or which stadium; "" for a restart. */
  readonly object: string;
  readonly by: string;
  readonly yes: number;
  readonly no: number;
  /** So many yes decide it. */
  readonly needed: number;
  readonly secondsLeft: number;
};
