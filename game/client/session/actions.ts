/** What the player can request. Every action ends in a change of the session. */
import type { RoomOptions } from "#protocol/room-options.ts";
import type { ToServer, ToServerKind } from "#protocol/to-server.ts";
import type { HelpActions } from "./help.ts";
import type { PublicMaps } from "./map-library.ts";
import type { PracticePlan } from "./practice.ts";
import type { RankedMode } from "./screen.ts";
import type { UploadAnswer, UploadPurpose } from "./stadium-card.ts";

/** Arguments after the kind of a message: none for kinds without content. */
export type AskArguments<K extends ToServerKind> = undefined extends ToServer[K] ? [] : [message: ToServer[K]];

/** How a player joins a room; `watch` for as a spectator, `takeSeat` to take the own seat from another tab. */
export type JoinRequest = {
  readonly password?: string;
  readonly watch?: boolean;
  readonly takeSeat?: boolean;
  /** Watches without being in the room. */
  readonly viewer?: boolean;
};

/** Those that need a server. */
export type NetActions = {
  /** Joins a running match with bots in the free seats. */
  playNow(nickname: string): void;
  /** Waits in the queue for a ranked match; `leave` cancels. */
  playRanked(nickname: string, mode: RankedMode): void;
  createRoom(nickname: string, options: RoomOptions): void;
  joinRoom(nickname: string, code: string, how?: JoinRequest): void;
  /** Leaves the room for the home page and frees the seat at once. */
  leave(): void;
  /** Sends the room a request (protocol/to-server.ts). A refusal is set in `session.refusal`. */
  ask<K extends ToServerKind>(kind: K, ...message: AskArguments<K>): void;
  /** Uploads a stadium: the text of a `.hbs` file. */
  uploadStadium(text: string, purpose: UploadPurpose): Promise<UploadAnswer>;
  /** Saves the room's stadium in this browser; "forbidden" when the stadium does not allow it. Rejects without a room. */
  saveStadium(): Promise<"saved" | "forbidden">;
  deleteStadium(name: string): void;
  /** The `.hbs` text of a listed stadium or of the room's. */
  stadiumText(name: string): string | undefined;
  /** Published maps of the server. */
  readonly maps: PublicMaps;
  /** Delays own input by this many milliseconds, 0 to 300. */
  setHandicap(delayMs: number): void;
  /** Sets the byte of held keys (sim/input.ts). */
  holdKeys(keys: number): void;
  /** Starts or stops updating `session.lobby`. */
  followLobby(on: boolean): void;
  /** The chat with the host of the server. */
  readonly help: HelpActions;
  /** Replaces the key pair by a new one that can be saved to a file. */
  makeIdentityPortable(): Promise<void>;
  /** The file's text; undefined when the identity is not portable. */
  identityFile(): Promise<string | undefined>;
  /** False when the text is not an identity. */
  loadIdentity(text: string): Promise<boolean>;
};

export type Actions = NetActions & {
  /** Starts a practice in the page, without a server. */
  practice(nickname: string, plan: PracticePlan): Promise<void>;
};
