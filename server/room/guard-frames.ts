/** Puts the frame guard in front of a room's dispatcher. */
import type { Client, Room } from "@colyseus/core";
import type { Logger } from "pino";
import type { FrameGuard } from "./frame-guard.ts";

type Dispatch = (client: Client, frame: Uint8Array) => void;

/**
 * The framework binds `room._onMessage` to every socket that joins. It is private there, but the only place where a
 * frame can be stopped before it is decoded, and decoding is what must not happen (see frame-guard.ts).
 */
export function guardFrames(room: Room, guardOf: (client: Client) => FrameGuard | undefined, log: Logger): void {
  const open = room as unknown as { _onMessage: Dispatch };
  const dispatch = open._onMessage.bind(room);
  open._onMessage = (client, frame) => {
    const guard = guardOf(client);
    const verdict = guard?.check(frame, performance.now());
    if (verdict === undefined || verdict.ok) {
      dispatch(client, frame);
      return;
    }
    log.info({ room: room.roomId, code: verdict.code, opcode: frame[0], bytes: frame.length }, verdict.reason);
    client.ref.removeAllListeners("message");
    client.leave(verdict.code, verdict.reason);
  };
}
