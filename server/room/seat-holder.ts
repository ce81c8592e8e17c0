/** One client of a room: who he is in the match, what comes in from him, and how his line behaves. */
import type { Client } from "@colyseus/core";
import type { ToClient, ToClientKind } from "#protocol/to-client.ts";
import type { RateLimit, ToServerKind } from "#protocol/to-server.ts";
import type { Visitor } from "../identity/visitor.ts";
import { Credit } from "../limit/credit.ts";
import { FrameGuard } from "./frame-guard.ts";
import { JitterBuffer } from "./jitter-buffer.ts";
import { PaceMeter } from "./pace-meter.ts";
import type { PingMeter } from "./ping-meter.ts";

/**
 * Each return costs everybody a keyframe, and nobody who comes back passes the gatekeeper. A bad line breaks now and then;
 * one that breaks more often than this is no line to play over, or is broken on purpose.
 */
const BREAKS: RateLimit = { burst: 20, perSecond: 0.2 };

export type SeatHolder = {
  readonly memberId: number;
  readonly visitor: Pick<Visitor, "key" | "network">;
  readonly jitter: JitterBuffer;
  guard: FrameGuard;
  readonly pace: PaceMeter;
  /** When he joined or came back. */
  welcomedMs: number;
  /** True once the client was given a world to start from. */
  synced: boolean;
  /** Of the line he has now; undefined before his first one is looked at. */
  ping: PingMeter | undefined;
  /** What he may still send of each kind of message. */
  readonly credits: Map<ToServerKind, Credit>;
  /** How often his line may break before his seat waits no more. */
  readonly breaks: Credit;
  /** Gives up the seat that waits for him; undefined before his line first broke. */
  forgoSeat: (() => void) | undefined;
  /** When he was last told that he asks too often. */
  rateToldMs: number;
};

export function createSeatHolder(memberId: number, visitor: SeatHolder["visitor"], nowMs: number): SeatHolder {
  return {
    memberId,
    visitor,
    jitter: new JitterBuffer(),
    guard: new FrameGuard(nowMs),
    pace: new PaceMeter(),
    welcomedMs: nowMs,
    synced: false,
    ping: undefined,
    credits: new Map(),
    breaks: new Credit(BREAKS, nowMs),
    rateToldMs: -Infinity,
    forgoSeat: undefined,
  };
}

/** He came back over a new line. */
export function renewSeatHolder(holder: SeatHolder, nowMs: number): void {
  holder.jitter.reset();
  holder.guard = new FrameGuard(nowMs);
  holder.welcomedMs = nowMs;
  holder.synced = false;
  holder.ping = undefined;
}

/** Sends one of our messages to one client. */
export function tell<K extends ToClientKind>(client: Client, kind: K, message: ToClient[K]): void {
  client.send(kind, message);
}
