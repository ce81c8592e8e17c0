/**
 * Looks at every frame of a client before the framework does, and closes the connection over what no client of ours can
 * send. It is here because one frame can otherwise freeze the process: an unreliable-input frame (opcode 20) declares how
 * many slots it has, and the framework allocates and loops over that many without a bound. Rondo speaks WebSocket only,
 * so such a frame is never honest.
 */
import { Protocol } from "@colyseus/core";
import type { RateLimit } from "#protocol/to-server.ts";
import { Credit } from "../limit/credit.ts";
import { CLOSE_BAD_FRAME, CLOSE_FLOOD, CLOSE_OVERSIZE } from "#protocol/close-code.ts";

/** The lowest five bits of a frame's first byte say what it is; the rest modifies it. */
const CODE_MASK = 0x1f;

/** Largest frame of each kind that a client may send, in bytes. Kinds that are not here are refused. */
const SIZE_MAX: ReadonlyMap<number, number> = new Map([
  [Protocol.JOIN_ROOM, 1],
  [Protocol.LEAVE_ROOM, 1],
  [Protocol.PING, 1],
  [Protocol.ROOM_DATA, 2048],
  [Protocol.ROOM_INPUT_RELIABLE, 3],
]);

/** An input frame is its code alone (keys as before), or code, field number 0 as an assignment, and the byte of keys. */
const ASSIGN_KEYS = 0x80;

/** Sixty inputs a second are honest; so is all of it at once after a stall of ten seconds. */
const FRAMES: RateLimit = { perSecond: 75, burst: 750 };

/** Messages are the clicks of a person; each kind has a narrower limit of its own. This one is for machines. */
const MESSAGES: RateLimit = { perSecond: 10, burst: 60 };

export type KickInfo = { readonly ok: true } | { readonly ok: false; readonly code: number; readonly reason: string };

const PASS: KickInfo = { ok: true };

export class FrameGuard {
  readonly #frames: Credit;
  readonly #messages: Credit;

  constructor(nowMs: number) {
    this.#frames = new Credit(FRAMES, nowMs);
    this.#messages = new Credit(MESSAGES, nowMs);
  }

  check(frame: Uint8Array, nowMs: number): KickInfo {
    const kick = judge(frame);
    if (!kick.ok) return kick;
    if (!this.#frames.spend(nowMs)) return { ok: false, code: CLOSE_FLOOD, reason: "too many frames" };
    if (frame[0] === Protocol.ROOM_DATA && !this.#messages.spend(nowMs)) {
      return { ok: false, code: CLOSE_FLOOD, reason: "too many messages" };
    }
    return PASS;
  }
}

function judge(frame: Uint8Array): KickInfo {
  const first = frame[0];
  const limit = first === undefined ? undefined : SIZE_MAX.get(first & CODE_MASK);
  // Our clients never set a modifier: inputs carry no time stamps, because the room rewinds nothing.
  if (limit === undefined || (first! & ~CODE_MASK) !== 0) {
    return { ok: false, code: CLOSE_BAD_FRAME, reason: "not a frame of this game" };
  }
  if (frame.length > limit) return { ok: false, code: CLOSE_OVERSIZE, reason: "frame too large" };
  if (
    first === Protocol.ROOM_INPUT_RELIABLE &&
    frame.length !== 1 &&
    (frame.length !== 3 || frame[1] !== ASSIGN_KEYS)
  ) {
    return { ok: false, code: CLOSE_BAD_FRAME, reason: "not an input" };
  }
  return PASS;
}
