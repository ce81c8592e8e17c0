/** The server's state of one client of a room: its member, its inputs, and the limits of its connection. */
import type { Client } from "@colyseus/core";
import type { ToClient, ToClientKind } from "#protocol/to-client.ts";
import type { RateLimit, ToServerKind } from "#protocol/to-server.ts";
import type { JoinRequest } from "../admission/join-request.ts";
import { TokenBucket } from "../limits/token-bucket.ts";
import { FrameGuard } from "../colyseus/frame-guard.ts";
import { EarlinessLog } from "./earliness-log.ts";
import { KeySchedule } from "./key-schedule.ts";
import type { PingMeter } from "./ping-meter.ts";

/**
 * Rate limit of drops after which the seat is kept. Every reconnection costs all clients a keyframe and passes no join
 * guard, so a connection that drops more often loses its seat.
 */
const DROPS: RateLimit = { burst: 20, perSecond: 0.2 };

export type ClientSession = {
  readonly memberId: number;
  readonly request: Pick<JoinRequest, "key" | "network">;
  readonly keys: KeySchedule;
  guard: FrameGuard;
  readonly earliness: EarlinessLog;
  /** The last `tickGap` that was sent, in milliseconds. */
  gapMs: number;
  /** Time of the join or the last reconnection, in monotonic milliseconds. */
  joinedMs: number;
  /** True once a keyframe was requested for the client's full state. */
  synced: boolean;
  /** Of the present connection; undefined before its first tick. */
  ping: PingMeter | undefined;
  /** Token buckets of the kinds of messages. */
  readonly buckets: Map<ToServerKind, TokenBucket>;
  readonly drops: TokenBucket;
  /** True while a restored room keeps the seat for a client that was in it before. */
  returning: boolean;
  /** Hash of the reconnection token of the last connection that ended; "" before. */
  tokenHash: string;
  /** Gives up the reserved seat of a dropped connection; undefined before the first drop. */
  releaseSeat: (() => void) | undefined;
  /** Time of the last refusal because of the rate, in monotonic milliseconds. */
  rateRefusedMs: number;
};

export function createClientSession(memberId: number, request: ClientSession["request"], nowMs: number): ClientSession {
  return {
    memberId,
    request,
    keys: new KeySchedule(),
    guard: new FrameGuard(nowMs),
    earliness: new EarlinessLog(),
    gapMs: 0,
    joinedMs: nowMs,
    synced: false,
    ping: undefined,
    buckets: new Map(),
    drops: new TokenBucket(DROPS, nowMs),
    rateRefusedMs: -Infinity,
    returning: false,
    tokenHash: "",
    releaseSeat: undefined,
  };
}

/** Resets what belongs to the connection, after a reconnection. */
export function renewClientSession(session: ClientSession, nowMs: number): void {
  session.keys.reset();
  session.earliness.reset();
  session.gapMs = 0;
  session.guard = new FrameGuard(nowMs);
  session.joinedMs = nowMs;
  session.synced = false;
  session.returning = false;
  session.ping = undefined;
}

/** By session id. */
export type ClientSessions = ReadonlyMap<string, ClientSession>;

/** Sends a message of our protocol to one client. */
export function sendTo<K extends ToClientKind>(client: Client, kind: K, message: ToClient[K]): void {
  client.send(kind, message);
}
