/** Puts the frame guard in front of a room's dispatcher. */
import type { Client, Room } from "@colyseus/core";
import { CLOSE_BAD_FRAME } from "#protocol/close-code.ts";
import type { Logger } from "pino";
import { dismiss } from "./dismiss.ts";
import type { FrameGuard } from "./frame-guard.ts";

type Dispatch = (client: Client, frame: Uint8Array) => void;

/**
 * The framework binds `room._onMessage` to every socket that joins. It is private there, but the only place where a
 * frame can be stopped before it is decoded, and decoding is what must not happen (see frame-guard.ts). An exception in
 * here would end the process.
 */
export function guardFrames(
  room: Room,
  guardOf: (client: Client) => FrameGuard | undefined,
  now: () => number,
  log: Logger,
): void {
  const open = room as unknown as { _onMessage: Dispatch };
  const dispatch = open._onMessage.bind(room);
  open._onMessage = (client, frame) => {
    const kick = guardOf(client)?.check(frame, now());
    if (kick !== undefined && !kick.ok) {
      log.info({ room: room.roomId, code: kick.code, opcode: frame[0], bytes: frame.length }, kick.reason);
      return dismiss(room, client, kick.code, kick.reason);
    }
    try {
      dispatch(client, frame);
    } catch (error) {
      log.info({ room: room.roomId, err: error, opcode: frame[0], bytes: frame.length }, "a frame cannot be read");
      dismiss(room, client, CLOSE_BAD_FRAME, "cannot be read");
    }
  };
}
