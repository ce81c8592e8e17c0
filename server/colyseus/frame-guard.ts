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

/** Maximum size of each kind of frame, in bytes, besides frames of byte messages. Other kinds are refused. */
const SIZE_MAX: ReadonlyMap<number, number> = new Map([
  [Protocol.JOIN_ROOM, 1],
  [Protocol.LEAVE_ROOM, 1],
  [Protocol.PING, 1],
  [Protocol.ROOM_DATA, 2048],
]);

/** Messages of all kinds together; each kind has a narrower limit of its own. */
const MESSAGES: RateLimit = { perSecond: 10, burst: 60 };

/** What the frames of a kind of room may be. */
export type FrameRules = {
  /** Frames of all kinds together. */
  readonly frames: RateLimit;
  /** Maximum size of a frame with a byte message, with its two bytes of header. */
  readonly bytesMax: number;
  /** Whether a frame within this size can be a byte message of the room. */
  readonly isByteMessage: (frame: Uint8Array) => boolean;
};

/** At most one change of keys per tick, and those of a ten-second stall at once. */
const KEY_FRAMES: FrameRules = {
  frames: { perSecond: 75, burst: 750 },
  bytesMax: KEYS_FRAME_LENGTH,
  isByteMessage: (frame) => frame.length === KEYS_FRAME_LENGTH && frame[1] === KEYS_TYPE,
};

/** Why a client's connection is closed. */
export type Violation = { readonly code: number; readonly reason: string; readonly counted: RefusalReason };

export class FrameGuard {
  readonly #rules: FrameRules;
  readonly #frames: TokenBucket;
  readonly #messages: TokenBucket;

  constructor(nowMs: number, rules: FrameRules = KEY_FRAMES) {
    this.#rules = rules;
    this.#frames = new TokenBucket(rules.frames, nowMs);
    this.#messages = new TokenBucket(MESSAGES, nowMs);
  }

  /** Undefined for a frame that may pass. */
  check(frame: Uint8Array, nowMs: number): Violation | undefined {
    const malformed = checkShape(frame, this.#rules);
    if (malformed !== undefined) return malformed;
    if (!this.#frames.take(nowMs)) return { code: CLOSE_FLOOD, reason: "too many frames", counted: "frameRate" };
    if (frame[0] === Protocol.ROOM_DATA && !this.#messages.take(nowMs)) {
      return { code: CLOSE_FLOOD, reason: "too many messages", counted: "frameRate" };
    }
    return undefined;
  }
}

function checkShape(frame: Uint8Array, { bytesMax, isByteMessage }: FrameRules): Violation | undefined {
  const first = frame[0];
  const opcode = first === undefined ? undefined : first & OPCODE_MASK;
  const limit = opcode === Protocol.ROOM_DATA_BYTES ? bytesMax : SIZE_MAX.get(opcode ?? -1);
  // Correct clients set no modifier.
  if (limit === undefined || (first! & ~OPCODE_MASK) !== 0) {
    return { code: CLOSE_BAD_FRAME, reason: "not a frame of this game", counted: "frameShape" };
  }
  if (frame.length > limit) return { code: CLOSE_OVERSIZE, reason: "frame too large", counted: "frameSize" };
  if (opcode === Protocol.ROOM_DATA_BYTES && !isByteMessage(frame)) {
    return { code: CLOSE_BAD_FRAME, reason: "not a byte message of this room", counted: "frameShape" };
  }
  return undefined;
}

type Dispatch = (client: Client, frame: Uint8Array) => void;

type GuardPorts = {
  readonly guardOf: (client: Client) => FrameGuard | undefined;
  /** Receives byte messages, without the framework's dispatcher: they are most of the frames. */
  readonly onBytes?: ((client: Client, bytes: Uint8Array) => void) | undefined;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly refusals: RefusalCounter;
};

/**
 * Puts frame guards in front of a room's dispatcher. The framework binds `room._onMessage` to every socket that joins; it
 * is private, but the only place where a frame can be stopped before it is decoded. Nothing may throw in here, because an
 * exception would end the process.
 */
export function guardFrames(room: Room, { guardOf, onBytes, now, refusals }: GuardPorts): void {
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
      if (onBytes !== undefined && frame[0] === Protocol.ROOM_DATA_BYTES) onBytes(client, frame.subarray(KEYS_OFFSET));
      else dispatch(client, frame);
    } catch (error) {
      refusals.add("frameShape", { room: room.roomId, err: error, opcode: frame[0], bytes: frame.length });
      closeClient(room, client, CLOSE_BAD_FRAME, "unreadable frame");
    }
  };
}
