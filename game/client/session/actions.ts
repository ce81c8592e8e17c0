/** What a visitor can ask for. Every action ends in a change of the session, never in silence. */
import type { RoomOptions } from "#protocol/room-options.ts";
import type { ToServer, ToServerKind } from "#protocol/to-server.ts";
import type { UploadAnswer, UploadPurpose } from "./stadium-card.ts";

/** Messages that carry nothing are asked with their kind alone. */
export type AskArguments<K extends ToServerKind> = undefined extends ToServer[K] ? [] : [message: ToServer[K]];

/** How somebody comes in. */
export type JoinRequest = { readonly password?: string; readonly watch?: boolean };

export type Actions = {
  /** Into a running match with bots in the free seats. */
  playNow(nickname: string): void;
  createRoom(nickname: string, wish: RoomOptions): void;
  joinRoom(nickname: string, code: string, how?: JoinRequest): void;
  /** Back to the home page, freeing the seat at once. */
  leave(): void;
  /** Asks the room for something (protocol/to-server.ts); what is not granted ends in `session.refusal`. */
  ask<K extends ToServerKind>(kind: K, ...message: AskArguments<K>): void;
  /** Brings a stadium along: the text of a `.hbs` file. */
  uploadStadium(text: string, purpose: UploadPurpose): Promise<UploadAnswer>;
  /** Keeps the room's stadium in this browser; "forbidden" when its maker does not want that. */
  storeStadium(): Promise<"saved" | "forbidden">;
  forgetStadium(name: string): void;
  /** The text of a stadium of the picker, or of the one the room plays on, to be saved as a file. */
  stadiumText(name: string): string | undefined;
  /** Delays the own keys by this many milliseconds, 0 to 300. */
  setHandicap(delayMs: number): void;
  /** The byte of held keys (sim/input.ts), whenever it changes. */
  holdKeys(keys: number): void;
  /** Whether somebody looks at the room list. */
  followLobby(on: boolean): void;
  /** A new key pair that can be saved to a file; the old one is forgotten. */
  makeIdentityPortable(): Promise<void>;
  /** The file's text; undefined when the identity is not portable. */
  identityFile(): Promise<string | undefined>;
  /** False when the text is not an identity. */
  loadIdentity(text: string): Promise<boolean>;
};
