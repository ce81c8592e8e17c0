/** Who stands at the door, once his proof holds: what the gatekeeper tells a room. */
import type { RoomOptions } from "#protocol/room-options.ts";

export type Visitor = {
  readonly nickname: string;
  /** His public key, base64url: the same person as whoever has this key. */
  readonly key: string;
  readonly fingerprint: string;
  /** A keyed hash of his network; no address can be told from it. */
  readonly network: string;
  readonly flag: string;
  readonly password: string;
  readonly watch: boolean;
  /** Of those who make a room. */
  readonly room?: RoomOptions | undefined;
};
