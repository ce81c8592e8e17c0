/** One client of a room: who he is in the match, what comes in from him, and how his line behaves. */
import type { Client } from "@colyseus/core";
import type { ToClient, ToClientKind } from "#protocol/to-client.ts";
import { FrameGuard } from "./frame-guard.ts";
import { JitterBuffer } from "./jitter-buffer.ts";
import { PaceMeter } from "./pace-meter.ts";

export type SeatHolder = {
  readonly memberId: number;
  readonly jitter: JitterBuffer;
  guard: FrameGuard;
  readonly pace: PaceMeter;
  /** When he joined or came back. */
  welcomedMs: number;
  /** True once the client was given a world to start from. */
  synced: boolean;
  /** When this client may next ask for a keyframe. */
  desyncFreeMs: number;
};

export function createSeatHolder(memberId: number, nowMs: number): SeatHolder {
  return {
    memberId,
    jitter: new JitterBuffer(),
    guard: new FrameGuard(nowMs),
    pace: new PaceMeter(),
    welcomedMs: nowMs,
    synced: false,
    desyncFreeMs: 0,
  };
}

/** He came back over a new line. */
export function renewSeatHolder(holder: SeatHolder, nowMs: number): void {
  holder.jitter.reset();
  holder.guard = new FrameGuard(nowMs);
  holder.welcomedMs = nowMs;
  holder.synced = false;
}

/** Sends one of our messages to one client. */
export function tell<K extends ToClientKind>(client: Client, kind: K, message: ToClient[K]): void {
  client.send(kind, message);
}
