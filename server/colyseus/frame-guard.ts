/**
 * Checks every frame of a client before the framework decodes it, and closes connections whose frames no correct client
 * sends. One frame could otherwise freeze the process: an unreliable-input frame (opcode 20) declares a number of slots,
 * and the framework allocates and loops over that many without a bound. Rondo uses WebSockets only, so such a frame is
 * never legitimate.
 */
import { type Client, Protocol, type Room } from "@colyseus/core";
import { CLOSE_BAD_FRAME, CLOSE_FLOOD, CLOSE_OVERSIZE } from "#protocol/close-code.ts";
import { KEYS_FRAME_LENGTH, KEYS_OFFSET, KEYS_TYPE } from "#protocol/keys-message.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import { TokenBucket } from "../limits/token-bucket.ts";
import type { RefusalCounter, RefusalReason } from "../monitoring/refusals.ts";
import { closeClient } from "./close-client.ts";

/** The lowest five bits of a frame's first byte are its opcode; the others modify it. */
const OPCODE_MASK = 0x1f;

/** Maximum size of each kind of frame, in bytes. Other kinds are refused. */
const SIZE_MAX: ReadonlyMap<number, number> = new Map([
  [Protocol.JOIN_ROOM, 1],
  [Protocol.LEAVE_ROOM, 1],
  [Protocol.PING, 1],
  [Protocol.ROOM_DATA, 2048],
  [Protocol.ROOM_DATA_BYTES, KEYS_FRAME_LENGTH],
]);

/** At most one change of keys per tick, and those of a ten-second stall at once. */
const FRAMES: RateLimit = { perSecond: 75, burst: 750 };

/** Messages of all kinds together; each kind has a narrower limit of its own. */
const MESSAGES: RateLimit = { perSecond: 10, burst: 60 };

/** Why a client's connection is closed. */
export type Violation = { readonly code: number; readonly reason: string; readonly counted: RefusalReason };

export class FrameGuard {
  readonly #frames: TokenBucket;
  readonly #messages: TokenBucket;

  constructor(nowMs: number) {
    this.#frames = new TokenBucket(FRAMES, nowMs);
    this.#messages = new TokenBucket(MESSAGES, nowMs);
  }

  /** Undefined for a frame that may pass. */
  check(frame: Uint8Array, nowMs: number): Violation | undefined {
    const malformed = checkShape(frame);
    if (malformed !== undefined) return malformed;
    if (!this.#frames.take(nowMs)) return { code: CLOSE_FLOOD, reason: "too many frames", counted: "frameRate" };
    if (frame[0] === Protocol.ROOM_DATA && !this.#messages.take(nowMs)) {
      return { code: CLOSE_FLOOD, reason: "too many messages", counted: "frameRate" };
    }
    return undefined;
  }
}

function checkShape(frame: Uint8Array): Violation | undefined {
  const first = frame[0];
  const limit = first === undefined ? undefined : SIZE_MAX.get(first & OPCODE_MASK);
  // Correct clients set no modifier.
  if (limit === undefined || (first! & ~OPCODE_MASK) !== 0) {
    return { code: CLOSE_BAD_FRAME, reason: "not a frame of this game", counted: "frameShape" };
  }
  if (frame.length > limit) return { code: CLOSE_OVERSIZE, reason: "frame too large", counted: "frameSize" };
  const areKeys = first === Protocol.ROOM_DATA_BYTES;
  if (areKeys && (frame.length !== KEYS_FRAME_LENGTH || frame[1] !== KEYS_TYPE)) {
    return { code: CLOSE_BAD_FRAME, reason: "not a message with keys", counted: "frameShape" };
  }
  return undefined;
}

type Dispatch = (client: Client, frame: Uint8Array) => void;

type GuardPorts = {
  readonly guardOf: (client: Client) => FrameGuard | undefined;
  /** Receives messages with keys, without the framework's dispatcher: they are most of the frames. */
  readonly onKeys?: (client: Client, keys: Uint8Array) => void;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly refusals: RefusalCounter;
};

/**
 * Puts frame guards in front of a room's dispatcher. The framework binds `room._onMessage` to every socket that joins; it
 * is private, but the only place where a frame can be stopped before it is decoded. Nothing may throw in here, because an
 * exception would end the process.
 */
export function guardFrames(room: Room, { guardOf, onKeys, now, refusals }: GuardPorts): void {
  const open = room as unknown as { _onMessage: Dispatch };
  const dispatch = open._onMessage.bind(room);
  open._onMessage = (client, frame) => {
    const violation = guardOf(client)?.check(frame, now());
    if (violation !== undefined) {
      const { code, counted } = violation;
      refusals.add(counted, { room: room.roomId, code, opcode: frame[0], bytes: frame.length });
      return closeClient(room, client, violation.code, violation.reason);
    }
    try {
      if (onKeys !== undefined && frame[0] === Protocol.ROOM_DATA_BYTES) onKeys(client, frame.subarray(KEYS_OFFSET));
      else dispatch(client, frame);
    } catch (error) {
      refusals.add("frameShape", { room: room.roomId, err: error, opcode: frame[0], bytes: frame.length });
      closeClient(room, client, CLOSE_BAD_FRAME, "unreadable frame");
    }
  };
}
