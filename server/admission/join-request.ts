/** A join whose proof of identity was verified: what rooms receive about a client. */
import type { RoomOptions } from "#protocol/room-options.ts";

export type JoinRequest = {
  readonly nickname: string;
  /** Public key of the player, base64url: the same key is the same person. */
  readonly key: string;
  readonly fingerprint: string;
  /** Keyed hash of the client's network; no address can be derived from it. */
  readonly network: string;
  readonly flag: string;
  readonly password: string;
  readonly watch: boolean;
  /** Watches without being in the room. */
  readonly viewer?: boolean;
  /** Whether the join takes over a seat from a connected tab of the same player. */
  readonly takeSeat?: boolean;
  /** Bits of the proof of work that came with the join. */
  readonly workBits?: number;
  /** Reconnection token of the seat that the client had before the server restarted; "" for none. */
  readonly seat?: string;
  /** Options of the new room, for joins that create one. */
  readonly room?: RoomOptions | undefined;
  /** Code of the new room, likewise. */
  readonly code?: string;
};
